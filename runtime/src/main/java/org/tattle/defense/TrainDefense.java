package org.tattle.defense;

/** Changes how models are trained. */
public non-sealed interface TrainDefense extends Defense {

  /**
   * The training to do instead.
   *
   * @throws org.tattle.run.Fault if it cannot be had, such as a privacy budget too small to train
   */
  Fit apply(Fit fit);
}
