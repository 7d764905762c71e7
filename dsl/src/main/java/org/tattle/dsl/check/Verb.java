package org.tattle.dsl.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tattle.dsl.syntax.Clause.Preposition;

/** What each verb does and how it is written: for completion, help and editors. */
public enum Verb {
  PARAM(
      "declares a value that whoever runs the script may change",
      "NAME = VALUE [in LOW..HIGH] [\"what it is\"]",
      "param rows = 400 in 100..1000 \"rows to load\""),
  USE(
      "takes what another script makes",
      "\"FILE\" [as NAME] [with PARAMETER=VALUE …]",
      "use \"common.tattle\" with rows=200 as lib",
      Preposition.AS,
      Preposition.WITH),
  SET(
      "sets how everything that follows is run, or how much may be spent on a data set",
      "SETTING=VALUE … | budget [as \"NAME\"] [on DATA] [with] PARAMETER=VALUE …",
      "set seed=7 limit=10min",
      Preposition.AS,
      Preposition.ON,
      Preposition.WITH),
  LET("names a value", "NAME = EXPRESSION", "let budgets = [0.5, 1, 2]"),
  LOAD(
      "loads a data set",
      "SOURCE [\"FILE\"] [as NAME] [with PARAMETER=VALUE …]",
      "load digits rows=400 as data",
      Preposition.AS,
      Preposition.WITH),
  MODEL(
      "describes an architecture",
      "ARCHITECTURE [as NAME] [with PARAMETER=VALUE …]",
      "model mlp hidden=[64, 32] as small",
      Preposition.AS,
      Preposition.WITH),
  TRAIN(
      "trains a target",
      "[NAME] [on DATA] [using MODEL] [as NAME] [with PARAMETER=VALUE …]",
      "train base on data using small with epochs=5",
      Preposition.ON,
      Preposition.USING,
      Preposition.AS,
      Preposition.WITH),
  DEFEND(
      "makes a defended copy of a target and attacks it in the same way",
      "DEFENSE [on TARGET] [as NAME] [with PARAMETER=VALUE …]",
      "defend dpsgd eps=1 on base as private",
      Preposition.ON,
      Preposition.AS,
      Preposition.WITH),
  ATTACK(
      "attacks a target and hangs the result off it",
      "ATTACK [on TARGET, …] [as NAME] [with PARAMETER=VALUE …]",
      "attack mia on base with shadows=2 as leak",
      Preposition.ON,
      Preposition.AS,
      Preposition.WITH),
  SWEEP(
      "runs a block once for each combination of values",
      "NAME in VALUES, … { STATEMENTS } [as NAME]",
      "sweep eps in [0.5, 1], seed in 1..2 { defend dpsgd eps=eps on base as copy } as grid",
      Preposition.AS),
  REFRESH("makes again what was made from older things", "", "refresh"),
  COMPARE(
      "shows targets side by side",
      "TARGET, … [by METRIC, …] [as NAME]",
      "compare base, private by accuracy, leak.auc",
      Preposition.BY,
      Preposition.AS),
  SHOW(
      "shows values",
      "EXPRESSION, … | VIEW [of NAME]",
      "show base.leak.tpr(fpr=1%)",
      Preposition.OF),
  PLOT(
      "draws a chart",
      "CHART [of TARGET, …] [with PARAMETER=VALUE …] [to \"FILE\"]",
      "plot roc of base.leak with scale=linear to \"leak.pdf\"",
      Preposition.OF,
      Preposition.WITH,
      Preposition.TO),
  EXPORT(
      "writes a value to a file",
      "NAME to \"FILE\"",
      "export grid to \"grid.csv\"",
      Preposition.TO),
  REPORT(
      "writes everything that was found to one page",
      "to \"FILE\" [with PARAMETER=VALUE …]",
      "report to \"audit.html\"",
      Preposition.TO,
      Preposition.WITH),
  ASSERT(
      "fails the script where a condition does not hold",
      "CONDITION [, \"why\"]",
      "assert base.leak.auc.upper < 0.9, \"leaks\""),
  EXPLAIN(
      "shows what would be done, and does nothing",
      "[STATEMENT | { STATEMENTS }]",
      "explain attack mia on base with shadows=64"),
  HELP(
      "tells what scripts can say",
      "[VERB | VERB COMPONENT | COMPONENT | CODE]",
      "help attack mia"),
  RELEASE(
      "publishes a statistic with noise that hides each row",
      "STATISTIC([COLUMN]) [on DATA] [by COLUMN, …] [as NAME] [with PARAMETER=VALUE …]",
      "release count() on data with eps=1 as size",
      Preposition.ON,
      Preposition.BY,
      Preposition.AS,
      Preposition.WITH),
  CLAIM(
      "checks that a target keeps a guarantee",
      "GUARANTEE=VALUE … [on TARGET] [with GUARANTEE=VALUE …]",
      "claim eps=3 delta=1e-5 on private",
      Preposition.ON,
      Preposition.WITH);

  private final String doc;
  private final String object;
  private final String example;
  private final List<Preposition> clauses;

  /**
   * @param object what follows the verb: names to fill in are in capitals, what may be left out in
   *     brackets
   */
  Verb(String doc, String object, String example, Preposition... clauses) {
    this.doc = doc;
    this.object = object;
    this.example = example;
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

  /** How a statement with it is written, with names to fill in. */
  public String syntax() {
    return (word() + " " + object).strip();
  }

  /** A statement with it. */
  public String example() {
    return example;
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
