package org.tattle.claim;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.PrivateSteps.Phase;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.run.MessageText;
import org.tattle.subject.train.Order;

/**
 * Whether large deviates come as often as they should. Noise that ends somewhere gives a row away
 * for certain wherever its gradient reaches beyond. Some {@link #DEVIATES} deviates are drawn, for
 * which a network is made up that has many weights; of them, 17 should be beyond five deviations.
 * What is rarer than that no number of draws shows, and so the generator is driven by the rarest
 * bits there are, and its largest deviate asked for.
 */
final class TailProbe implements Probe {
  private static final double DEVIATES = 3e7;
  private static final double[] FROM = {4, 4.5, 5};

  /** How far noise must reach: what is beyond has a chance of 2e-19, and is charged to delta. */
  private static final double REACH = 9;

  /** Noise lies on a grid, of this mesh at most in deviations, to which it is rounded. */
  private static final double MESH = 1.0 / 64;

  private static final double ALARM = Power.ALARM / FROM.length;
  private static final int CLASSES = 512;
  private static final int FEATURES = CLASSES - 1;

  private static final int WEIGHTS = CLASSES * (FEATURES + 1);
  private static final int LOOKS = (int) Math.ceil(DEVIATES / WEIGHTS);

  private final Bench bench;

  TailProbe(Bench bench) {
    this.bench = bench;
  }

  private SmallTrainings looks() {
    Network network = new Network(Shape.flat(FEATURES), List.of(), CLASSES);
    Examples nobody = new Examples(Nd4j.zeros(1, FEATURES), new int[1]);
    double noise = bench.privacy().phases().get(0).noise();
    double clip = bench.privacy().clip();
    TrainingPlan plan =
        bench.steps(Bench.NEVER, clip, List.of(new Phase(noise, 1)), Bench.NEVER / noise / clip);
    return new SmallTrainings(
        bench,
        "probes of the tails",
        "nobody",
        nobody,
        LOOKS,
        i -> new Job(network, plan, new int[] {0}, bench.seed(i)));
  }

  /** Nobody looks at the tails of noise that is not there. */
  @Override
  public List<Order> orders() {
    return bench.privacy().phases().get(0).noise() == 0 ? List.of() : looks().orders();
  }

  @Override
  public boolean needsNoise() {
    return true;
  }

  @Override
  public Finding find() {
    long[] beyond = new long[FROM.length];
    looks()
        .each(
            (i, still, trained) -> {
              float[] moved = trained.weights();
              for (int w = 0; w < moved.length; w++) {
                double size = Math.abs(moved[w] - (double) still[w]);
                for (int t = 0; size > FROM[0] && t < FROM.length; t++) {
                  beyond[t] += size > FROM[t] + 0.6 * MESH ? 1 : 0;
                }
              }
            });
    double count = (double) LOOKS * WEIGHTS;
    int odd = 0;
    while (odd < FROM.length && !few(beyond[odd], count * tail(FROM[odd] + 1.6 * MESH))) {
      odd++;
    }
    if (odd < FROM.length) {
      return told(true, count, beyond[odd], FROM[odd], "");
    }
    OptionalDouble reach = bench.reach();
    if (reach.isPresent() && reach.getAsDouble() < REACH) {
      return Finding.measured(
          "tails", true, MessageText.of("noise ends at %.1f deviations", reach.getAsDouble()));
    }
    return told(
        false,
        count,
        beyond[FROM.length - 1],
        FROM[FROM.length - 1],
        reach.isPresent()
            ? MessageText.of("; its rarest bits reach %.1f", reach.getAsDouble())
            : "; an end farther out would not have been seen");
  }

  private static Finding told(boolean fails, double count, long seen, double from, String more) {
    return Finding.measured(
        "tails",
        fails,
        MessageText.of(
            "of %,d deviates %,d are beyond %.1f, and %.1f should be%s",
            (long) count, seen, from, count * tail(from), more));
  }

  private static double tail(double from) {
    return 2 * NormalDistribution.of(0, 1).survivalProbability(from);
  }

  /** Whether there are fewer than chance explains. */
  private static boolean few(long seen, double expected) {
    return PoissonDistribution.of(expected).cumulativeProbability((int) seen) < ALARM;
  }
}
