package org.tattle.dsl.diagnose;

import static org.tattle.run.catalogue.FaultCode.D405;
import static org.tattle.run.catalogue.FaultCode.D406;
import static org.tattle.run.catalogue.FaultCode.D435;
import static org.tattle.run.catalogue.FaultCode.D438;
import static org.tattle.run.catalogue.FaultCode.R504;
import static org.tattle.run.catalogue.FaultCode.R507;
import static org.tattle.run.catalogue.FaultCode.R519;
import static org.tattle.run.catalogue.FaultCode.R540;
import static org.tattle.run.catalogue.FaultCode.R542;
import static org.tattle.run.catalogue.FaultCode.T301;
import static org.tattle.run.catalogue.FaultCode.T314;

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

  public static final Sentence NO_POINTS =
      new Sentence(R542, "no row of this table has both numbers");

  public static final Sentence NO_SCORES =
      new Sentence(R542, "nothing that was found on these targets has scores", "%s");

  public static final Sentence NO_CURVE =
      new Sentence(R542, "nothing that was found on these targets is a curve", "%s");

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
          "name the results to draw, such as `plot roc of target.mia`");

  public static final Sentence NO_ACCESS =
      new Sentence(
          T301, "this attack needs %s, which `%s` does not give", "use an attack that needs less");

  public static final Sentence NOT_DONE =
      new Sentence(
          T314,
          "`%s.%s` is not there, since that attack was not done",
          "do it by itself: attack %2$s on %1$s");

  public static final Sentence PART_NOT_DONE =
      new Sentence(
          T314,
          "`%s` is not there, since the attack that makes it was not done",
          "do it by itself, without `all`");

  private RunFaults() {}
}
