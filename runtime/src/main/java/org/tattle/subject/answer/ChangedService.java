package org.tattle.subject.answer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.data.Dataset;
import org.tattle.defense.Defense;
import org.tattle.defense.Detector;
import org.tattle.defense.InputDefense;
import org.tattle.model.Access;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;
import org.tattle.run.Key;

/**
 * A model that is given inputs as a defense changes them.
 *
 * @param inner who is asked
 * @param data the rows that it can be asked of by their numbers
 */
public record ChangedService(Service inner, InputDefense defense, Dataset data) implements Service {

  @Override
  public Key key(List<Defense> defenses) {
    return Key.of("changed", inner.key(defenses), (Record) defense);
  }

  @Override
  public Set<Access> shows() {
    return inner.shows();
  }

  @Override
  public boolean knows(int row) {
    return inner.knows(row);
  }

  @Override
  public Outputs answers(int[] rows, Control control) {
    float[] values = data.values(rows);
    return ask(Nd4j.createFromArray(values).reshape(rows.length, data.shape().size()), control);
  }

  @Override
  public Outputs ask(INDArray features, Control control) {
    return inner.ask(changed(features), control);
  }

  private INDArray changed(INDArray features) {
    float[] rows = features.dup('c').data().asFloat();
    defense.change(rows, data.shape());
    return Nd4j.createFromArray(rows).reshape(features.shape());
  }

  @Override
  public INDArray seen(INDArray features) {
    return inner.seen(changed(features));
  }

  @Override
  public Optional<Detector.Alarm> alarm() {
    return inner.alarm();
  }

  @Override
  public OptionalDouble deviation() {
    return inner.deviation();
  }

  @Override
  public Optional<Trained> weights() {
    return inner.weights();
  }

  @Override
  public Optional<Job> job() {
    return inner.job();
  }
}
