package org.tattle.claim;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.Examples;
import org.tattle.nn.Job;
import org.tattle.nn.Network;
import org.tattle.nn.Recipe;
import org.tattle.nn.Recipe.Privacy.Phase;
import org.tattle.nn.Shape;
import org.tattle.run.Message;

/**
 * Whether large deviates come as often as they should. Noise that ends somewhere gives a row away
 * for certain wherever its gradient reaches beyond. Some {@link #DEVIATES} deviates are drawn, for
 * which a network is made up that has many weights; of them, 17 should be beyond five deviations.
 */
final class TailProbe {
  private static final double DEVIATES = 3e7;
  private static final double[] FROM = {4, 4.5, 5};

  /** Float sums blur where a deviate ends. */
  private static final double BLUR = 1e-4;

  private static final double ALARM = Power.ALARM / FROM.length;
  private static final int CLASSES = 512;
  private static final int FEATURES = CLASSES - 1;

  private final Bench bench;

  TailProbe(Bench bench) {
    this.bench = bench;
  }

  Finding find() {
    Network network = new Network(Shape.flat(FEATURES), List.of(), CLASSES);
    Examples nobody = new Examples(Nd4j.zeros(1, FEATURES), new int[1]);
    int weights = CLASSES * (FEATURES + 1);
    int looks = (int) Math.ceil(DEVIATES / weights);
    double noise = bench.privacy().phases().get(0).noise();
    double clip = bench.privacy().clip();
    Recipe recipe =
        bench.steps(Bench.NEVER, clip, List.of(new Phase(noise, 1)), Bench.NEVER / noise / clip);
    float[] still = bench.train(nobody, job(network, bench.idle(), 0)).weights();
    long[] beyond = new long[FROM.length];
    double[] largest = new double[1];
    bench.train(
        nobody,
        looks,
        i -> job(network, recipe, i),
        (i, trained) -> {
          float[] base =
              bench.privacy().secure()
                  ? still
                  : bench.train(nobody, job(network, bench.idle(), i)).weights();
          float[] moved = trained.weights();
          for (int w = 0; w < moved.length; w++) {
            double size = Math.abs(moved[w] - (double) base[w]);
            for (int t = 0; size > FROM[0] && t < FROM.length; t++) {
              beyond[t] += size > FROM[t] + BLUR ? 1 : 0;
            }
            largest[0] = Math.max(largest[0], size);
          }
        });
    double count = (double) looks * weights;
    int odd = 0;
    while (odd < FROM.length && !odd(beyond[odd], count * tail(FROM[odd] + BLUR))) {
      odd++;
    }
    boolean fails = odd < FROM.length;
    int told = fails ? odd : FROM.length - 1;
    return Finding.measured(
        "tails",
        fails,
        Message.of(
            "of %,d deviates %,d were beyond %.1f, and %.1f are expected; the largest was %.2f%s",
            (long) count,
            beyond[told],
            FROM[told],
            count * tail(FROM[told]),
            largest[0],
            fails ? "" : ", and noise that ends there or before would have been seen"));
  }

  private static double tail(double from) {
    return 2 * NormalDistribution.of(0, 1).survivalProbability(from);
  }

  private static boolean odd(long seen, double expected) {
    PoissonDistribution poisson = PoissonDistribution.of(expected);
    int count = (int) Math.min(Integer.MAX_VALUE, seen);
    return poisson.cumulativeProbability(count) < ALARM / 2
        || poisson.survivalProbability(count - 1) < ALARM / 2;
  }

  private Job job(Network network, Recipe recipe, int index) {
    return new Job(network, recipe, new int[] {0}, bench.seed(index));
  }
}
