package org.tattle.subject.elsewhere;

import java.util.Arrays;
import org.tattle.data.recorded.OutputKind;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.ElsewhereFaults;
import org.tattle.subject.answer.Outputs;

/**
 * What a model's numbers are: probabilities, logits or the number of a class. One number alone
 * speaks of the second of two classes.
 *
 * @param kind any but {@link OutputKind#AUTO} and {@link OutputKind#LOSS}
 */
record Said(OutputKind kind, int classes) {
  private static final double SLACK = 0.01;

  /**
   * Finds out what numbers are, if nobody says.
   *
   * @param answers to some rows, at least one
   * @param classes how many there are
   * @throws Fault R562 if they speak of another number of classes
   */
  static Said of(double[][] answers, int classes, OutputKind asked) {
    int width = answers[0].length;
    demandFinite(answers);
    OutputKind kind = asked == OutputKind.AUTO ? found(answers, classes) : asked;
    boolean fits = width == classes || width == 1 && (classes == 2 || kind == OutputKind.LABELS);
    if (!fits) {
      throw Fault.of(ElsewhereFaults.OTHER_CLASSES, width, classes).at("classes");
    }
    return new Said(kind, classes);
  }

  private static void demandFinite(double[][] answers) {
    if (!Arrays.stream(answers).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
      throw Fault.of(ElsewhereFaults.NOT_FINITE).at("path");
    }
  }

  private static OutputKind found(double[][] answers, int classes) {
    boolean shares =
        Arrays.stream(answers)
            .flatMapToDouble(Arrays::stream)
            .allMatch(p -> p >= -SLACK && p <= 1 + SLACK);
    if (answers[0].length == 1) {
      boolean whole =
          Arrays.stream(answers).allMatch(row -> row[0] == Math.rint(row[0]) && row[0] < classes);
      return whole ? OutputKind.LABELS : shares ? OutputKind.PROBABILITIES : OutputKind.LOGITS;
    }
    boolean ones =
        Arrays.stream(answers).allMatch(row -> Math.abs(Arrays.stream(row).sum() - 1) < SLACK);
    return shares && ones ? OutputKind.PROBABILITIES : OutputKind.LOGITS;
  }

  /**
   * Answers that attacks can read.
   *
   * @throws Fault R562 if one is no number
   */
  Outputs outputs(double[][] answers) {
    demandFinite(answers);
    double[][] rows = new double[answers.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(answers[i]);
    }
    return kind == OutputKind.LOGITS
        ? new Outputs.Logged(rows, classes)
        : new Outputs.Given(rows, classes);
  }

  private double[] row(double[] said) {
    if (said.length == 1 && kind == OutputKind.LABELS) {
      double[] row = new double[classes];
      row[Math.max(0, Math.min(classes - 1, (int) Math.rint(said[0])))] = 1;
      return row;
    }
    if (said.length == 1) {
      return kind == OutputKind.LOGITS
          ? new double[] {0, said[0]}
          : new double[] {1 - said[0], said[0]};
    }
    return said;
  }
}
