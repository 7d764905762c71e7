package org.tattle.run.catalogue;

import static org.tattle.run.catalogue.FaultCode.R557;
import static org.tattle.run.catalogue.FaultCode.R562;

/** What is said where a model from elsewhere and the rows that it is asked about do not fit. */
public final class ElsewhereFaults {
  public static final Sentence NO_ROWS =
      new Sentence(
          R562,
          "nothing is said of the rows that the model is to be asked about",
          "say whose they are: `members=` and `others=`, or `rows=` for both in one data set");

  public static final Sentence NO_OTHERS =
      new Sentence(
          R562,
          "members alone tell nothing: there is nobody to tell them from",
          "give `others=`, rows that the model was not trained on");

  public static final Sentence ROWS_TWICE =
      new Sentence(
          R562, "`rows` says whose they all are", "leave out `members` and `others`, or `rows`");

  public static final Sentence NO_CLASSES =
      new Sentence(
          R562,
          "`%s` has no classes, and models from elsewhere are asked for classes alone",
          "name the column of classes where it is loaded: `label=`");

  public static final Sentence OTHER_COLUMNS =
      new Sentence(R562, "`%s` and `%s` differ in %s", "load both with the same columns and types");

  public static final Sentence UNKNOWN_CLASS =
      new Sentence(
          R562,
          "rows are of class `%s`, and the model's %s classes are %s",
          "say what its outputs stand for, in order: `classes=[\"no\", \"yes\"]`");

  public static final Sentence OTHER_CLASSES =
      new Sentence(
          R562,
          "the model gives %s numbers a row, and the rows are of %s classes",
          "say what its outputs stand for, in order: `classes=[\"no\", \"yes\"]`");

  public static final Sentence NO_SUCH_CLASS =
      new Sentence(
          R562,
          "the model answers with %s, and the rows are of classes %s",
          "say what its outputs stand for, in order: `classes=[\"no\", \"yes\"]`");

  public static final Sentence OTHER_WIDTH =
      new Sentence(
          R562,
          "the model takes %s numbers a row, and the rows have %s",
          "load the columns that it was trained on, in their order; `drop=` leaves out others");

  public static final Sentence NO_SUCH_INPUT =
      new Sentence(
          R562,
          "the model takes a column `%s`, and the rows have %s",
          "load the columns that it was trained on, under their names");

  public static final Sentence NOT_FINITE =
      new Sentence(
          R562,
          "the model gives numbers that are not finite",
          "look at what it takes: numbers are given in the unit in which the file has them");

  public static final Sentence NO_TRAINING =
      new Sentence(
          R562,
          "nobody knows how `%s` was trained",
          "name a target that was trained here: `train like on …`");

  public static final Sentence FAR_OFF =
      new Sentence(
          R557,
          "shadows made like `%s` will differ from the model: on %s it is %.0f points off",
          "train it as the model was, with as many rows and epochs; else attacks by shadows say"
              + " too little");

  private ElsewhereFaults() {}
}
