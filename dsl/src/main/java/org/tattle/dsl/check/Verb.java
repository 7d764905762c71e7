package org.tattle.dsl.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tattle.dsl.syntax.Clause.Preposition;

/** What each verb does, and which clauses it takes: for completion, help and editors. */
public enum Verb {
  PARAM("declares a value that whoever runs the script may change"),
  USE("takes what another script makes", Preposition.AS, Preposition.WITH),
  SET("sets how everything that follows is run"),
  LET("names a value"),
  LOAD("loads a data set", Preposition.AS, Preposition.WITH),
  MODEL("describes an architecture", Preposition.AS, Preposition.WITH),
  TRAIN("trains a target", Preposition.ON, Preposition.USING, Preposition.AS, Preposition.WITH),
  DEFEND(
      "makes a defended copy of a target and attacks it in the same way",
      Preposition.ON,
      Preposition.AS,
      Preposition.WITH),
  ATTACK(
      "attacks a target and hangs the result off it",
      Preposition.ON,
      Preposition.AS,
      Preposition.WITH),
  SWEEP("runs a block once for each combination of values", Preposition.AS),
  REFRESH("makes again what was made from older things"),
  COMPARE("shows targets side by side", Preposition.BY),
  SHOW("shows values", Preposition.OF),
  PLOT("draws a chart", Preposition.OF, Preposition.WITH),
  EXPORT("writes a value to a file", Preposition.TO),
  REPORT("writes everything that was found to one page", Preposition.TO),
  ASSERT("fails the script where a condition does not hold"),
  EXPLAIN("shows what would be done, and does nothing"),
  HELP("tells what scripts can say"),
  RELEASE(
      "publishes a statistic with noise that hides each row",
      Preposition.ON,
      Preposition.BY,
      Preposition.AS,
      Preposition.WITH),
  CLAIM("checks that a target keeps a guarantee", Preposition.ON, Preposition.WITH);

  private final String doc;
  private final List<Preposition> clauses;

  Verb(String doc, Preposition... clauses) {
    this.doc = doc;
    this.clauses = List.of(clauses);
  }

  /** The verb as scripts write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it does, in a few words that go on from it. */
  public String doc() {
    return doc;
  }

  /** The clauses that it takes, in the order in which they are usually written. */
  public List<Preposition> clauses() {
    return clauses;
  }

  /** The verb written so. */
  public static Optional<Verb> of(String word) {
    return Arrays.stream(values()).filter(verb -> verb.word().equals(word)).findFirst();
  }
}
