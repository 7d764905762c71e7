package org.tattle.dsl.diagnose.sentence;

import static org.tattle.dsl.diagnose.Code.T301;
import static org.tattle.dsl.diagnose.Code.T303;
import static org.tattle.dsl.diagnose.Code.T304;
import static org.tattle.dsl.diagnose.Code.T305;
import static org.tattle.dsl.diagnose.Code.T307;
import static org.tattle.dsl.diagnose.Code.T308;

import org.tattle.run.catalogue.Sentence;

/**
 * What is said of targets and other subjects that are not there, or do not give what is asked of
 * them.
 */
public final class TargetFaults {
  public static final Sentence ATTACK_NEEDS_MORE =
      new Sentence(T301, "`attack %s` needs %s, and `%s` gives %s only");

  public static final Sentence ATTACK_NEEDS_WHAT_OTHERS_HAVE =
      new Sentence(T301, "`attack %s` needs %s, and `%s` has none");

  public static final Sentence CLAIM_NEEDS_MORE =
      new Sentence(T301, "`claim %s` needs %s, which `%s` does not give");

  public static final Sentence NOT_ATTACKED =
      new Sentence(T303, "nothing attacked `%s`, so there is nothing to draw of it");

  public static final Sentence NOTHING_TO_PLOT = new Sentence(T303, "there is nothing to plot yet");

  public static final Sentence NOTHING_TO_REPORT =
      new Sentence(
          T303,
          "there is nothing to report yet",
          "attack a target first: train target; attack mia");

  public static final Sentence NOTHING_TO_SHOW = new Sentence(T303, "there is nothing to show yet");

  public static final Sentence NO_DATA_YET =
      new Sentence(
          T303,
          "there is no data set to %s yet",
          "load it first: load csv \"patients.csv\" label=readmitted");

  public static final Sentence NO_TARGET_YET =
      new Sentence(T303, "there is no target to %s yet", "train one first: train target");

  public static final Sentence HAS_NO_PART = new Sentence(T304, "`%s` is %s and has no `%s`");

  public static final Sentence KIND_HAS_NO_PART = new Sentence(T304, "%s has no `%s`");

  public static final Sentence NO_SUCH_COLUMN = new Sentence(T304, "`%s` has no column `%s`");

  public static final Sentence NO_TARGET_HAS_IT =
      new Sentence(T304, "none of these targets has `%s`");

  public static final Sentence NUMBER_HAS_NO_PART =
      new Sentence(T304, "a number has no `%s`", "it has: lower, upper");

  public static final Sentence ONE_A_ROW = new Sentence(T304, "`%s` is %s in each row");

  public static final Sentence PART_OF_AN_OLDER_ONE =
      new Sentence(
          T304, "`%s` was made from an older `%s`, which is gone", "`refresh` makes it again");

  public static final Sentence TARGET_HAS_NO_PART = new Sentence(T304, "`%s` has no `%s`");

  public static final Sentence TRAINS_MODELS =
      new Sentence(T305, "`defend %s` trains models, and `%s` was not made by `train`");

  public static final Sentence CLAIM_OF_NO_MODEL =
      new Sentence(T307, "`claim eps` is for a model, and `%s` is a %s");

  public static final Sentence OF_OTHER_SUBJECTS =
      new Sentence(T307, "`%s %s` is for %s, and `%s` is a %s");

  public static final Sentence FOR_CLASSES_ALONE =
      new Sentence(T308, "`defend %s` is for models that tell classes apart, and `%s` gives %s");

  public static final Sentence DEFENSE_NEEDS_MORE =
      new Sentence(T308, "`defend %s` needs %s, and `%s` gives %s");

  public static final Sentence TRAINED_IN_NO_STEPS =
      new Sentence(
          T308,
          "`defend %s` changes how networks are trained, and `%s` is none",
          "defend its outputs or its data instead, such as by `round`, or train a network");

  public static final Sentence LABELS_ARE_CLASSES =
      new Sentence(T308, "`%s` predicts numbers, and `%s` is labelled with classes");

  public static final Sentence LABELS_ARE_NUMBERS =
      new Sentence(T308, "`%s` tells classes apart, and `%s` is labelled with numbers");

  public static final Sentence NO_LABELS =
      new Sentence(
          T308,
          "`%s` has no labels, so there is nothing to learn",
          "say which column is to be predicted: load csv … label=COLUMN");

  private TargetFaults() {}
}
