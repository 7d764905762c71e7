package org.tattle.run.catalogue;

import static org.tattle.run.catalogue.FaultCode.T302;
import static org.tattle.run.catalogue.FaultCode.T306;
import static org.tattle.run.catalogue.FaultCode.T310;
import static org.tattle.run.catalogue.FaultCode.T311;
import static org.tattle.run.catalogue.FaultCode.T312;
import static org.tattle.run.catalogue.FaultCode.T313;
import static org.tattle.run.catalogue.FaultCode.T315;

/** What attacks say of what they were asked, and of what they found where nothing should be. */
public final class AttackFaults {
  public static final Sentence TOO_FEW_TO_LEARN_FROM =
      new Sentence(
          T302,
          "%s rows that the target was not trained on teach nothing of what to expect of"
              + " others",
          "load more rows, or attack with `threshold`");

  public static final Sentence SHADOWS_KNOW_NONE =
      new Sentence(
          T302,
          "no shadow model says anything of the target's members, or of the others",
          "record answers for them, and name the column that tells rows apart across"
              + " files: `id`");

  public static final Sentence SHADOWS_KNOW_ALL =
      new Sentence(T302, "all members, or all others, were in every shadow model", "%s");

  public static final Sentence SHADOWS_WITHOUT_TARGET_ROWS =
      new Sentence(
          T302,
          "an online attack needs shadow models trained on the target's rows",
          "attack with `mode=offline`, or %s");

  public static final Sentence CONTROL_MARK =
      new Sentence(
          T310,
          "a model that was made alike with another mark gives more of this one than chance"
              + " allows",
          "the mark does not tell models apart: draw more of it, or report this");

  public static final Sentence NOTHING_TO_FLIP =
      new Sentence(
          T306,
          "only features of 0 and 1 can be flipped, and the data have others",
          "add noise instead: `by=noise`");

  public static final Sentence NO_IMAGES_TO_MOVE =
      new Sentence(
          T306,
          "only images can be moved and mirrored, and the rows of the data are none",
          "add noise instead: `by=noise`");

  public static final Sentence ALL_OF_THE_CLASS =
      new Sentence(
          T306, "all non-members are of class %s already", "name another class, or load more rows");

  public static final Sentence NO_SUCH_CLASS =
      new Sentence(T306, "the data have no class `%s`", "their classes: %s");

  public static final Sentence MARK_TOO_LARGE =
      new Sentence(
          T306, "the mark does not fit into %d x %d pixels", "make it smaller: `patch=%d`");

  public static final Sentence MARK_TOO_LONG =
      new Sentence(
          T306,
          "the mark is too large for a row, whose features number %,d",
          "make it smaller: `patch=%d`");

  public static final Sentence MARK_FOR_PICTURES =
      new Sentence(
          T306,
          "`%s` is a mark for pictures, and the rows of the data are none",
          "leave `mark` out: tables are marked in their columns");

  public static final Sentence NO_COLUMNS_TO_MARK =
      new Sentence(
          T306,
          "the data have no columns of %s to mark",
          "leave `mark` out: it suits the rows then");

  public static final Sentence MARK_OF_COLUMNS =
      new Sentence(
          T306,
          "the mark is too large for the columns it can be on, which number %,d",
          "make it smaller: `patch=%d`");

  public static final Sentence MARK_OF_PARTS =
      new Sentence(
          T306,
          "a mark on %,d features cannot be cut into %,d parts",
          "take fewer `parts`, or a larger `patch`");

  public static final Sentence NO_ROW_PLANTED =
      new Sentence(
          T306,
          "so small a share of %,d members is no row, so nothing would be planted",
          "take more: a row is %.2g%%");

  public static final Sentence FLIPPED_TO_ITSELF =
      new Sentence(T306, "rows of class `%s` are called so already", "name another class");

  public static final Sentence NONE_OF_THE_CLASS =
      new Sentence(T306, "no non-member is of class `%s`", "name another class, or load more rows");

  public static final Sentence NOBODY_OF_THE_PART =
      new Sentence(
          T306, "no non-member is like those whose labels are changed", "take more: size=20%%");

  public static final Sentence NOBODY_TO_COLLIDE_WITH =
      new Sentence(
          T306,
          "no non-member is judged rightly that a member of another class could be moved towards",
          "train it longer, or on more rows");

  public static final Sentence TOO_MANY_VICTIMS =
      new Sentence(
          T306,
          "of %,d rows half have to be members and half not, and there are %,d of the fewer",
          "ask about fewer: rows=%d");

  public static final Sentence TOO_MANY_COPIES =
      new Sentence(
          T306,
          "%,d copies of %,d rows do not fit among %,d that a model learns from",
          "take fewer: copies=%d");

  public static final Sentence CONTROL_TWINS =
      new Sentence(
          T310,
          "mislabelled copies of other rows make the model tell more, too",
          "any wrong labels raise it here: read `auc` beside `elsewhere`");

  public static final Sentence CONTROL_UNFLIPPED =
      new Sentence(
          T310,
          "without a flipped label the model loses rows, too",
          "then the model has not settled; train it longer, or on more rows");

  public static final Sentence CONTROL_CANARIES =
      new Sentence(
          T310,
          "this audit tells canaries apart that the target was never trained on",
          "one in a hundred does so by chance; else the audit or the data are at fault");

  public static final Sentence CONTROL_NEIGHBOURS =
      new Sentence(
          T310,
          "this audit tells tables apart that were made up of the same people",
          "one in a hundred does so by chance; else the audit is at fault");

  public static final Sentence CONTROL_DECODES =
      new Sentence(
          T310,
          "names are read off codes of made-up names, which hold none of them",
          "then what it reads is no sign that the codes tell something");

  public static final Sentence CONTROL_LINKS =
      new Sentence(
          T310,
          "one row alone fits more often for people who are not in the table than for"
              + " those who are",
          "then it is theirs only if it is known that they are in the table");

  public static final Sentence CONTROL_HALVES =
      new Sentence(
          T310,
          "this attack is right more often of one half of the people who are not in the table",
          "one in a hundred does so by chance; else the attack or the data are at fault");

  public static final Sentence CONTROL_MEMBERS =
      new Sentence(
          T310,
          "this attack tells rows apart that the target was never trained on",
          "one in a hundred does so by chance; else the attack or the data are at fault");

  public static final Sentence CONTROL_POISON =
      new Sentence(
          T310,
          "the poisoned model gives the attacker's class to rows without the mark, too",
          "then the mark is not what steers it; poison fewer rows");

  public static final Sentence CONTROL_ROUND =
      new Sentence(
          T310,
          "the last round of honest clients loses rows, too",
          "then the model has not settled; take more rounds, or a smaller `lr`");

  public static final Sentence CLIENTS_ARE_MISSED =
      new Sentence(
          T310,
          "where the attacker's clients stay away, the model loses rows, too",
          "then it is their rows that are missed; take fewer of them");

  public static final Sentence DIFFERENT_IN_KIND =
      new Sentence(
          T311,
          "members and non-members differ in kind, as is seen without asking the model",
          "what attacks find may be that; draw both from the same rows");

  public static final Sentence TURNED =
      new Sentence(
          T312,
          "this attack puts members below the others, which leaks as much: AUC %.2f",
          "whoever attacks can turn its scores round; `advantage` counts either way");

  public static final Sentence TURNED_IN_THE_FILE =
      new Sentence(
          T312,
          "this attack puts members below the others, which leaks as much: AUC %.2f",
          "is the column of members turned round? `advantage` counts either way");

  public static final Sentence ROWS_LEFT_OUT =
      new Sentence(
          T313,
          "%,d of %,d rows are left out: every shadow model, or none, was trained on them",
          "record more shadow models, or pairs of which one has the rows the other has" + " not");

  public static final Sentence CONTROL_COLUMN =
      new Sentence(
          T310,
          "this attack tells more of some rows than of others that the target was never"
              + " trained on",
          "one in a hundred does so by chance; else the attack or the data are at fault");

  public static final Sentence NO_COLUMNS =
      new Sentence(
          T306,
          "the rows of `%s` have no columns",
          "it is for tables; of pictures, look for what `inversion` shows");

  public static final Sentence NOTHING_SENSITIVE =
      new Sentence(
          T306,
          "no column of `%s` is said to be sensitive",
          "name the one to tell, such as `column=%s`");

  public static final Sentence COLUMN_PREDICTED =
      new Sentence(
          T306,
          "`%s` is what the model predicts, and the attacker knows it",
          "name one of its inputs: %s");

  public static final Sentence COLUMN_UNSEEN =
      new Sentence(
          T306,
          "the model never saw `%s`, so no answer of it depends on that",
          "name one of its inputs: %s");

  public static final Sentence COLUMN_CONSTANT =
      new Sentence(
          T306,
          "all rows have the same in `%s`, so there is nothing to tell",
          "name another column, or load more rows");

  public static final Sentence NO_SUCH_VALUE =
      new Sentence(T306, "no row has `%s` in `%s`", "name one that there is: %s");

  public static final Sentence SHARES_TOO_FEW =
      new Sentence(
          T306,
          "%,d rows have `%s` in `%s` and %,d have not, too few to draw these shares of",
          "take other shares, or load more rows");

  public static final Sentence CONTROL_SHARES =
      new Sentence(
          T310,
          "this attack tells shares apart that were dealt to models by lot",
          "one in two hundred does so by chance; else the attack or the data are at fault");

  public static final Sentence CONTROL_DESIGNS =
      new Sentence(
          T310,
          "this attack tells designs apart that were dealt to models by lot",
          "one in two hundred does so by chance; else the attack or the data are at fault");

  public static final Sentence NO_RANGES =
      new Sentence(
          T306,
          "nobody said between what `%s` may lie, so no change of it is small or large",
          "pictures such as `digits` have theirs; of a table of your own, say so: load csv with domain=[%s]");

  public static final Sentence NOTHING_TO_CHANGE =
      new Sentence(
          T306,
          "`%s` has no numbers that could change a little",
          "change whole names instead: `tabular`");

  public static final Sentence ALL_FIXED =
      new Sentence(
          T306,
          "every column is said to be one that nobody can change, so there is nothing to attack",
          "leave one out of `fixed`, such as `%s`");

  public static final Sentence NO_WAY_BACK =
      new Sentence(
          T306,
          "the weights see other features than the rows have, so gradients do not reach the rows",
          "attack by answers alone: `square` or `hop_skip_jump`");

  public static final Sentence CONTROL_UNTRAINED =
      new Sentence(
          T310,
          "what this attack makes up of a model that learned nothing is recognised, too",
          "then start, priors and judge tell of the class, and not the model: weigh the priors"
              + " less");

  public static final Sentence CONTROL_RADIUS =
      new Sentence(
          T310,
          "rows are misled that were not changed at all",
          "then its answers differ from one time to the next, and some of what attacks find is"
              + " that");

  public static final Sentence GRADIENTS_MASKED =
      new Sentence(
          T315,
          "answers alone mislead %,d rows that gradients do not, and gradients %,d others: they are"
              + " masked, and what withstands them is not robust",
          "trust the weakest of several attacks: `ensemble`, `square`, `hop_skip_jump`");

  public static final Sentence UNAWARE =
      new Sentence(
          T315,
          "this attack does not reckon with what is done to inputs, so that what withstands it need"
              + " not be robust",
          "leave `adaptive` out: an attacker who knows of a defense goes round it");

  private AttackFaults() {}
}
