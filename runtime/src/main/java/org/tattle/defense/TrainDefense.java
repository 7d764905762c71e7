package org.tattle.defense;

import java.util.Optional;
import org.tattle.data.Dataset;
import org.tattle.run.Fault;

/** Changes how models are trained. */
public non-sealed interface TrainDefense extends Defense {

  /**
   * The training to do instead.
   *
   * @throws Fault if it cannot be had, such as a privacy budget too small to train
   */
  Fit apply(Fit fit);

  /**
   * What becomes of each row by itself before models are trained on it; a model is given the same
   * of what it is asked.
   */
  default Treatment prepare(Dataset data) {
    return Treatment.inPlace(data);
  }

  @Override
  default Optional<Fault> conflict(Defense before) {
    return before instanceof TrainDefense other ? conflict(other) : Optional.empty();
  }

  /** What keeps it from changing a training that another defense has changed, whatever the data. */
  default Optional<Fault> conflict(TrainDefense before) {
    return Optional.empty();
  }
}
