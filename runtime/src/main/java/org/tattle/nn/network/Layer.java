package org.tattle.nn.network;

/**
 * A layer as data: what to build, not how. Networks are lists of these, so they can be compared,
 * hashed and sent to another machine.
 */
public sealed interface Layer {

  /** Every input to every unit, with a bias. */
  record Dense(int units) implements Layer {}

  /** A function of each value by itself. */
  record Activation(Function function) implements Layer {}

  /** Zeroes a share of the values while training and scales up the rest. */
  record Dropout(double rate) implements Layer {}

  /**
   * Filters over {@code size x size} windows, stride 1, zero-padded so that the image keeps its
   * size.
   */
  record Convolution(int filters, int size) implements Layer {}

  /** The largest of each {@code size x size} window. */
  record MaxPool(int size) implements Layer {}

  /** The mean of each {@code size x size} window. */
  record MeanPool(int size) implements Layer {}

  /**
   * Each input is a token, {@code 0 .. vocabulary-1}, and becomes a vector. Only as first layer.
   */
  record Embedding(int vocabulary, int width) implements Layer {}

  /** The same values, laid out as an image. Changes nothing of them. */
  record View(Shape as) implements Layer {}

  /** The activations. */
  enum Function {
    RELU,
    TANH,
    /** The approximation by tanh, within 5e-4 of the exact one with the error function. */
    GELU
  }
}
