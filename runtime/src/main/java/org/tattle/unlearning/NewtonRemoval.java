package org.tattle.unlearning;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Defense;
import org.tattle.defense.removal.ConvexLoss;
import org.tattle.defense.removal.ConvexTraining;
import org.tattle.defense.removal.Removable;
import org.tattle.model.Model;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.MessageText;
import org.tattle.run.catalogue.ForgettingFaults;

/**
 * Certified removal (Guo et al. 2020, section 3). The model is at the lowest point w of a tilted
 * loss on all rows, so that its tilt is known from w. From there
 *
 * <ol>
 *   <li>steps of Newton's method go down the loss on the rows that stay, tilted in the same way:
 *       one, as in the paper, or a few, for many rows take the lowest point farther away;
 *   <li>the gradient that is left is measured, and what rounding of weights hides of it is added;
 *   <li>with a tilt of deviation s, the result is (epsilon, delta)-indistinguishable from a
 *       training without the rows, for epsilon = sqrt(2 ln(1.5 / delta)) times that norm / s
 *       (theorem 3).
 * </ol>
 *
 * <p>The classes' tilts are independent, so that their gradients are one vector's.
 */
@Component(
    name = "newton",
    doc = "Takes the rows out of a linear model by a few steps, and certifies what that leaves.",
    paper = "Guo et al. 2020, Certified Data Removal from Machine Learning Models",
    example = "unlearn newton rows=5 as without")
public record NewtonRemoval(
    @Param(doc = "chance that the certificate fails", min = 0, above = true, max = 0.5)
        double delta,
    @Param(doc = "steps of Newton's method at most", min = 1, max = 50) int steps)
    implements Unlearning.Relearning {
  /** Half a step of the last bit of a weight, by its size. */
  private static final double ROUNDING = Math.scalb(1.0, -24);

  public NewtonRemoval() {
    this(1e-5, 4);
  }

  @Override
  public Optional<Fault> unfit(Model model, List<Defense> defenses) {
    return defenses.stream().anyMatch(Removable.class::isInstance)
        ? Optional.empty()
        : Optional.of(Fault.of(ForgettingFaults.NOT_CONVEX));
  }

  @Override
  public Job effort(Remainder left) {
    return new Job(
        left.job().network(), left.job().plan().cut(1), left.job().rows(), left.job().seed());
  }

  /**
   * Where one class came to.
   *
   * @param residual the norm of the gradient there, and what rounding hides of it
   */
  private record Arrival(double[] weights, double residual) {}

  @Override
  public Trained forget(Trained from, Remainder left, Workers workers, Control control) {
    float[] weights = from.weights();
    List<Arrival> arrivals = arrivals(from, left, control);
    int width = weights.length / arrivals.size();
    for (int label = 0; label < arrivals.size(); label++) {
      for (int i = 0; i < width; i++) {
        weights[label * width + i] = (float) arrivals.get(label).weights()[i];
      }
    }
    return Trained.elsewhere(from.network(), weights);
  }

  private List<Arrival> arrivals(Trained from, Remainder left, Control control) {
    double l2 = convex(left).l2();
    int width = from.network().input().size() + 1;
    float[] weights = from.weights();
    int[] labels = left.examples().labels();
    int[] staying = left.job().rows();
    int[] before = IntStream.concat(IntStream.of(staying), IntStream.of(left.gone())).toArray();
    INDArray all = ConvexLoss.withOnes(left.examples().features(), before);
    INDArray stay = ConvexLoss.withOnes(left.examples().features(), staying);
    double norm = norm(all);
    double steepest = 0.25 * norm * norm + l2 * all.rows();
    INDArray none = Nd4j.zeros(DataType.DOUBLE, width, 1);
    return IntStream.range(0, from.network().classes())
        .mapToObj(
            label -> {
              control.check();
              double[] own = new double[width];
              IntStream.range(0, width).forEach(i -> own[i] = weights[label * width + i]);
              INDArray knowing = Nd4j.createFromArray(own).reshape(width, 1);
              ConvexLoss loss =
                  new ConvexLoss(all, ConvexLoss.signs(labels, before, label), l2, none)
                      .lowestAt(knowing)
                      .of(stay, ConvexLoss.signs(labels, staying, label));
              INDArray lower = loss.lower(knowing, steps, control);
              double residual = loss.gradient(lower).norm2Number().doubleValue();
              double size = knowing.norm2Number().doubleValue() + lower.norm2Number().doubleValue();
              return new Arrival(lower.toDoubleVector(), residual + steepest * ROUNDING * size);
            })
        .toList();
  }

  private static ConvexTraining convex(Remainder left) {
    return (ConvexTraining) left.course().orElseThrow();
  }

  /**
   * An upper bound on the largest singular value s of X: s² is at most the Frobenius norm of X'X.
   */
  private static double norm(INDArray rows) {
    return Math.sqrt(rows.transpose().mmul(rows).norm2Number().doubleValue());
  }

  @Override
  public double retrained(Remainder left) {
    return 0;
  }

  @Override
  public String promise() {
    return "it is certified";
  }

  @Override
  public String promise(Trained from, Remainder left, Control control) {
    double squares =
        arrivals(from, left, control).stream()
            .mapToDouble(it -> it.residual() * it.residual())
            .sum();
    double noise = convex(left).noise();
    return noise == 0
        ? "nothing is promised: the training was not tilted, so see `noise` of `defend removable`"
        : MessageText.of(
            "it is (%.3g, %.1g)-indistinguishable from training without the rows",
            Math.sqrt(2 * Math.log(1.5 / delta)) * Math.sqrt(squares) / noise, delta);
  }
}
