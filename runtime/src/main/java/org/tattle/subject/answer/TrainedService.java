package org.tattle.subject.answer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.defense.Defense;
import org.tattle.model.Access;
import org.tattle.nn.network.Ranges;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LogitBounds;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;
import org.tattle.run.Key;

/**
 * A model that was trained here.
 *
 * @param data the rows that it can be asked of by their numbers
 * @param seen what it is given in the place of inputs
 * @param trained its weights
 * @param by what it was trained by
 */
public record TrainedService(Dataset data, UnaryOperator<INDArray> seen, Trained trained, Job by)
    implements Service {

  @Override
  public Key key(List<Defense> defenses) {
    return Key.of("trained", data.digest(), by, defenses);
  }

  @Override
  public Set<Access> shows() {
    return Service.trained(data.truth().kind());
  }

  @Override
  public Outputs answers(int[] rows, Control control) {
    LogitMatrix outputs = trained.outputs(seen.apply(data.features()), rows, control);
    if (data.truth() instanceof Labels.Numbers numbers) {
      float[] predicted = new float[rows.length];
      for (int i = 0; i < rows.length; i++) {
        predicted[i] = outputs.logit(i, 0);
      }
      return new Losses.Predicted(predicted, rows, numbers);
    }
    return new Outputs.Computed(outputs);
  }

  @Override
  public Outputs ask(INDArray features, Control control) {
    return new Outputs.Computed(trained.outputs(seen.apply(features), control));
  }

  @Override
  public INDArray seen(INDArray features) {
    return seen.apply(features);
  }

  /** Of a network that sees rows as they are asked, by bounds. */
  @Override
  public Optional<Certifier> certifier() {
    return LogitBounds.of(trained.network()) && bare().isPresent()
        ? data.ranges()
            .filter(Ranges::any)
            .map(ranges -> new BoundCertifier(new LogitBounds(trained, ranges)))
        : Optional.empty();
  }

  @Override
  public Optional<Trained> weights() {
    return Optional.of(trained);
  }

  @Override
  public Optional<Trained> bare() {
    INDArray probe = Nd4j.zeros(1, data.shape().size());
    return seen.apply(probe) == probe ? Optional.of(trained) : Optional.empty();
  }

  @Override
  public Optional<Job> job() {
    return Optional.of(by);
  }
}
