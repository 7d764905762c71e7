package org.tattle.nn.network;

import java.util.List;
import java.util.Optional;

/**
 * DP-SGD (Abadi et al. 2016): each unit, a row or a person with all of theirs, is in a step's batch
 * with probability {@code rate}, its gradient over all layers is clipped to the Euclidean norm
 * {@code clip}, Gaussian noise of deviation {@code noise * clip} is added to the sum, and the sum
 * is divided by the constant {@code rate * units}. All steps of all phases are taken whatever the
 * epochs say; empty batches count.
 *
 * @param clip the norm C, with {@code quantile} that of the first step
 * @param phases the noise over time
 * @param quantile how C follows the gradients, or empty if it stays
 * @param secure whether coins, noise and all else that is drawn come from a cryptographically
 *     secure source instead of the job's seed
 * @param units what is hidden: whose gradients are clipped as one
 * @param tree what noise is put on, if it is not each step's sum by itself; each unit is in one
 *     step of a pass then, which chance picks
 */
public record PrivateSteps(
    double rate,
    double clip,
    List<Phase> phases,
    Optional<Quantile> quantile,
    boolean secure,
    Units units,
    Optional<SumTree> tree) {

  /** So many steps with this noise multiplier. */
  public record Phase(double noise, int steps) {}

  /**
   * Adaptive clipping (Andrew et al. 2021, algorithm 1): after each step C is multiplied by e to
   * the {@code -rate * (b - share)}, b being the share of the batch's gradients whose norm was at
   * most C, with noise.
   *
   * @param share the quantile of the norms that C should come to
   * @param rate how fast it moves
   * @param noise the deviation of the noise on the count, in rows, where the gradients' noise
   *     multiplier is 1; it goes with that
   */
  public record Quantile(double share, double rate, double noise) {}

  public PrivateSteps {
    phases = List.copyOf(phases);
  }

  /** Steps that hide rows. */
  public PrivateSteps(
      double rate, double clip, List<Phase> phases, Optional<Quantile> quantile, boolean secure) {
    this(rate, clip, phases, quantile, secure, Units.ROWS, Optional.empty());
  }

  /** One noise multiplier and one norm throughout. */
  public PrivateSteps(double rate, double clip, double noise, int steps, boolean secure) {
    this(rate, clip, List.of(new Phase(noise, steps)), Optional.empty(), secure);
  }

  /** How many steps there are. */
  public int steps() {
    return phases.stream().mapToInt(Phase::steps).sum();
  }

  /** The same for so many steps. */
  public PrivateSteps cut(int steps) {
    Phase first = new Phase(phases.get(0).noise(), steps);
    return new PrivateSteps(rate, clip, List.of(first), quantile, secure, units, tree);
  }

  /** The same, hiding these. */
  public PrivateSteps hiding(Units whole) {
    return new PrivateSteps(rate, clip, phases, quantile, secure, whole, tree);
  }

  /** The noise multiplier of a step, counted from 0. */
  public double noise(long step) {
    int phase = 0;
    for (long left = step; phase < phases.size() - 1; phase++) {
      left -= phases.get(phase).steps();
      if (left < 0) {
        break;
      }
    }
    return phases.get(phase).noise();
  }
}
