package org.tattle.attack.mark;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.tattle.attack.Context;
import org.tattle.data.Dataset;
import org.tattle.defense.mark.ClassDirections;
import org.tattle.defense.mark.Radioactive;
import org.tattle.model.Access;
import org.tattle.nn.train.InputGradients;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.ForgettingFaults;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Target;
import org.tattle.subject.train.Preparation;

/**
 * How far a suspect leans to the secret directions along which an owner moved rows. What pulls it
 * to a class is the mean gradient, over rows that nobody moved or trained on, of the class's logit
 * less the mean of all. That is computed without the direction, which was drawn uniformly: so if
 * the suspect never saw a moved row, {@code (1 + cosine) / 2} has the beta law of {@code (d - 1) /
 * 2} and {@code (d - 1) / 2} exactly, whatever model it is. The p-values of the classes are
 * independent, as directions are, and Fisher's sum of their logarithms is one of all.
 *
 * @param secret the directions
 * @param fresh rows that are as they were, {@code [rows, features]}
 */
public record DirectionLeaning(ClassDirections secret, Dataset fresh) {

  /** Of a model whose rows were moved. */
  public static Optional<DirectionLeaning> of(ModelRecipe<?> how, Context context) {
    return how.defenses().stream()
        .filter(Radioactive.class::isInstance)
        .map(Radioactive.class::cast)
        .findFirst()
        .map(
            defense -> {
              Dataset data = how.data();
              return new DirectionLeaning(
                  ClassDirections.of(
                      data,
                      Preparation.draws(
                          defense,
                          how.lineage().seed(context.trainer().root()),
                          context.trainer())),
                  data.take(how.split().nonmembers()));
            });
  }

  /**
   * The cosine of each class's pull with its direction.
   *
   * @throws Fault T318 if the suspect shows no weights, or none for so many features
   */
  public double[] cosines(Target model, Control control) {
    if (!model.access().contains(Access.GRADIENTS)) {
      throw Fault.of(ForgettingFaults.WEIGHTS_UNSEEN);
    }
    int width = fresh.shape().size();
    if (model.trained().network().input().size() != width) {
      throw Fault.of(ForgettingFaults.NO_SUCH_LAYER, width);
    }
    double[][] pulls = pulls(model, control);
    return IntStream.range(0, pulls.length).mapToDouble(c -> secret.cosine(c, pulls[c])).toArray();
  }

  /** The mean gradient of each class's centred logit, {@code [classes, features]}. */
  private double[][] pulls(Target model, Control control) {
    int rows = fresh.rows();
    float[] values = model.seen(fresh.features()).reshape(-1).toFloatVector();
    double[][] pulls = new double[secret.along().length][fresh.shape().size()];
    try (InputGradients gradients = new InputGradients(model.trained(), control)) {
      int width = gradients.width();
      int classes = gradients.classes();
      for (int c = 0; c < classes; c++) {
        int own = c;
        float[] sum = new float[rows * width];
        gradients.add(
            values,
            rows,
            (from, count, logits, delta) -> {
              Arrays.fill(delta, 0, classes * count, -1f / classes);
              Arrays.fill(delta, own * count, (own + 1) * count, 1 - 1f / classes);
            },
            sum);
        for (int k = 0; k < pulls[c].length; k++) {
          for (int row = 0; row < rows; row++) {
            pulls[c][k] += sum[row * width + k] / rows;
          }
        }
      }
    }
    return pulls;
  }

  /** The chance that a model which saw no moved row leans so far, over all looks. */
  public double p(double[] cosines, int looks) {
    return Math.min(1, looks * once(cosines, secret.features().length));
  }

  /** The same by one look, of cosines of directions of so many features. */
  static double once(double[] cosines, int features) {
    double half = (features - 1) / 2.0;
    BetaDistribution law = BetaDistribution.of(half, half);
    double sum =
        Arrays.stream(cosines)
            .map(cosine -> law.survivalProbability((1 + cosine) / 2))
            .map(one -> -2 * Math.log(Math.max(one, Double.MIN_NORMAL)))
            .sum();
    return ChiSquaredDistribution.of(2.0 * cosines.length).survivalProbability(sum);
  }
}
