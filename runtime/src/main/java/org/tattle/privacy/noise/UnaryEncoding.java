package org.tattle.privacy.noise;

import org.tattle.privacy.account.Guarantee;
import org.tattle.run.Randomness;

/**
 * Optimised unary encoding (Wang, Blocki, Li and Jha 2017, section 4.3): the answer as one bit
 * among k, the bit that is set kept with p = 1/2 and each other one set with q = 1/(e^ε + 1). Its
 * variance, 4e^ε/(n(e^ε − 1)²), does not grow with k, so it beats randomised response from k of
 * about 3e^ε + 2.
 *
 * @param epsilon the price of one answer, above 0
 * @param answers k, at least 2; answers are numbered from 0
 */
public record UnaryEncoding(double epsilon, int answers) implements Mechanism {

  public UnaryEncoding {
    Mechanism.checkEpsilon(epsilon);
    if (answers < 2) {
      throw new IllegalArgumentException("`answers` is 2 or more, not %s".formatted(answers));
    }
  }

  /** q, the chance that a bit of another answer is set. */
  public double other() {
    return 1 / (Math.exp(epsilon) + 1);
  }

  /** The noisy bits of one answer, {@code [answers]}. */
  public boolean[] release(int truth, Randomness random) {
    if (truth < 0 || truth >= answers) {
      throw new IllegalArgumentException("%s is not one of %s answers".formatted(truth, answers));
    }
    boolean[] bits = new boolean[answers];
    for (int i = 0; i < answers; i++) {
      bits[i] = i == truth ? random.nextBoolean() : rare(random);
    }
    return bits;
  }

  /** The unbiased share of an answer whose bit was set in the share {@code observed} of rows. */
  public double estimate(double observed) {
    return (observed - other()) / (0.5 - other());
  }

  /** The variance of {@link #estimate} over {@code rows} rows for a rare answer. */
  public double variance(long rows) {
    double gap = Math.expm1(epsilon);
    return 4 * Math.exp(epsilon) / (rows * gap * gap);
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.pure(epsilon);
  }

  /** True with probability 1/(e^ε + 1): a fair coin whose heads count with probability e^−ε. */
  private boolean rare(Randomness random) {
    while (true) {
      boolean heads = random.nextBoolean();
      if (!heads || Coin.exp(random, epsilon)) {
        return heads;
      }
    }
  }
}
