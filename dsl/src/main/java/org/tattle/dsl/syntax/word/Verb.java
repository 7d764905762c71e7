package org.tattle.dsl.syntax.word;

import static org.tattle.component.Preposition.AS;
import static org.tattle.component.Preposition.BY;
import static org.tattle.component.Preposition.OF;
import static org.tattle.component.Preposition.ON;
import static org.tattle.component.Preposition.TO;
import static org.tattle.component.Preposition.USING;
import static org.tattle.component.Preposition.WITH;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tattle.Kinds;
import org.tattle.component.Arity;
import org.tattle.component.Kind;
import org.tattle.component.Noun;
import org.tattle.component.Preposition;
import org.tattle.component.Usage;
import org.tattle.dsl.plot.Plot;

/**
 * What each verb does and how it is written. A verb that a component stands behind is declared by
 * the kind of the component; the others are declared here.
 *
 * @param word the verb as scripts write it
 * @param kind the kind of component that stands right behind it, if one does
 */
public record Verb(String word, Usage usage, Optional<Kind> kind) {

  private static final Map<String, Usage> OTHERS =
      Map.ofEntries(
          Map.entry(
              "param",
              new Usage(
                  "declares a value that whoever runs the script may change",
                  "NAME = VALUE [in LOW..HIGH] [\"what it is\"]",
                  "param rows = 400 in 100..1000 \"rows to load\"")),
          Map.entry(
              "use",
              new Usage(
                  "takes what another script makes",
                  "\"FILE\" [as NAME] [with PARAMETER=VALUE …]",
                  "use \"common.tattle\" with rows=200 as lib",
                  AS,
                  WITH)),
          Map.entry(
              "set",
              new Usage(
                      "sets how everything that follows is run, or how much may be spent on a data"
                          + " set",
                      "SETTING=VALUE … | budget [as \"NAME\"] [on DATA] [with] PARAMETER=VALUE …",
                      "set seed=7 limit=10min",
                      AS,
                      ON,
                      WITH)
                  .on(Noun.DATA, Arity.ONE)),
          Map.entry(
              "let", new Usage("names a value", "NAME = EXPRESSION", "let budgets = [0.5, 1, 2]")),
          Map.entry(
              "train",
              new Usage(
                      "trains a target",
                      "[NAME] [on DATA] [using MODEL] [as NAME] [with PARAMETER=VALUE …]",
                      "train base on data using small with epochs=5",
                      ON,
                      USING,
                      AS,
                      WITH)
                  .on(Noun.DATA, Arity.ONE)
                  .makes(Noun.SUBJECT)),
          Map.entry(
              "sweep",
              new Usage(
                  "runs a block once for each combination of values",
                  "NAME in VALUES, … { STATEMENTS } [as NAME]",
                  "sweep eps in [0.5, 1], seed in 1..2 { defend dpsgd eps=eps on base as copy } as"
                      + " grid",
                  AS)),
          Map.entry(
              "refresh", new Usage("makes again what was made from older things", "", "refresh")),
          Map.entry(
              "compare",
              new Usage(
                  "shows targets side by side",
                  "TARGET, … [by METRIC, …] [as NAME]",
                  "compare base, private by accuracy, leak.auc",
                  BY,
                  AS)),
          Map.entry(
              "show",
              new Usage(
                  "shows values",
                  "EXPRESSION, … | VIEW [of NAME[, NAME]]",
                  "show base.leak.tpr(fpr=1%)",
                  OF)),
          Map.entry(
              "export",
              new Usage(
                  "writes a value to a file",
                  "NAME to \"FILE\"",
                  "export grid to \"grid.csv\"",
                  TO)),
          Map.entry(
              "report",
              new Usage(
                  "writes everything that was found to one page",
                  "to \"FILE\" [with PARAMETER=VALUE …]",
                  "report to \"audit.html\"",
                  TO,
                  WITH)),
          Map.entry(
              "assert",
              new Usage(
                  "fails the script where a condition does not hold",
                  "CONDITION [, \"why\"]",
                  "assert base.leak.auc.upper < 0.9, \"leaks\"")),
          Map.entry(
              "explain",
              new Usage(
                  "shows what would be done, and does nothing",
                  "[STATEMENT | { STATEMENTS }]",
                  "explain attack mia on base with shadows=64")),
          Map.entry(
              "help",
              new Usage(
                  "tells what scripts can say",
                  "[VERB | VERB COMPONENT | COMPONENT | CODE]",
                  "help attack mia")),
          Map.entry(
              "claim",
              new Usage(
                      "checks that a target keeps a guarantee, or what is said of two",
                      "GUARANTEE=VALUE … [on TARGET] [with GUARANTEE=VALUE …] | CLAIM on TARGET of TARGET",
                      "claim eps=3 delta=1e-5 on private",
                      ON,
                      OF,
                      WITH)
                  .on(Noun.SUBJECT, Arity.EACH)));

  private static final Map<String, Kind> KINDS =
      Stream.concat(Kinds.all().stream(), Stream.of(Plot.KIND))
          .filter(kind -> kind.usage().isPresent())
          .collect(Collectors.toMap(Kind::verb, Function.identity()));

  private static final List<Verb> ALL = Words.VERBS.stream().map(Verb::declared).toList();

  private static Verb declared(String word) {
    Optional<Kind> kind = Optional.ofNullable(KINDS.get(word));
    return new Verb(word, kind.flatMap(Kind::usage).orElseGet(() -> OTHERS.get(word)), kind);
  }

  /** All verbs, in the order of the grammar. */
  public static List<Verb> all() {
    return ALL;
  }

  /** The verb written so. */
  public static Optional<Verb> of(String word) {
    return ALL.stream().filter(verb -> verb.word().equals(word)).findFirst();
  }

  /** Whether a component stands right behind the word. */
  public static boolean acts(String word) {
    return KINDS.containsKey(word);
  }

  /** What it does, in a few words that go on from it. */
  public String doc() {
    return usage.doc();
  }

  /** How a statement with it is written, with names to fill in. */
  public String syntax() {
    return (word + " " + usage.object()).strip();
  }

  /** A statement with it. */
  public String example() {
    return usage.example();
  }

  /** The clauses that it takes, in the order in which they are usually written. */
  public List<Preposition> clauses() {
    return usage.clauses();
  }

  /** The clause that says what it is about. */
  public Optional<Preposition> about() {
    return Stream.of(ON, OF, AS).filter(clauses()::contains).findFirst();
  }

  /** What the verb acts on, where that is a component. */
  public static Optional<String> noun(int verb) {
    return of(TokenSets.literal(verb)).flatMap(Verb::kind).map(Kind::phrase);
  }

  /** What stands before the thing that the verb is about. */
  public static Optional<String> preposition(int verb) {
    return of(TokenSets.literal(verb)).flatMap(Verb::about).map(Preposition::word);
  }
}
