package org.tattle.claim;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.tattle.run.Control;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;

/**
 * How sure models that never saw some rows are of them, and how far another model stands out among
 * these: two tests, whose p-values are right for one more model of the population. Each compares a
 * number of the model with the same number of each of the population, taken against the others, by
 * the t distribution of a further draw: t = (x - mean) / (s sqrt(1 + 1/m)) with m - 1 degrees of
 * freedom.
 *
 * @param scores {@code [models, rows]}: ln p - ln (1 - p) of the true class
 */
public record Population(double[][] scores) {

  /**
   * What a test found.
   *
   * @param value of the model
   * @param p the chance of one so far out, or farther, if the model is one of the population
   */
  record Test(double value, double p) {}

  static Population of(List<Target> models, int[] rows, Control control) {
    return new Population(
        models.stream().map(model -> scores(model, rows, control)).toArray(double[][]::new));
  }

  /** How sure a model is of the true class of each row. */
  public static double[] scores(Target model, int[] rows, Control control) {
    Answers answers = model.owned().answers(rows, control);
    return IntStream.range(0, rows.length).mapToDouble(answers::scaledConfidence).toArray();
  }

  /**
   * How often the model is surer of a row than a model that never saw it: an AUC whose negatives
   * are the same rows. Two-sided: rows that a model shuns stand out as well.
   */
  Test surer(double[] model) {
    int m = scores.length;
    double value = auc(model, scores);
    double[] own = IntStream.range(0, m).mapToDouble(i -> auc(scores[i], others(i))).toArray();
    double squares = DoubleStream.of(own).map(auc -> (auc - 0.5) * (auc - 0.5)).sum();
    double s = (m - 1.0) / m * Math.sqrt(squares / (m - 1));
    return new Test(value, Math.min(1, 2 * beyond(Math.abs(value - 0.5), s)));
  }

  /**
   * How far the model is from the population's mean, row by row, in its variances: sees rows of
   * which some are shunned and some known, while the mean is as it should be. One-sided.
   */
  Test scattered(double[] model) {
    int m = scores.length;
    double[] own =
        IntStream.range(0, m).mapToDouble(i -> Math.log(distance(scores[i], others(i)))).toArray();
    double value =
        IntStream.range(0, m)
            .mapToDouble(i -> Math.log(distance(model, others(i))))
            .average()
            .orElseThrow();
    double mean = DoubleStream.of(own).average().orElseThrow();
    double s = Math.sqrt(DoubleStream.of(own).map(it -> (it - mean) * (it - mean)).sum() / (m - 1));
    return new Test(Math.exp(value - mean), beyond(value - mean, s));
  }

  /** The chance that one more draw is so far above the mean. */
  private double beyond(double difference, double s) {
    int m = scores.length;
    if (s == 0) {
      return difference > 0 ? 1.0 / (m + 1) : 1;
    }
    return TDistribution.of(m - 1).survivalProbability(difference / (s * Math.sqrt(1 + 1.0 / m)));
  }

  private double[][] others(int one) {
    return IntStream.range(0, scores.length)
        .filter(i -> i != one)
        .mapToObj(i -> scores[i])
        .toArray(double[][]::new);
  }

  static double auc(double[] model, double[][] others) {
    double above = 0;
    for (double[] other : others) {
      for (int row = 0; row < model.length; row++) {
        above += model[row] > other[row] ? 1 : model[row] == other[row] ? 0.5 : 0;
      }
    }
    return above / others.length / model.length;
  }

  private static double distance(double[] model, double[][] others) {
    double sum = 0;
    for (int row = 0; row < model.length; row++) {
      int at = row;
      double[] column = Arrays.stream(others).mapToDouble(other -> other[at]).toArray();
      double mean = DoubleStream.of(column).average().orElseThrow();
      double variance =
          DoubleStream.of(column).map(it -> (it - mean) * (it - mean)).sum() / (column.length - 1);
      double away = model[row] - mean;
      sum += away * away / (variance + 1e-6);
    }
    return sum / model.length + Double.MIN_NORMAL;
  }
}
