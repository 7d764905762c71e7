package org.tattle.attack;

import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.tattle.measure.Caveat;
import org.tattle.measure.Estimate;

/**
 * One number that an attack found, between the two ends of its scale. Tables, words, warnings and
 * verdicts are made of these, and need not know what kind of attack it was.
 *
 * @param metric which number it is
 * @param found the number with its interval
 * @param chance what guessing gives, or the weaker explanation
 * @param whole what it is where everything leaks
 * @param tails on which side of chance it tells something
 * @param paired where both were measured on the same rows: of the rows that tell them apart, the
 *     share that speaks for a leak; one half by chance
 * @param words one sentence on it for someone who is no engineer, with {@code %s} for the attack
 */
public record Leak(
    Reading metric,
    Estimate found,
    Estimate chance,
    double whole,
    Tails tails,
    Optional<Estimate> paired,
    String words) {

  /** One that is held to chance by its own interval alone. */
  public Leak(
      Reading metric, Estimate found, Estimate chance, double whole, Tails tails, String words) {
    this(metric, found, chance, whole, tails, Optional.empty(), words);
  }

  /**
   * Of the rows on which only one of two models does what is looked for, the share that is the
   * first's: an attack's against what it is held to. One half by chance; nothing is known without
   * such rows.
   *
   * @param first rows on which the first alone does
   * @param second rows on which the second alone does
   */
  public static Estimate pairs(int first, int second) {
    return first + second == 0
        ? new Estimate(0.5, 0, 1)
        : Estimate.proportion(first, first + second);
  }

  /** Whether there were rows enough to measure it. */
  public boolean resolved() {
    return found.caveat().kind() != Caveat.Kind.TOO_FEW;
  }

  /** Whether it lies above what guessing gives: the intervals part, or the pairs do. */
  public boolean above() {
    return resolved()
        && paired.map(pairs -> pairs.lower() > 0.5).orElseGet(() -> found.lower() > chance.upper());
  }

  /** Whether it lies below what guessing gives, where that is a leak read the wrong way round. */
  public boolean reversed() {
    return tails == Tails.EITHER && resolved() && found.upper() < chance.lower();
  }

  /** Whether it tells something that guessing does not. */
  public boolean shows() {
    return above() || reversed();
  }

  /**
   * About how likely a number is to lie so far above or below chance where there is no leak: what
   * several looks for one answer are corrected by. It is read off the intervals, as if errors were
   * normal: where k times as wide ones would touch, {@code p = 2 Φ(-k z)}, with z of the intervals'
   * level. So it is below {@code 1 - level} just where this {@link #shows}. A bound has no width on
   * that side, and is known at its level and no better.
   */
  public double p() {
    if (!resolved()) {
      return 1;
    }
    Estimate own = paired.orElse(found);
    Estimate held = paired.isPresent() ? Estimate.exact(0.5) : chance;
    boolean below = own.value() < held.value();
    if (below && tails == Tails.MORE) {
      return 1;
    }
    double apart = Math.abs(own.value() - held.value());
    double width =
        below
            ? own.upper() - own.value() + held.value() - held.lower()
            : own.value() - own.lower() + held.upper() - held.value();
    double level = 1 - own.level();
    if (width == 0) {
      return apart > 0 ? level : 1;
    }
    NormalDistribution normal = NormalDistribution.of(0, 1);
    return Math.min(
        1,
        2
            * normal.survivalProbability(
                apart / width * normal.inverseSurvivalProbability(level / 2)));
  }
}
