package org.tattle.privacy.account;

/** How the rows of a step, or the persons, were chosen: what amplification by sampling rests on. */
public enum Sampling {
  POISSON("each %s in each step by its own coin"),
  ALL("all %ss in every step"),
  TREE("each %s in one step of each pass, whose running sums have the noise of a tree");

  private final String words;

  Sampling(String words) {
    this.words = words;
  }

  /**
   * How, in words.
   *
   * @param unit what is chosen: a row, or a person
   */
  public String words(String unit) {
    return words.formatted(unit);
  }
}
