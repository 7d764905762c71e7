package org.tattle.nn;

/**
 * One model to train: everything but the examples themselves, and nothing live, so that it can be
 * sent to another machine.
 *
 * @param rows the rows to train on, as indices into the examples; not written to
 * @param seed decides initial weights, batches, dropout and, unless secure, privacy noise
 */
public record Job(Network network, Recipe recipe, int[] rows, long seed) {

  /** How many steps it takes, if it is not stopped early. */
  public long steps() {
    return Training.steps(this);
  }
}
