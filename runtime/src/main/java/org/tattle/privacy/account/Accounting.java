package org.tattle.privacy.account;

import java.util.List;
import java.util.Optional;

/** The ways to add up what steps spent. Scripts call them by their names in lower case. */
public enum Accounting {
  /** Rényi differential privacy: fast, a little loose. */
  RDP("Rényi accountant") {
    @Override
    public Spent spent(List<Steps> steps, double delta) {
      return RdpAccountant.spent(steps, delta);
    }
  },
  /** Privacy loss random variables: tight, with a lower bound beside the upper. */
  PRV("privacy-loss accountant") {
    @Override
    public Spent spent(List<Steps> steps, double delta) {
      return PrvAccountant.spent(steps, delta);
    }
  },
  /** Zero-concentrated differential privacy: simple, without amplification by sampling. */
  ZCDP("zCDP accountant") {
    @Override
    public Spent spent(List<Steps> steps, double delta) {
      return Zcdp.spent(steps, delta);
    }
  },
  /** The central limit of Gaussian differential privacy: an approximation, never a guarantee. */
  GDP("Gaussian approximation") {
    @Override
    public Spent spent(List<Steps> steps, double delta) {
      return GaussianLimit.spent(steps, delta);
    }

    @Override
    public Optional<String> doubt() {
      return Optional.of("an approximation that can be too small, no guarantee");
    }
  };

  private final String words;

  Accounting(String words) {
    this.words = words;
  }

  /** Its name in words. */
  public String words() {
    return words;
  }

  /** Why its ε guarantees nothing, in words to stand after the number; empty if it does. */
  public Optional<String> doubt() {
    return Optional.empty();
  }

  /**
   * What the steps, one after the other on the same rows, spend.
   *
   * @param delta above 0 and below 1
   */
  public abstract Spent spent(List<Steps> steps, double delta);

  public static void checkDelta(double delta) {
    if (!(delta > 0 && delta < 1)) {
      throw new IllegalArgumentException("`delta` is above 0 and below 1, not %s".formatted(delta));
    }
  }
}
