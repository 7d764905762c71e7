package org.tattle.measure;

import java.util.function.DoublePredicate;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.tattle.privacy.account.GaussianCurve;

/**
 * Lower bounds on the ε of whatever was attacked, from how well the attack did. A bound above the ε
 * that was claimed shows, at the stated confidence, that the claim is false; one below it shows
 * nothing but the strength of the attack.
 *
 * <p>The attack's threshold must have been fixed on other data, or the confidence is not what it
 * says.
 */
public final class Audit {
  /** No count of guesses rules out more. */
  private static final double MOST = 1 << 10;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private Audit() {}

  /**
   * The ε that the two error rates rule out (Jagielski, Ullman and Oprea 2020, section 3; both
   * sides as in Nasr et al. 2021): the largest of 0, ln((TPR_lo − δ)/FPR_hi) and ln((TNR_lo −
   * δ)/FNR_hi), each rate by its one-sided Clopper–Pearson limit at α/2.
   *
   * @param delta the δ of the claim
   * @param alpha the chance that the bound is wrong, such as 0.05
   * @return a lower bound on ε, in nats
   */
  public static double epsilon(Confusion attack, double delta, double alpha) {
    checkShare("delta", delta);
    checkChance("alpha", alpha);
    double fromHits =
        ratio(
            Intervals.lowerLimit(attack.truePositives(), attack.members(), alpha / 2) - delta,
            fprHigh(attack, alpha));
    double fromMisses =
        ratio(
            Intervals.lowerLimit(
                    attack.nonMembers() - attack.falsePositives(), attack.nonMembers(), alpha / 2)
                - delta,
            fnrHigh(attack, alpha));
    return Math.max(0, Math.max(fromHits, fromMisses));
  }

  /**
   * The μ of Gaussian differential privacy that the two error rates rule out (Nasr et al. 2023,
   * section 4): Φ⁻¹(1 − FPR_hi) − Φ⁻¹(FNR_hi). Tighter than {@link #epsilon} for training that adds
   * Gaussian noise, and no bound for anything else.
   *
   * @return a lower bound on μ; negative where the attack is worse than guessing
   */
  public static double gaussian(Confusion attack, double alpha) {
    checkChance("alpha", alpha);
    return NORMAL.inverseSurvivalProbability(fprHigh(attack, alpha))
        - NORMAL.inverseCumulativeProbability(fnrHigh(attack, alpha));
  }

  /**
   * The ε at δ of the Gaussian whose μ the two error rates rule out: a lower bound on ε, in nats,
   * for training that adds Gaussian noise.
   */
  public static double epsilonIfGaussian(Confusion attack, double delta, double alpha) {
    double mu = gaussian(attack, alpha);
    return mu > 0 ? GaussianCurve.epsilon(mu, delta) : 0;
  }

  /**
   * The ε that one training run rules out (Steinke, Nasr and Jagielski 2023, theorem 5.2): m
   * canaries are each put in or left out by a fair coin, the attacker guesses the coins of r of
   * them and gets v right. Were the training ε-private, v would be at most a Binomial(r, 1/(1 +
   * e^−ε)), up to a term in δ. The result is the largest ε at which so many right guesses have a
   * probability under {@code p}; 0 if there is none.
   *
   * @param canaries m, how many coins were thrown
   * @param guesses r, how many the attacker dared to call
   * @param correct v, how many of these were right
   * @param delta the δ of the claim
   * @param p the chance that the bound is wrong, such as 0.05
   * @return a lower bound on ε, in nats, to 1e-9
   */
  public static double oneRun(int canaries, int guesses, int correct, double delta, double p) {
    if (guesses < 0 || correct < 0 || correct > guesses || guesses > canaries) {
      throw new IllegalArgumentException(
          "%s right of %s guesses on %s canaries is no count"
              .formatted(correct, guesses, canaries));
    }
    checkShare("delta", delta);
    checkChance("p", p);
    return largest(epsilon -> oneRunProbability(canaries, guesses, correct, delta, epsilon) < p);
  }

  /** The largest value at which something is refuted that is refuted at all values below. */
  static double largest(DoublePredicate refuted) {
    double low = 0;
    double high = 1;
    if (!refuted.test(low)) {
      return 0;
    }
    while (high < MOST && refuted.test(high)) {
      low = high;
      high *= 2;
    }
    while (high - low > 1e-9) {
      double middle = (low + high) / 2;
      if (refuted.test(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How probable {@code correct} or more right guesses are, at most, under (ε, δ). */
  static double oneRunProbability(
      int canaries, int guesses, int correct, double delta, double epsilon) {
    BinomialDistribution guess = BinomialDistribution.of(guesses, 1 / (1 + Math.exp(-epsilon)));
    double worst = 0;
    double sum = 0;
    for (int i = 1; i <= correct && worst * i < 1; i++) {
      sum += guess.probability(correct - i);
      worst = Math.max(worst, sum / i);
    }
    return Math.min(1, guess.survivalProbability(correct - 1) + 2 * canaries * delta * worst);
  }

  private static double ratio(double rate, double error) {
    return rate > 0 ? Math.log(rate / error) : 0;
  }

  private static double fprHigh(Confusion attack, double alpha) {
    return Intervals.upperLimit(attack.falsePositives(), attack.nonMembers(), alpha / 2);
  }

  private static double fnrHigh(Confusion attack, double alpha) {
    return Intervals.upperLimit(
        attack.members() - attack.truePositives(), attack.members(), alpha / 2);
  }

  private static void checkChance(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(
          "`%s` is a chance above 0 and below 1, not %s".formatted(name, value));
    }
  }

  private static void checkShare(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          "`%s` is a share from 0 to below 1, not %s".formatted(name, value));
    }
  }
}
