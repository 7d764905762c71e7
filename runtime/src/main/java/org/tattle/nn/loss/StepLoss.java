package org.tattle.nn.loss;

/** How far a network's outputs are from what is true, and which way to go. */
public interface StepLoss {
  /** Takes what is true of {@code batch} rows, given by {@code order[from..]}. */
  void load(int[] order, int from, int batch);

  /**
   * Writes the gradient of each example's loss by the outputs, for the rows that were taken.
   *
   * @param counted how many examples, the first ones, count for the sum
   * @param outputs {@code [classes, batch]}
   * @param delta {@code [classes, batch]}, overwritten
   * @return the sum of the losses
   */
  double gradient(int batch, int counted, float[] outputs, float[] delta);
}
