package org.tattle.defense;

import java.util.Optional;
import org.tattle.run.Fault;

/** Changes how models are trained. */
public non-sealed interface TrainDefense extends Defense {

  /**
   * The training to do instead.
   *
   * @throws Fault if it cannot be had, such as a privacy budget too small to train
   */
  Fit apply(Fit fit);

  /** What keeps it from changing a training that another defense has changed, whatever the data. */
  default Optional<Fault> conflict(TrainDefense before) {
    return Optional.empty();
  }
}
