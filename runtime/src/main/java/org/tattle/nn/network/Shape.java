package org.tattle.nn.network;

/**
 * How the features of one row are laid out: channels of rows of pixels, channel by channel.
 *
 * @param channels colours, or 1
 * @param height rows of pixels, or 1
 * @param width columns of pixels, or the number of features
 */
public record Shape(int channels, int height, int width) {

  /** A plain vector of features. */
  public static Shape flat(int features) {
    return new Shape(1, 1, features);
  }

  /** How many features a row has. */
  public int size() {
    return channels * height * width;
  }

  /** Whether a row is an image. */
  public boolean image() {
    return height > 1;
  }
}
