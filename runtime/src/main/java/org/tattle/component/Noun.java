package org.tattle.component;

/** What verbs act on and make. */
public enum Noun {
  DATA("a data set"),
  MODEL("a model"),
  SUBJECT("a target"),
  RESULT("a result"),
  NUMBERS("what was released"),
  NOTHING("nothing");

  private final String phrase;

  Noun(String phrase) {
    this.phrase = phrase;
  }

  /** It with its article, for messages. */
  public String phrase() {
    return phrase;
  }
}
