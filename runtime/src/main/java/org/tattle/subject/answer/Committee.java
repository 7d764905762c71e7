package org.tattle.subject.answer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.defense.Defense;
import org.tattle.defense.Sharding;
import org.tattle.model.Access;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;
import org.tattle.run.Key;

/**
 * Several models that answer together.
 *
 * @param data the rows that they can be asked of by their numbers
 * @param seen what they are given in the place of inputs
 * @param models at least one
 * @param how they learned and what becomes of their answers
 * @param of the keys under which the models are kept
 */
public record Committee(
    Dataset data, UnaryOperator<INDArray> seen, List<Trained> models, Sharding how, List<Key> of)
    implements Service {
  public Committee {
    models = List.copyOf(models);
    of = List.copyOf(of);
  }

  @Override
  public Key key(List<Defense> defenses) {
    return Key.of("committee", data.digest(), of, how.vote(), defenses);
  }

  @Override
  public Set<Access> shows() {
    return Service.learned(data.truth().kind());
  }

  @Override
  public Outputs answers(int[] rows, Control control) {
    INDArray features = seen.apply(data.features());
    return together(rows.length, model -> model.outputs(features, rows, control));
  }

  @Override
  public Outputs ask(INDArray features, Control control) {
    INDArray given = seen.apply(features);
    return together((int) features.size(0), model -> model.outputs(given, control));
  }

  private Outputs together(int rows, Function<Trained, LogitMatrix> asked) {
    int classes = data.truth().outputs();
    double[][] said = new double[rows][classes];
    for (Trained model : models) {
      LogitMatrix logits = asked.apply(model);
      for (int row = 0; row < rows; row++) {
        if (how.vote() == Sharding.Vote.MAJORITY) {
          said[row][logits.predicted(row)] += 1.0 / models.size();
        } else {
          double[] p = logits.probabilities(row);
          for (int c = 0; c < classes; c++) {
            said[row][c] += p[c] / models.size();
          }
        }
      }
    }
    return new Outputs.Given(said, classes);
  }

  /** Of rows whose figures were not made by those of others. */
  @Override
  public Optional<Outlasting> outlasting() {
    return how.certifies() && data.columns().stream().allMatch(Committee::alone)
        ? Optional.of(this::outlasts)
        : Optional.empty();
  }

  private static boolean alone(Column column) {
    return column.declared() && column.filled() == 0;
  }

  private int[] outlasts(int[] rows, Control control) {
    Outputs shares = answers(rows, control);
    return IntStream.range(0, rows.length)
        .map(i -> Sharding.outlasts(votes(shares.probabilities(i))))
        .toArray();
  }

  private int[] votes(double[] shares) {
    return DoubleStream.of(shares).mapToInt(it -> (int) Math.round(it * models.size())).toArray();
  }

  @Override
  public INDArray seen(INDArray features) {
    return seen.apply(features);
  }
}
