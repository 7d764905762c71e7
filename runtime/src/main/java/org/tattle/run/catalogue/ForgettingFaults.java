package org.tattle.run.catalogue;

import static org.tattle.run.catalogue.FaultCode.R575;
import static org.tattle.run.catalogue.FaultCode.T317;
import static org.tattle.run.catalogue.FaultCode.T318;

/** What is said of rows that cannot be forgotten, and of models that cannot forget so. */
public final class ForgettingFaults {
  public static final Sentence NO_SUCH_ROW =
      new Sentence(
          R575, "there is no row %,d: the data have %,d, counted from 0", "name others: `rows=20`");

  public static final Sentence NOT_TRAINED_ON =
      new Sentence(
          R575,
          "row %,d is no member: the model was not trained on it",
          "name members, such as row %,d, or let some be drawn: `rows=20`");

  public static final Sentence FORGOTTEN_TWICE =
      new Sentence(R575, "row %,d is named twice, or is forgotten already", "name each row once");

  public static final Sentence NOBODY_LEFT =
      new Sentence(
          R575,
          "%,d rows were to be forgotten of %,d, and nobody would be left",
          "forget fewer: `rows=%,d`");

  public static final Sentence NOBODY_CALLED_SO =
      new Sentence(
          R575,
          "no row is called `%s`, and no column of that name is compared",
          "name rows by what stands in the column of ids, or by a column: rows=\"age >= 90\","
              + " rows=\"ward = north\"");

  private static final String AS_IT_STANDS =
      "ask for what stands in the column: of numbers as in rows=\"age >= 90\", and of names as in"
          + " rows=\"ward = north\"";

  public static final Sentence NOBODY_MEETS =
      new Sentence(R575, "`%s` holds of no row", AS_IT_STANDS);

  public static final Sentence OTHERS_MEET =
      new Sentence(R575, "`%s` holds of no row, and `%s` of some", AS_IT_STANDS);

  public static final Sentence NO_MEMBER_CALLED_SO =
      new Sentence(
          R575,
          "`%s` is said of rows (%,d), and the model was trained on none of them",
          "name members: there is nothing of these to forget");

  public static final Sentence NO_IDS =
      new Sentence(
          R575,
          "the rows have no ids to call one `%s` by",
          "load them with `id=` or `person=` and a column, or name rows by numbers: rows=[3, 17]");

  public static final Sentence NO_IDS_IN_FILE =
      new Sentence(
          R575, "`%s` holds no ids", "write one a line, or a table with a column `id` or `person`");

  public static final Sentence NO_COLUMN_OF_IDS =
      new Sentence(
          R575,
          "no column of `%s` is known to hold ids",
          "call the column of ids one of these: %s");

  public static final Sentence LINE_WITHOUT_ID =
      new Sentence(R575, "`%s`, line %,d says nobody's id", "fill it in, or take the line out");

  public static final Sentence ID_TWICE_IN_FILE =
      new Sentence(
          R575, "`%s` stands in `%s` twice, in lines %,d and %,d", "name each person once");

  public static final Sentence UNKNOWN_ID_IN_FILE =
      new Sentence(
          R575,
          "`%s`, line %,d: no row is called `%s`",
          "mend the id, or take it out: nothing is forgotten while one of them is unknown");

  public static final Sentence NO_MEMBER_IN_FILE =
      new Sentence(
          R575,
          "`%s`, line %,d: the model was not trained on any row of `%s`",
          "take it out: there is nothing of that one to forget");

  public static final Sentence NO_ROWS =
      new Sentence(R575, "no row is named", "name some, or let them be drawn: `rows=20`");

  public static final Sentence NOTHING_TO_GIVE_A_RECEIPT_FOR =
      new Sentence(
          R575,
          "the model has forgotten nobody, and nobody is given a receipt",
          "make it forget first: unlearn retrain with rows=20 as without");

  public static final Sentence NOT_SHARDED =
      new Sentence(
          T317,
          "`sisa` forgets by shards, and this `%s` was not trained in any",
          "train it so first: defend sisa shards=5 as sharded");

  public static final Sentence SEVERAL_NETWORKS =
      new Sentence(
          T317,
          "`%s` moves the weights of one network, and this model is several",
          "train again what has seen the rows: unlearn %s");

  public static final Sentence NO_STEPS =
      new Sentence(
          T317,
          "`%s` takes steps of training, and `%s` learns in none",
          "train it again without the rows: unlearn retrain");

  public static final Sentence STEPS_WITHOUT_NOISE =
      new Sentence(
          T317,
          "`%s` trains without noise, and what `%s` guarantees would hold no more",
          "train it again without the rows, which spends anew: unlearn retrain; that it says about"
              + " the same without some rows is what its epsilon promises already");

  public static final Sentence ELSEWHERE =
      new Sentence(
          T317,
          "only what `train` or `federate` made here can be made to forget here",
          "train it here, or load what its owner says has forgotten as another target; of a federation's"
              + " model, let the federation forget");

  public static final Sentence NOT_CONVEX =
      new Sentence(
          T317,
          "`newton` needs a training that ends at the lowest point of a convex loss",
          "train a classifier so: train base using logistic; defend removable as sure; any other"
              + " model is trained again without the rows: unlearn retrain");

  public static final Sentence NOTHING_FORGOTTEN =
      new Sentence(
          T318,
          "the first of the two has forgotten nothing that the other knew",
          "make it forget first, as by `unlearn retrain`, or say which rows to look at: rows=100");

  public static final Sentence NOT_OF_A_KIND =
      new Sentence(
          T318,
          "the first of the two tells %,d classes apart, and the other %,d",
          "compare models of one task");

  public static final Sentence NO_OWNER =
      new Sentence(
          T318,
          "the second of the two was made elsewhere, and nothing is known that only its owner has",
          "train it here, with a mark: defend watermark triggers=50 as mine");

  public static final Sentence NO_MARK =
      new Sentence(
          T318,
          "the second of the two has no mark",
          "claim it by its rows: by=rows; or train it with a mark: defend watermark as mine");

  public static final Sentence WEIGHTS_UNSEEN =
      new Sentence(
          T318,
          "the mark is in the weights, and the first of the two does not show any",
          "claim it of the model as whoever has its file meets it, or by its rows: by=rows");

  public static final Sentence PROBABILITIES_UNSEEN =
      new Sentence(
          T318,
          "the mark is in probabilities, and the first of the two gives none",
          "claim it of the model before what withholds them, as its owner can");

  public static final Sentence NO_SUCH_LAYER =
      new Sentence(
          T318,
          "the mark is in a layer of %,d inputs, and the first of the two has none there",
          "claim it by its rows: by=rows");

  public static final Sentence NOT_LINEAR =
      new Sentence(
          T317,
          "`removable` needs a loss with one lowest point, and a model with hidden layers has many",
          "train a linear one: train base using logistic");

  public static final Sentence SIEVED =
      new Sentence(
          T317,
          "`%s` goes on from the rows that a model learned from, and a sieve chose these by all",
          "train it again without the rows: unlearn retrain");

  public static final Sentence FORGOT_BEFORE =
      new Sentence(
          T317,
          "the model has forgotten by `%s`, and one with `%s` cannot forget so",
          "defend the model that it was before, and let that forget: unlearn retrain");

  private ForgettingFaults() {}
}
