package org.tattle.run.catalogue;

import static org.tattle.run.catalogue.FaultCode.R504;
import static org.tattle.run.catalogue.FaultCode.R513;
import static org.tattle.run.catalogue.FaultCode.R517;

/** What is said of recorded answers that cannot be what they are said to be. */
public final class RecordingFaults {
  private RecordingFaults() {}

  public static final Sentence OTHER_OUTPUTS =
      new Sentence(R504, "`%s` has other output columns than the target's file", "expected: %s");

  public static final Sentence NO_OUTPUTS = new Sentence(R513, "`%s` has no column of outputs");

  public static final Sentence SEVERAL_LABELS =
      new Sentence(
          R517,
          "`outputs=labels` needs one output column, and there are %s",
          "name the others in `drop`");

  public static final Sentence SEVERAL_LOSSES =
      new Sentence(
          R517,
          "`outputs=loss` needs one output column, and there are %s",
          "leave all but the losses out, such as by `drop=%s`");

  public static final Sentence ONE_OUTPUT_OF_MANY_CLASSES =
      new Sentence(
          R517,
          "`%s` has one output column and %d classes",
          "give one column a class, or the predicted class");

  public static final Sentence MEMBER_UNCLEAR =
      new Sentence(
          R517,
          "%s: `%s` does not say whether the model was trained on the row",
          "for members it is `1`, `true`, `yes`, `in`, `train` or `member`, for the"
              + " others `0`, `false`, `no`, `out`, `test` or `nonmember`");

  public static final Sentence NO_MEMBERS = new Sentence(R517, "%s has no members", "%s");

  public static final Sentence MEMBERS_ALONE =
      new Sentence(R517, "%s has nothing but members", "%s");

  public static final Sentence NO_PROBABILITIES =
      new Sentence(
          R517,
          "`%s`: %s hold no probabilities, and the others add up to 1",
          "name them in `id` or `inputs`, or leave them out: `drop=%s`%s");

  public static final Sentence NO_PROBABILITY =
      new Sentence(
          R517,
          "`%s`: %s holds no probabilities, and the others add up to 1",
          "name it in `id` or `inputs`, or leave it out: `drop=%s`%s");

  public static final Sentence NO_NUMBERS =
      new Sentence(
          R517,
          "`%s`: %s hold no numbers",
          "name them in `id` or `inputs`, or leave them out: `drop=%s`%s");

  public static final Sentence NO_NUMBER =
      new Sentence(
          R517,
          "`%s`: %s holds no numbers",
          "name it in `id` or `inputs`, or leave it out: `drop=%s`%s");

  public static final Sentence RECORD_WITHOUT_ID =
      new Sentence(R517, "`%s`, line %d: the `%s` is missing");

  public static final Sentence RECORD_TWICE =
      new Sentence(R517, "`%s`, line %d: there is another row with the `%s` `%s`");

  public static final Sentence RECORD_TWICE_OF_MODELS =
      new Sentence(
          R517,
          "`%s`, line %d: there is another row with the `%s` `%s`",
          "if the file is of several models, name the column that tells them apart:" + " `model`");

  public static final Sentence RECORD_OF_TWO_CLASSES =
      new Sentence(
          R517,
          "`%s`, line %d: row `%s` is of class `%s`, and of `%s` in a file before",
          "`id` must name the same rows in all files");

  public static final Sentence RECORD_WITHOUT_LABEL =
      new Sentence(R517, "`%s`, line %d: the label is missing", "classes: %s");

  public static final Sentence RECORD_OF_NO_CLASS =
      new Sentence(R517, "`%s`, line %d: the %s `%s` is no class", "classes: %s");

  public static final Sentence OUTPUT_EMPTY =
      new Sentence(R517, "`%s`, line %d: column `%s` is empty");

  public static final Sentence OUTPUT_NO_NUMBER =
      new Sentence(R517, "`%s`, line %d: column `%s`: `%s` is not a number");

  public static final Sentence OUTPUT_DECIMAL_COMMA =
      new Sentence(
          R517, "`%s`, line %d: column `%s`: `%s` is not a number", "write decimals with a point");

  public static final Sentence OUTPUT_TOO_LARGE =
      new Sentence(R517, "`%s`, line %d: column `%s`: `%s` is too large");

  public static final Sentence NO_SHARE =
      new Sentence(
          R517, "`%s`, line %d: `%s` is not a probability", "for logits say `outputs=logits`");

  public static final Sentence SHARES_ADD_UP =
      new Sentence(
          R517,
          "`%s`, line %d: the probabilities add up to %.4f, not to 1",
          "name other columns in `drop`, or for logits say `outputs=logits`");
}
