package org.tattle.subject;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.data.Dataset;
import org.tattle.defense.Defense;
import org.tattle.model.Access;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;
import org.tattle.run.Key;

/**
 * A model that was trained here.
 *
 * @param data the rows that it can be asked of by their numbers
 * @param trained its weights
 * @param by what it was trained by
 */
record TrainedService(Dataset data, Trained trained, Job by) implements Service {

  @Override
  public Key key(List<Defense> defenses) {
    return Key.of("trained", data.digest(), by, defenses);
  }

  @Override
  public Set<Access> shows() {
    return EnumSet.of(Access.LABELS, Access.PROBABILITIES, Access.GRADIENTS, Access.QUERIES);
  }

  @Override
  public Outputs answers(int[] rows, Control control) {
    return new Outputs.Computed(trained.outputs(data.features(), rows, control));
  }

  @Override
  public Outputs ask(INDArray features, Control control) {
    return new Outputs.Computed(trained.outputs(features, control));
  }

  @Override
  public Optional<Trained> weights() {
    return Optional.of(trained);
  }

  @Override
  public Optional<Job> job() {
    return Optional.of(by);
  }
}
