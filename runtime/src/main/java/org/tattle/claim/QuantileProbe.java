package org.tattle.claim;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.PrivateSteps.Phase;
import org.tattle.nn.network.PrivateSteps.Quantile;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.run.MessageText;
import org.tattle.subject.train.Order;

/**
 * Whether the count that the clipping norm follows gets the noise that is accounted for. One row
 * with a gradient far beyond C is in both of two steps: it moves the weights by C, and then by the
 * C that came of it,
 *
 * <p>C' = C e^(−r (d z − s)),
 *
 * <p>with s the share, r the rate and d the deviation of the noise on the count, for the row itself
 * takes a half off. So z can be read off, where r is chosen to suit, and the noise on the weights
 * is next to nothing. That takes a training for each deviate, of a network of four weights: the
 * count knows nothing of the network.
 */
final class QuantileProbe implements Probe {
  private static final double LITTLE = 0.95;
  private static final double CLIP = 1e-3;

  /** The weights' noise, against that of the count. */
  private static final double FAINT = 1e-9;

  /** How far a deviate of one moves the logarithm of C. */
  private static final double MOVE = 0.4;

  private static final double ALARM = Power.ALARM / 2;
  private static final Network NETWORK =
      new Network(org.tattle.nn.network.Shape.flat(1), List.of(), 2);
  private static final Examples ROW = new Examples(Nd4j.ones(1, 1), new int[1]);

  private final Bench bench;
  private final Quantile quantile;

  QuantileProbe(Bench bench, Quantile quantile) {
    this.bench = bench;
    this.quantile = quantile;
  }

  private SmallTrainings looks(int count) {
    return new SmallTrainings(
        bench,
        "probes of the quantile",
        "a row",
        ROW,
        count,
        i -> new Job(NETWORK, plan(deviation(i)), new int[] {0}, bench.seed(i)));
  }

  @Override
  public List<Order> orders() {
    boolean none = bench.privacy().phases().stream().anyMatch(phase -> phase.noise() == 0);
    return none ? List.of() : looks(Power.squares(LITTLE, ALARM / 2)).orders();
  }

  @Override
  public boolean needsNoise() {
    return true;
  }

  @Override
  public Finding find() {
    int looks = Power.squares(LITTLE, ALARM / 2);
    double[] sums = new double[2];
    looks(looks)
        .each(
            (i, still, trained) -> {
              double z = deviate(trained.weights(), still, deviation(i));
              sums[0] += z;
              sums[1] += z * z;
            });
    boolean biased = Power.far(sums[0] / Math.sqrt(looks), ALARM);
    boolean fails = biased || Power.odd(sums[1], looks, ALARM);
    String seen = MessageText.of("%.3f times what is accounted for", Math.sqrt(sums[1] / looks));
    return Finding.measured(
        "noise on the quantile",
        fails,
        biased
            ? "a row counts for something else than a half"
            : fails
                ? seen
                : seen
                    + MessageText.of(
                        ", in %,d looks; %s too little would have been seen",
                        looks, Power.percent(LITTLE)));
  }

  /** What is accounted for, the phases in turn. */
  private double deviation(int look) {
    List<Phase> phases = bench.privacy().phases();
    return quantile.noise() * phases.get(look % phases.size()).noise();
  }

  private TrainingPlan plan(double deviation) {
    double faint = FAINT * deviation;
    Quantile suited = new Quantile(quantile.share(), MOVE / deviation, 1 / FAINT);
    return bench.steps(
        new PrivateSteps(
            1,
            CLIP,
            List.of(new Phase(faint, 1), new Phase(0, 1)),
            Optional.of(suited),
            bench.privacy().secure()),
        1);
  }

  private double deviate(float[] weights, float[] still, double deviation) {
    double square = 0;
    for (int i = 0; i < weights.length; i++) {
      square += (weights[i] - (double) still[i]) * (weights[i] - (double) still[i]);
    }
    double moved = Math.log(Math.max(Math.sqrt(square) / CLIP - 1, Double.MIN_NORMAL));
    return (quantile.share() - moved * deviation / MOVE) / deviation;
  }
}
