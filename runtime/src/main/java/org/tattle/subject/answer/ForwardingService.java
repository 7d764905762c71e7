package org.tattle.subject.answer;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.defense.Detector;
import org.tattle.model.Access;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Trained;

/**
 * A model behind a defense of its inputs: what the defense does not change is the model's own. What
 * the model proves of its answers is not: that is for the defense to say.
 */
abstract class ForwardingService implements Service {
  final Service inner;

  /**
   * @param inner who is asked
   */
  ForwardingService(Service inner) {
    this.inner = inner;
  }

  @Override
  public final Set<Access> shows() {
    return inner.shows();
  }

  @Override
  public final boolean knows(int row) {
    return inner.knows(row);
  }

  @Override
  public INDArray seen(INDArray features) {
    return inner.seen(features);
  }

  @Override
  public OptionalDouble deviation() {
    return inner.deviation();
  }

  @Override
  public Optional<Detector.Alarm> alarm() {
    return inner.alarm();
  }

  @Override
  public final Optional<Trained> weights() {
    return inner.weights();
  }

  @Override
  public final Optional<Job> job() {
    return inner.job();
  }
}
