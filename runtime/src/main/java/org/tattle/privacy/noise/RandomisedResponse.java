package org.tattle.privacy.noise;

import org.tattle.privacy.account.Guarantee;
import org.tattle.run.Randomness;

/**
 * Randomised response over k answers (Warner 1965; Kairouz, Bonawitz and Ramage 2016, section 2):
 * the truth with probability p = e^ε/(e^ε + k − 1), any other answer with q = 1/(e^ε + k − 1). Each
 * row is private before it is collected.
 *
 * @param epsilon the price of one answer, above 0
 * @param answers k, at least 2; answers are numbered from 0
 */
public record RandomisedResponse(double epsilon, int answers) implements Mechanism {

  public RandomisedResponse {
    Mechanism.checkEpsilon(epsilon);
    if (answers < 2) {
      throw new IllegalArgumentException("`answers` is 2 or more, not %s".formatted(answers));
    }
  }

  /** Yes or no. */
  public static RandomisedResponse binary(double epsilon) {
    return new RandomisedResponse(epsilon, 2);
  }

  /** p, the chance of the truth. */
  public double truthful() {
    return 1 / (1 + (answers - 1) * Math.exp(-epsilon));
  }

  /** q, the chance of each other answer. */
  public double other() {
    return Math.exp(-epsilon) * truthful();
  }

  /** An answer in place of the truth: any, kept if true and else with probability e^−ε. */
  public int release(int truth, Randomness random) {
    if (truth < 0 || truth >= answers) {
      throw new IllegalArgumentException("%s is not one of %s answers".formatted(truth, answers));
    }
    while (true) {
      int answer = random.nextInt(answers);
      if (answer == truth || Coin.exp(random, epsilon)) {
        return answer;
      }
    }
  }

  /** The unbiased share of an answer that was observed with the share {@code observed}. */
  public double estimate(double observed) {
    return (observed - other()) / (truthful() - other());
  }

  /** The variance of {@link #estimate} over {@code rows} rows, where the true share is given. */
  public double variance(double share, long rows) {
    double observed = share * truthful() + (1 - share) * other();
    double gap = truthful() - other();
    return observed * (1 - observed) / (rows * gap * gap);
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.pure(epsilon);
  }
}
