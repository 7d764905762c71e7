package org.tattle.run.catalogue;

import static org.tattle.run.catalogue.FaultCode.D403;
import static org.tattle.run.catalogue.FaultCode.D404;
import static org.tattle.run.catalogue.FaultCode.D420;
import static org.tattle.run.catalogue.FaultCode.D421;
import static org.tattle.run.catalogue.FaultCode.D430;
import static org.tattle.run.catalogue.FaultCode.D431;
import static org.tattle.run.catalogue.FaultCode.D432;
import static org.tattle.run.catalogue.FaultCode.D433;
import static org.tattle.run.catalogue.FaultCode.D434;
import static org.tattle.run.catalogue.FaultCode.D437;
import static org.tattle.run.catalogue.FaultCode.D438;
import static org.tattle.run.catalogue.FaultCode.D439;
import static org.tattle.run.catalogue.FaultCode.D445;
import static org.tattle.run.catalogue.FaultCode.D446;
import static org.tattle.run.catalogue.FaultCode.D447;
import static org.tattle.run.catalogue.FaultCode.R502;
import static org.tattle.run.catalogue.FaultCode.R523;
import static org.tattle.run.catalogue.FaultCode.R528;

/** What is said of guarantees, budgets and private statistics that cannot be had so. */
public final class PrivacyFaults {
  public static final Sentence DEFENDED_ALREADY =
      new Sentence(
          D403,
          "the target is trained with `%s` already",
          "defend the target that this one was made from");

  public static final Sentence STOPS_BY_PRIVATE_ROWS =
      new Sentence(
          D404,
          "early stopping decides by private rows, which private training does not account for",
          "train and defend without `patience` and `early_stop`");

  public static final Sentence TRAINS_ON_PRIVATE_ROWS =
      new Sentence(
          D404,
          "`adversarial_regularisation` trains on private rows, which private training does"
              + " not account for",
          "use one of the two");

  public static final Sentence MANY_MODELS_A_ROW =
      new Sentence(
          D404,
          "`selena` trains many models on each row, which private training does not account for",
          "use one of the two");

  public static final Sentence TRAINS_IN_ITS_OWN_WAY =
      new Sentence(
          D404,
          "`pate` trains many models and a student of its own, which `%s` does not go with",
          "use one of the two");

  public static final Sentence SHARDED_ALONE =
      new Sentence(
          D404,
          "%s deals the rows out to several models, which %s does not go with",
          "use one of the two");

  public static final Sentence MARKED_ALONE =
      new Sentence(
          D404,
          "`%s` teaches the model a mark while it is trained, which %s does not go with",
          "use one of the two");

  public static final Sentence CONVEX_ALONE =
      new Sentence(
          D404,
          "`removable` goes to the lowest point of a loss in no steps, which %s does not go with",
          "use one of the two");

  public static final Sentence MORE_SHARDS_THAN_ROWS =
      new Sentence(
          R502, "%,d shards cannot share %,d %s out", "ask for fewer `shards`, or load more rows");

  public static final Sentence ROWS_DEPEND =
      new Sentence(
          D404,
          "what a defense makes of a row depends on other rows, or is several rows, and"
              + " private training hides one",
          "leave one of the two defenses out");

  public static final Sentence ROWS_NOT_SINGLE =
      new Sentence(
          D404,
          "what a defense makes of a row depends on other rows, or is several rows, and"
              + " `bagging` counts single ones",
          "leave one of the two defenses out");

  public static final Sentence STEPS_TOO_MANY =
      new Sentence(
          D420,
          "`eps=%s` is too small for %,d steps: rounding alone may cost %s",
          "take a larger `eps`");

  public static final Sentence NOISE_OUT_OF_REACH =
      new Sentence(
          D420,
          "noise that gives `eps=%s` at `delta=%s` would have to reach further than"
              + " noise does",
          "take a smaller `eps`, or more `epochs`");

  public static final Sentence NOISE_OUT_OF_REACH_OF_DELTA =
      new Sentence(
          D420,
          "noise that gives `eps=%s` at `delta=%s` would have to reach further than"
              + " noise does",
          "take a larger `delta`");

  public static final Sentence NO_NOISE_SUFFICES =
      new Sentence(
          D420,
          "no noise brings the %s under `eps=%s` at `delta=%s`",
          "take a larger `eps` or a larger `delta`");

  public static final Sentence ONE_STEP_SPENDS_IT =
      new Sentence(
          D421,
          "one step spends more than `eps=%s`",
          "take more noise, a smaller rate or a larger budget");

  public static final Sentence NEEDS_DELTA =
      new Sentence(
          D430,
          "%s needs a `delta`",
          "such as `delta=1e-6`: well under one over the number of rows");

  public static final Sentence NO_BOUNDS =
      new Sentence(
          D431,
          "a private statistic of numbers needs `bounds`",
          "take them from what is known of the column, never from its rows: bounds=[0," + " 110]");

  public static final Sentence BOUNDS_TURNED =
      new Sentence(
          D431,
          "`bounds` is two numbers, the lower first",
          "take them from what is known of the column, never from its rows: bounds=[0," + " 110]");

  public static final Sentence BOUNDS_TOO_FAR =
      new Sentence(
          D431,
          "`bounds` are too far from 0 for the arithmetic",
          "noise is as wide as they are: take those that the column's values can really" + " have");

  public static final Sentence BOUNDS_TOO_CLOSE =
      new Sentence(
          D431,
          "`bounds` are too close together for the arithmetic",
          "values that differ so little come out alike: give wider ones");

  public static final Sentence NO_ANSWERS =
      new Sentence(
          D431,
          "a survey needs the `answers` that people can give",
          "take them from the question, never from the rows: answers=[\"yes\", \"no\"]");

  public static final Sentence ANSWER_TWICE =
      new Sentence(D431, "an answer is named twice", "name each of them once");

  public static final Sentence OTHER_KINDS_CHARGED =
      new Sentence(
          D432,
          "the budget does not allow it: answers were charged to it that hide %s; this"
              + " would hide %s, and what it costs does not add up with them",
          "%s");

  public static final Sentence ALL_SPENT =
      new Sentence(
          D432,
          "the budget does not allow it: all of `eps=%s` is spent at `delta=%s`",
          "nothing more fits");

  public static final Sentence TOO_LITTLE_LEFT =
      new Sentence(
          D432, "the budget does not allow it: %s of `eps=%s` is spent at `delta=%s`%s", "%s");

  public static final Sentence NOT_NUMBERS =
      new Sentence(
          D433,
          "`%s` is not a column of numbers but of names",
          "count its rows by value instead: release count() on %s by %s with eps=1 delta=1e-6");

  public static final Sentence NO_COLUMNS =
      new Sentence(
          D433,
          "the data have no column `%s`",
          "its rows are images or bits; load a table, such as `load csv`");

  public static final Sentence NO_SUCH_COLUMN =
      new Sentence(D433, "the data have no column `%s`", "its columns: %s");

  public static final Sentence ONE_FILLED_IN =
      new Sentence(
          D434,
          "a missing value of `%s` was filled in from other rows",
          "load the data with `missing=drop`");

  public static final Sentence SOME_FILLED_IN =
      new Sentence(
          D434,
          "%,d missing values of `%s` were filled in from other rows",
          "load the data with `missing=drop`");

  public static final Sentence FILLED_IN =
      new Sentence(
          D434,
          "missing values of `%s` were filled in from other rows",
          "load the data with `missing=drop`");

  public static final Sentence GAUSSIAN_OUT_OF_REACH =
      new Sentence(
          D437,
          "Gaussian noise for so small an `eps` is out of reach",
          "leave `mechanism` out, or ask with a larger `eps`");

  public static final Sentence SEVERAL_ROWS_A_PERSON =
      new Sentence(
          D438,
          "a person may have several rows of the data, and what this training looks at besides"
              + " hides one",
          "load one row of each: load csv … person=… per_person=1");

  public static final Sentence CLASSIC_UNPROVED =
      new Sentence(
          D439,
          "the classic Gaussian noise is proved for an `eps` up to 1 only",
          "ask for the one that holds at any and is never more: mechanism=analytic_gaussian");

  public static final Sentence NO_GROUPS =
      new Sentence(
          D439,
          "who is in which group would have to be public: `top` and `survey` take no groups",
          "leave `by` out");

  public static final Sentence GROUPS_BY_COUNT =
      new Sentence(
          D439,
          "groups that are found by their numbers of rows get `geometric` noise",
          "leave `mechanism` out, or name the groups if all of them are public:"
              + " groups=[\"a\", \"b\"]");

  public static final Sentence THE_SAME_PEOPLE =
      new Sentence(
          D445, "these are the people of the budget `%s`, not of a new one", "say `as \"%1$s\"`");

  public static final Sentence MOSTLY_THE_SAME_ROWS =
      new Sentence(
          D445,
          "most of these rows are those of the budget `%s`, not of a new one",
          "say `as \"%1$s\"`, or, if they are other people all the same, `as \"%s\""
              + " others=on`");

  public static final Sentence VERY_SAME_TABLE =
      new Sentence(
          D446,
          "the very same table was charged to the budget `%s` before",
          "they are the same people: leave `others` out, and say `as \"%1$s\"`");

  public static final Sentence VERY_SAME_NAMELESS =
      new Sentence(
          D446,
          "the very same table was charged to a budget without a name before",
          "they are the same people: leave `others` out");

  public static final Sentence NO_PUBLIC_ROWS =
      new Sentence(
          D447,
          "`pate` trains on public rows, and there are none: all are members or what the attack is"
              + " held to",
          "load the data with `split=thirds`: the third part is public");

  public static final Sentence FEW_PUBLIC_ROWS =
      new Sentence(
          D447,
          "`queries=%s` is more than the %s public rows that there are",
          "ask for fewer, or load more rows");

  public static final Sentence LEDGER_UNUSABLE =
      new Sentence(
          R523,
          "the ledger `%s` cannot be used: %s",
          "nothing was released; nothing can be while what was spent is not known");

  public static final Sentence LEDGER_DAMAGED =
      new Sentence(
          R528,
          "the ledger `%s` is not what was written: %s",
          "put it and `%s` back as they were last; nothing is answered from a ledger"
              + " that may be missing something");

  private PrivacyFaults() {}
}
