package org.tattle.privacy.account;

import java.util.Optional;

/** The ways to add up what steps spent. Scripts call them by their names in lower case. */
public enum Accounting {
  /** Rényi differential privacy: fast, a little loose. */
  RDP("Rényi accountant"),
  /** Privacy loss random variables: tight, with a lower bound beside the upper. */
  PRV("privacy-loss accountant"),
  /** Zero-concentrated differential privacy: simple, without amplification by sampling. */
  ZCDP("zCDP accountant"),
  /** The central limit of Gaussian differential privacy: an approximation, never a guarantee. */
  GDP("Gaussian approximation") {
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
}
