package org.tattle.dsl.diagnose.sentence;

import static org.tattle.dsl.diagnose.Code.A600;
import static org.tattle.dsl.diagnose.Code.A602;
import static org.tattle.dsl.diagnose.Code.A603;
import static org.tattle.dsl.diagnose.Code.A604;
import static org.tattle.dsl.diagnose.Code.D405;
import static org.tattle.dsl.diagnose.Code.D406;
import static org.tattle.dsl.diagnose.Code.D412;
import static org.tattle.dsl.diagnose.Code.D435;
import static org.tattle.dsl.diagnose.Code.D438;
import static org.tattle.dsl.diagnose.Code.R504;
import static org.tattle.dsl.diagnose.Code.R507;
import static org.tattle.dsl.diagnose.Code.R515;
import static org.tattle.dsl.diagnose.Code.R519;
import static org.tattle.dsl.diagnose.Code.R530;
import static org.tattle.dsl.diagnose.Code.R531;
import static org.tattle.dsl.diagnose.Code.R540;
import static org.tattle.dsl.diagnose.Code.R542;
import static org.tattle.dsl.diagnose.Code.R576;
import static org.tattle.dsl.diagnose.Code.R599;
import static org.tattle.dsl.diagnose.Code.T301;
import static org.tattle.dsl.diagnose.Code.T303;
import static org.tattle.dsl.diagnose.Code.T314;
import static org.tattle.dsl.diagnose.Code.T316;
import static org.tattle.dsl.diagnose.Code.X900;

import org.tattle.run.catalogue.Sentence;

/** What the language says of what it cannot do while it runs. */
public final class RunFaults {
  public static final Sentence ENCODED_BY_PRIVATE_ROWS =
      new Sentence(
          D405,
          "how %s%s became features or classes was found in private rows, and no budget"
              + " paid for it",
          "declare what they can hold where `%s` is loaded: domain=[\"%s: 0..100\"] or, of"
              + " names, \"%s: a|b\"");

  public static final Sentence ROWS_ON_A_BUDGET =
      new Sentence(
          D406,
          "a budget is set on `%s`, and `%s %s` gives its rows away as they are",
          "release statistics of them instead: release count() on %1$s with eps=0.1");

  public static final Sentence NOTHING_BOUNDS_A_MODEL =
      new Sentence(
          D435,
          "`%s` was trained without a guarantee, so nothing bounds an attacker",
          "train a private copy: defend dpsgd eps=1 on %1$s");

  public static final Sentence NOTHING_BOUNDS =
      new Sentence(
          D435,
          "`%s` was made without a guarantee, so nothing bounds an attacker",
          "see what attacks find: show %1$s");

  public static final Sentence CLASS_FORGOTTEN =
      new Sentence(
          R576,
          "no member is left of %s",
          "what such a model says of a class without members tells who was forgotten: forget a"
              + " part of it, or take it out of the data");

  public static final Sentence NO_PERSONS =
      new Sentence(
          D438,
          "no column of `%s` says whose rows they are",
          "name it where the data are loaded: load csv \"patients.csv\" label=ward"
              + " person=patient");

  public static final Sentence NO_SUCH_COLUMN =
      new Sentence(R504, "`%s` has no column `%s`", "it has: %s");

  public static final Sentence NOT_ORDERED =
      new Sentence(
          R507, "`%s` compares numbers, and `%s` holds others", "compare it by `==` or `!=`");

  public static final Sentence NO_FONTS =
      new Sentence(
          R519,
          "the chart cannot be drawn, because Java finds no fonts on this machine",
          "install fontconfig and a font, on Debian `fonts-dejavu-core`");

  public static final Sentence NOT_WRITTEN = new Sentence(R540, "`%s` cannot be written", "%s");

  public static final Sentence NO_RECEIPTS_THERE =
      new Sentence(
          R540,
          "a receipt is written behind those before it, and what is there is not whole: %s",
          "keep that file as it is, and name another");

  public static final Sentence CHANGED_SINCE_PLANNED =
      new Sentence(
          R515,
          "what this reads has changed since the script was planned",
          "run it again: it is planned on what is there then");

  public static final Sentence NO_POINTS =
      new Sentence(R542, "no row of this table has both numbers");

  public static final Sentence NO_SCORES =
      new Sentence(R542, "nothing that was found on these targets has scores", "%s");

  public static final Sentence NO_CURVE =
      new Sentence(R542, "nothing that was found on these targets is a curve", "%s");

  public static final Sentence NO_ROUNDS =
      new Sentence(
          R542, "`%s` was not made in rounds", "draw a federation, or what was found on `%1$s`");

  public static final Sentence NOT_OVER_ROUNDS =
      new Sentence(R542, "`%s` has no \"%s\" over its rounds", "there is %s");

  public static final Sentence NO_SUCH_ROUND =
      new Sentence(
          R542,
          "the last round is %,d, and nothing is left from %,d on",
          "begin with an earlier one");

  public static final Sentence NOTHING_RELEASED =
      new Sentence(R542, "nothing in `%s` was large enough to show", "look at it: show %1$s");

  public static final Sentence CHOSEN_BY_ROWS =
      new Sentence(
          R542,
          "`%s` was chosen and got no noise: how likely other choices were follows from the rows",
          "look at its interval: show %1$s");

  public static final Sentence SEVERAL_CURVES =
      new Sentence(
          R542,
          "what was found on these targets has several curves that are not of one kind",
          "name the results to draw, such as `plot %s of target.found`");

  public static final Sentence NO_ACCESS =
      new Sentence(
          T301, "this attack needs %s, which `%s` does not give", "use an attack that needs less");

  public static final Sentence NOT_WATCHED =
      new Sentence(
          T303,
          "nobody watches what `%s` is asked",
          "defend a copy of it by what watches or limits queries, and attack that: help defend");

  public static final Sentence NOBODY_ASKED =
      new Sentence(
          T303, "nobody has asked `%s` anything yet", "attack it first: attack threshold on %1$s");

  public static final Sentence NOTHING_TIMED =
      new Sentence(T303, "nothing that can be attacked was made yet", "make it first: train base");

  public static final Sentence QUERIES_USED_UP =
      new Sentence(
          T316,
          "%,d of %,d queries were refused: what it found is by those that were answered",
          "see which: show log of %s; or ask less, or allow more");

  public static final Sentence NOT_DONE =
      new Sentence(
          T314,
          "`%s.%s` is not there, since that attack was not done",
          "do it by itself: attack %2$s on %1$s");

  public static final Sentence NO_VALUE =
      new Sentence(T314, "`%s` has no value here, and one is needed", "%s");

  public static final Sentence PART_NOT_DONE =
      new Sentence(
          T314,
          "`%s` is not there, since the attack that makes it was not done",
          "do it by itself, without `all`");

  public static final Sentence DELTA_TOO_LARGE =
      new Sentence(
          D412,
          "`delta=%s` is larger than 1/%ss (%s), so the guarantee means little",
          "leave `delta` out, and one that is well under it is chosen");

  public static final Sentence TOO_LONG =
      new Sentence(
          R530,
          "this did not end within the limit that was set",
          "what finished is kept; set a longer limit, such as `set limit=1h`, and run it"
              + " again");

  public static final Sentence TOO_LARGE =
      new Sentence(
          R599, "this needs more memory than there is", "load fewer rows, or a smaller model");

  public static final Sentence OUR_FAULT =
      new Sentence(X900, "this failed by a fault of Tattle's: %s");

  public static final Sentence RESTS_ON_A_RARE_RATE =
      new Sentence(
          A602,
          "what is asserted rests on a rate that is %s",
          "ask for a higher rate, or give the attack ten non-members for each 1/fpr");

  public static final Sentence READ_BACKWARDS =
      new Sentence(
          A603,
          "what is asserted is read the wrong way round: %s",
          "assert something of `advantage`, which counts either way");

  public static final Sentence RESTS_ON_THE_UNPROVED =
      new Sentence(
          A604,
          "what is asserted rests on an epsilon that is %s",
          "let an accountant find it that proves what it says: `prv`, `rdp` or `zcdp`");

  public static final Sentence ASSERTION_FAILED = new Sentence(A600, "assertion failed%s");

  public static final Sentence PAST_THE_LIMIT =
      new Sentence(
          R531,
          "this takes about %s here, and the limit is %s",
          "`explain` shows what takes how long");

  private RunFaults() {}
}
