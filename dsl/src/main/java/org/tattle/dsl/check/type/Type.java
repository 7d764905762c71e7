package org.tattle.dsl.check.type;

/** What an expression can be. */
public enum Type {
  NUMBER("a number"),
  FLAG("true or false"),
  TEXT("a text"),
  WORD("a word"),
  LIST("a list"),
  DATA("a data set"),
  MODEL("a model"),
  SUBJECT("a target"),
  RESULT("a result"),
  TABLE("a table"),
  COMPARISON("a comparison"),
  LISTING("a list of records"),
  RELEASE("a released statistic"),
  MODULE("a script that is used"),
  /** Something that has its diagnostic already; silences what follows from it. */
  ERROR("an error");

  private final String noun;

  Type(String noun) {
    this.noun = noun;
  }

  /** What it is called in messages, with its article. */
  public String noun() {
    return noun;
  }
}
