package org.tattle.data;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tattle.data.Predictions.Outputs;
import org.tattle.data.Recorded.Kind;
import org.tattle.data.Recording.Row;
import org.tattle.run.Fault;
import org.tattle.run.Message;

/**
 * What the columns of recorded outputs mean: which class each stands for, and whether they are
 * probabilities, logits or a predicted class.
 *
 * @param names the output columns: one a class, or only one
 * @param places the class that a text means
 */
record OutputColumns(
    List<String> names, Kind kind, List<String> classes, Map<String, Integer> places) {
  /** How far from one probabilities may add up to: what a few printed decimals can do. */
  private static final double SLACK = 0.01;

  /** Rows that tell what the columns are. */
  private static final int LOOKED_AT = 100;

  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d*,\\d+");

  /**
   * Finds out what the columns are.
   *
   * @throws Fault R517 if they cannot be what was asked for
   */
  static OutputColumns of(Recording recording, Outputs asked) {
    List<String> names = recording.names();
    if (names.size() == 1) {
      return single(recording, asked);
    }
    if (asked == Outputs.LABELS) {
      throw new Fault(
          "R517",
          "outputs",
          "`outputs=labels` needs one output column, and there are " + names.size(),
          "name the others in `drop`");
    }
    if (asked == Outputs.AUTO) {
      checkStray(recording);
    }
    boolean beyond =
        Stream.of(recording.rows().get(0).text())
            .mapToDouble(Cells::number)
            .anyMatch(v -> !share(v));
    boolean logits = asked == Outputs.LOGITS || asked == Outputs.AUTO && beyond;
    List<String> ends = names.stream().map(name -> name.replaceFirst(".*?(?=\\d+$)", "")).toList();
    List<String> classes = Set.copyOf(ends).size() == ends.size() ? ends : names;
    Map<String, Integer> places = places(names);
    places.putAll(places(classes));
    return new OutputColumns(names, logits ? Kind.LOGITS : Kind.PROBABILITIES, classes, places);
  }

  /** One column too many among probabilities would make logits of them all, and be a class. */
  private static void checkStray(Recording recording) {
    List<String> names = recording.names();
    List<Row> rows = recording.rows().subList(0, Math.min(LOOKED_AT, recording.rows().size()));
    int[] beyond =
        IntStream.range(0, names.size())
            .filter(c -> rows.stream().anyMatch(row -> !share(Cells.number(row.text()[c]))))
            .toArray();
    if (names.size() > 2
        && beyond.length == 1
        && rows.stream().allMatch(row -> sumWithout(beyond[0], row))) {
      throw new Fault(
          "R517",
          recording.parameter(),
          Message.of(
              "`%s`: column `%s` holds no probabilities, and the others add up to 1",
              recording.file(), names.get(beyond[0])),
          "name it in `drop`, or for logits say `outputs=logits`");
    }
  }

  private static boolean sumWithout(int column, Row row) {
    double sum = 0;
    for (int c = 0; c < row.text().length; c++) {
      sum += c == column ? 0 : Cells.number(row.text()[c]);
    }
    return Math.abs(sum - 1) <= SLACK;
  }

  /** Whether it can be a probability; what is no number is told later, with its line. */
  private static boolean share(double value) {
    return !(value < -SLACK || value > 1 + SLACK);
  }

  private static Map<String, Integer> places(List<String> texts) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      places.put(texts.get(i), i);
    }
    return places;
  }

  /** One column: a predicted class, or the second of two classes' probability or logit. */
  private static OutputColumns single(Recording recording, Outputs asked) {
    List<String> truths = sorted(recording.rows().stream().map(Row::label));
    List<String> answers = sorted(recording.rows().stream().map(row -> row.text()[0]));
    boolean labels =
        asked == Outputs.LABELS || asked == Outputs.AUTO && truths.containsAll(answers);
    List<String> classes =
        labels ? sorted(Stream.concat(truths.stream(), answers.stream())) : truths;
    if (classes.size() < 2 || !labels && classes.size() > 2) {
      throw new Fault(
          "R517",
          "path",
          Message.of("`%s` has one output column and %d classes", recording.file(), classes.size()),
          "give one column a class, or the predicted class");
    }
    Kind kind = labels ? Kind.LABELS : asked == Outputs.LOGITS ? Kind.LOGITS : Kind.PROBABILITIES;
    return new OutputColumns(recording.names(), kind, classes, places(classes));
  }

  private static List<String> sorted(Stream<String> texts) {
    List<String> distinct = texts.map(OutputColumns::plain).distinct().toList();
    boolean numbers = distinct.stream().noneMatch(text -> Double.isNaN(Cells.number(text)));
    return distinct.stream()
        .sorted(numbers ? Comparator.comparingDouble(Cells::number) : Comparator.naturalOrder())
        .toList();
  }

  /** Who writes classes from floats writes {@code 3.0}. */
  private static String plain(String text) {
    return text.matches("\\d+\\.0+") ? text.substring(0, text.indexOf('.')) : text;
  }

  /**
   * The rows of a file with these columns.
   *
   * @param truths the class of each identifier met before; receives those of this file
   * @throws Fault R504 if it has others, R517 for a row that cannot be
   */
  Recorded.Sheet sheet(Recording recording, Map<String, Integer> truths) {
    if (!recording.names().equals(names)) {
      throw new Fault(
          "R504",
          recording.parameter(),
          Message.of("`%s` has other output columns than the target's file", recording.file()),
          "expected: " + names.stream().limit(12).collect(Collectors.joining(", ")));
    }
    List<Row> rows = recording.rows();
    int[] labels = new int[rows.size()];
    boolean[] members = new boolean[rows.size()];
    double[][] outputs = new double[rows.size()][];
    for (int i = 0; i < labels.length; i++) {
      Row row = rows.get(i);
      labels[i] = place(row.label(), "label", row, recording);
      Integer before = row.id().isEmpty() ? null : truths.putIfAbsent(row.id(), labels[i]);
      if (before != null && before != labels[i]) {
        throw recording.bad(
            row,
            Message.of(
                "row `%s` is of class `%s`, and of `%s` in a file before",
                row.id(), classes.get(labels[i]), classes.get(before)),
            "`id` must name the same rows in all files");
      }
      members[i] = row.member();
      outputs[i] = outputs(row, recording);
    }
    List<String> ids = rows.get(0).id().isEmpty() ? List.of() : rows.stream().map(Row::id).toList();
    return new Recorded.Sheet(labels, members, outputs, ids);
  }

  private int place(String text, String what, Row row, Recording recording) {
    Integer place = places.get(plain(text));
    if (place == null) {
      throw recording.bad(
          row,
          text.isEmpty()
              ? "the label is missing"
              : Message.of("the %s `%s` is no class", what, text),
          "classes: " + classes.stream().limit(12).collect(Collectors.joining(", ")));
    }
    return place;
  }

  private double[] outputs(Row row, Recording recording) {
    if (kind == Kind.LABELS) {
      double[] output = new double[classes.size()];
      output[place(row.text()[0], "output", row, recording)] = 1;
      return output;
    }
    double[] output = new double[names.size()];
    for (int i = 0; i < output.length; i++) {
      output[i] = Cells.number(row.text()[i]);
      String text = row.text()[i];
      if (!Float.isFinite((float) output[i])) {
        throw recording.bad(
            row,
            text.isEmpty()
                ? Message.of("column `%s` is empty", names.get(i))
                : Message.of(
                    "column `%s`: `%s` is %s",
                    names.get(i), text, Double.isNaN(output[i]) ? "not a number" : "too large"),
            DECIMAL_COMMA.matcher(text).matches() ? "write decimals with a point" : null);
      }
    }
    if (output.length == 1) {
      double last = output[0];
      output = new double[] {kind == Kind.LOGITS ? 0 : 1 - last, last};
    }
    if (kind == Kind.PROBABILITIES) {
      check(output, row, recording);
    }
    return output;
  }

  private void check(double[] probabilities, Row row, Recording recording) {
    double sum = 0;
    for (double p : probabilities) {
      if (!share(p)) {
        throw recording.bad(
            row, Message.of("`%s` is not a probability", p), "for logits say `outputs=logits`");
      }
      sum += p;
    }
    if (Math.abs(sum - 1) > SLACK) {
      throw recording.bad(
          row,
          Message.of("the probabilities add up to %.4f, not to 1", sum),
          "name other columns in `drop`, or for logits say `outputs=logits`");
    }
  }
}
