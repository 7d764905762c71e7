package org.tattle.subject.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.data.Dataset;
import org.tattle.defense.Defense;
import org.tattle.defense.Detector;
import org.tattle.defense.InputDefense;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;
import org.tattle.run.Key;

/** A model that gives no answer to rows that a detector takes for changed ones. */
final class WatchedService extends ForwardingService {
  private final InputDefense defense;
  private final Dataset data;
  private final Detector.Alarm alarm;

  /**
   * @param data the rows that it can be asked of by their numbers
   * @param known rows of these as they are
   */
  WatchedService(
      Service inner, InputDefense defense, Detector.Recipe recipe, Dataset data, int[] known) {
    super(inner);
    this.defense = defense;
    this.data = data;
    float[] rows = seen(data.values(known), known.length);
    int[] labels = new int[known.length];
    Arrays.setAll(labels, i -> data.labels()[known[i]]);
    Trained model = inner.weights().orElseThrow();
    Detector detector = recipe.of(model, rows, labels, data.shape(), Control.NONE);
    double[] scores = detector.scores(rows, Control.NONE);
    Arrays.sort(scores);
    int refused = (int) Math.floor(recipe.alarms() * scores.length);
    alarm = new Detector.Alarm(detector, scores[scores.length - 1 - refused]);
  }

  private float[] seen(float[] rows, int count) {
    INDArray all = Nd4j.createFromArray(rows).reshape(count, data.shape().size());
    return inner.seen(all).dup('c').data().asFloat();
  }

  @Override
  public Key key(List<Defense> defenses) {
    return Key.of("watched", inner.key(defenses), (Record) defense);
  }

  @Override
  public Outputs answers(int[] rows, Control control) {
    return refusing(inner.answers(rows, control), data.values(rows), control);
  }

  @Override
  public Outputs ask(INDArray features, Control control) {
    float[] rows = features.dup('c').data().asFloat();
    return refusing(inner.ask(features, control), rows, control);
  }

  private Outputs refusing(Outputs said, float[] rows, Control control) {
    int count = rows.length / data.shape().size();
    double[] scores = alarm.detector().scores(seen(rows, count), control);
    return new Refusing(said, i -> scores[i] <= alarm.limit());
  }

  @Override
  public Optional<Detector.Alarm> alarm() {
    return Optional.of(alarm);
  }
}
