package org.tattle.subject.answer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.defense.Defense;
import org.tattle.model.Access;
import org.tattle.model.Learned;
import org.tattle.model.tree.LeafCounts;
import org.tattle.model.tree.Trees;
import org.tattle.run.Control;
import org.tattle.run.Key;

/**
 * A model that learned here, and is no network.
 *
 * @param data the rows that it can be asked of by their numbers
 * @param seen what it is given in the place of inputs
 * @param of the key under which what it learned is kept
 */
public record LearnedService(Dataset data, UnaryOperator<INDArray> seen, Learned learned, Key of)
    implements Service {

  @Override
  public Key key(List<Defense> defenses) {
    return Key.of("learned", data.digest(), of, defenses);
  }

  @Override
  public Set<Access> shows() {
    return Service.learned(data.truth().kind());
  }

  @Override
  public Outputs answers(int[] rows, Control control) {
    double[][] said = learned.answers(seen.apply(data.features()), rows, control);
    if (data.truth() instanceof Labels.Numbers numbers) {
      float[] predicted = new float[rows.length];
      for (int i = 0; i < rows.length; i++) {
        predicted[i] = (float) said[i][0];
      }
      return new Losses.Predicted(predicted, rows, numbers);
    }
    return new Outputs.Given(said, data.truth().outputs());
  }

  @Override
  public Outputs ask(INDArray features, Control control) {
    int[] all = IntStream.range(0, (int) features.size(0)).toArray();
    double[][] said = learned.answers(seen.apply(features), all, control);
    return new Outputs.Given(said, data.truth().outputs());
  }

  @Override
  public Optional<Learned> taught() {
    return Optional.of(learned);
  }

  @Override
  public Optional<LeafCounts> leaves(int[] rows, Control control) {
    if (!(learned instanceof Trees trees)) {
      return Optional.empty();
    }
    INDArray features = seen.apply(data.features());
    float[][] some =
        IntStream.of(rows)
            .mapToObj(row -> features.getRow(row).toFloatVector())
            .toArray(float[][]::new);
    return Optional.of(LeafCounts.of(trees.trees(), some, control));
  }

  @Override
  public INDArray seen(INDArray features) {
    return seen.apply(features);
  }
}
