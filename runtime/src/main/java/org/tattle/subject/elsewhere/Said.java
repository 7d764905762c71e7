package org.tattle.subject.elsewhere;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tattle.data.recorded.OutputKind;
import org.tattle.data.table.cell.PlainNumber;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.ElsewhereFaults;
import org.tattle.subject.answer.Outputs;

/**
 * What a model's numbers are: probabilities, logits or a class, by its name if that is a number, or
 * by its place. One number alone speaks of the second of two classes.
 *
 * @param kind any but {@link OutputKind#AUTO} and {@link OutputKind#LOSS}
 * @param named the number that each class is answered with
 */
record Said(OutputKind kind, List<String> names, List<Double> named) {
  private static final double SLACK = 0.01;

  /**
   * Finds out what numbers are, if nobody says.
   *
   * @param answers to some rows, at least one
   * @param names of the classes
   * @throws Fault R562 if they speak of another number of classes
   */
  static Said of(double[][] answers, List<String> names, OutputKind asked) {
    int width = answers[0].length;
    int classes = names.size();
    demandFinite(answers);
    List<Double> numbers = names.stream().map(PlainNumber::of).toList();
    List<Double> places = IntStream.range(0, classes).mapToObj(c -> (double) c).toList();
    List<Double> named = all(answers, numbers) ? numbers : places;
    OutputKind kind = asked == OutputKind.AUTO ? found(answers, named) : asked;
    boolean fits = width == classes || width == 1 && (classes == 2 || kind == OutputKind.LABELS);
    if (!fits) {
      throw Fault.of(ElsewhereFaults.OTHER_CLASSES, width, classes).at("classes");
    }
    return new Said(kind, names, named);
  }

  /** Whether each answer is one of these numbers. */
  private static boolean all(double[][] answers, List<Double> numbers) {
    return Arrays.stream(answers).allMatch(row -> row.length == 1 && numbers.contains(row[0]));
  }

  private static void demandFinite(double[][] answers) {
    if (!Arrays.stream(answers).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
      throw Fault.of(ElsewhereFaults.NOT_FINITE).at("path");
    }
  }

  private static OutputKind found(double[][] answers, List<Double> named) {
    boolean shares =
        Arrays.stream(answers)
            .flatMapToDouble(Arrays::stream)
            .allMatch(p -> p >= -SLACK && p <= 1 + SLACK);
    if (answers[0].length == 1) {
      return all(answers, named)
          ? OutputKind.LABELS
          : shares ? OutputKind.PROBABILITIES : OutputKind.LOGITS;
    }
    boolean ones =
        Arrays.stream(answers).allMatch(row -> Math.abs(Arrays.stream(row).sum() - 1) < SLACK);
    return shares && ones ? OutputKind.PROBABILITIES : OutputKind.LOGITS;
  }

  /**
   * Answers that attacks can read.
   *
   * @throws Fault R562 if one is no number, or none of the classes
   */
  Outputs outputs(double[][] answers) {
    demandFinite(answers);
    double[][] rows = new double[answers.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(answers[i]);
    }
    return kind == OutputKind.LOGITS
        ? new Outputs.Logged(rows, names.size())
        : new Outputs.Given(rows, names.size());
  }

  private double[] row(double[] said) {
    if (said.length == 1 && kind == OutputKind.LABELS) {
      int place = named.indexOf(said[0]);
      if (place < 0) {
        throw Fault.of(ElsewhereFaults.NO_SUCH_CLASS, said[0], String.join(", ", names))
            .at("classes");
      }
      double[] row = new double[names.size()];
      row[place] = 1;
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
