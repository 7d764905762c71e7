package org.tattle.privacy.account;

/** How the rows of a step were chosen: what amplification by sampling rests on. */
public enum Sampling {
  POISSON("each row in each step by its own coin"),
  ALL("all rows in every step");

  private final String words;

  Sampling(String words) {
    this.words = words;
  }

  /** How, in words. */
  public String words() {
    return words;
  }
}
