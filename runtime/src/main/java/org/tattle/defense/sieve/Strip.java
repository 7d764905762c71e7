package org.tattle.defense.sieve;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.measure.MedianDeviation;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.run.Control;

/**
 * STRIP (Gao et al. 2019): what bears a mark keeps its class whatever is laid over it. Each row is
 * laid half and half over others that are drawn, and a model that learned from all of them is
 * asked; the mean entropy of its answers is low where a mark decides. Entropies of most rows are
 * taken to be normal, by their median and median absolute deviation, and rows below so many
 * deviations are left out.
 */
@Component(
    name = "strip",
    doc = "Leaves out rows that keep their class whatever is laid over them.",
    paper = "Gao et al. 2019, STRIP: A Defence Against Trojan Attacks on Deep Neural Networks",
    example = "defend strip",
    revision = 2)
public record Strip(
    @Param(doc = "rows that each is laid over", min = 1, max = 1000) int over,
    @Param(doc = "deviations below the median that are odd", min = 0, above = true)
        double deviations)
    implements Sieve {
  private static final int PART = 256;

  public Strip() {
    this(20, 2.33);
  }

  @Override
  public String measure() {
    return "how sure of its class a model stays with other rows over it, in nats";
  }

  @Override
  public Suspicion look(Suspects suspects, Control control) {
    float[] all = suspects.features();
    int width = suspects.width();
    UniformRandomProvider random = suspects.seed().split("over").random();
    double most = Math.log(suspects.classes());
    double[] scores = new double[suspects.count()];
    for (int from = 0; from < scores.length; from += PART) {
      control.check();
      int count = Math.min(PART, scores.length - from);
      float[] laid = new float[count * over * width];
      for (int k = 0; k < count * over; k++) {
        int row = (from + k / over) * width;
        int other = random.nextInt(scores.length) * width;
        for (int f = 0; f < width; f++) {
          laid[k * width + f] = (all[row + f] + all[other + f]) / 2;
        }
      }
      LogitMatrix said = suspects.answers("strip", laid, control);
      for (int k = 0; k < count * over; k++) {
        scores[from + k / over] += (most - entropy(said.probabilities(k))) / over;
      }
    }
    double[] limits = new double[scores.length];
    Arrays.fill(limits, limit(scores));
    return new Suspicion(scores, limits);
  }

  private double limit(double[] scores) {
    MedianDeviation usual = MedianDeviation.of(scores);
    return usual.middle() + deviations * usual.deviation();
  }

  private static double entropy(double[] probabilities) {
    return -Arrays.stream(probabilities).filter(p -> p > 0).map(p -> p * Math.log(p)).sum();
  }
}
