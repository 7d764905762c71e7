package org.tattle.privacy.account;

/** Which two data sets a guarantee compares. An ε without it says nothing. */
public enum Neighbours {
  ADD_REMOVE("one row more or less"),
  PERSON("one person more or less, with all of their rows"),
  CLIENT("one client more or less, with all of its rows"),
  REPORT("what one client sends, whatever its rows are"),
  REPLACE("one row changed"),
  PLACES("one place empty or not, how many there are being public");

  private final String words;

  Neighbours(String words) {
    this.words = words;
  }

  /** What differs, in words. */
  public String words() {
    return words;
  }
}
