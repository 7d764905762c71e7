package org.tattle.data.recorded;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tattle.data.recorded.Recorded.Kind;
import org.tattle.data.recorded.Recording.Row;
import org.tattle.data.table.cell.ClassNames;
import org.tattle.data.table.cell.PlainNumber;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.RecordingFaults;
import org.tattle.run.catalogue.Sentence;

/** Reads the rows of a recording, once it is known what its columns mean. */
record OutputSheet(OutputColumns columns, Recording recording) {
  private static final int CHECKED = 1 << 12;

  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d*,\\d+");

  /**
   * The rows of a file with these columns.
   *
   * @param truths the class of each identifier met before; receives those of this file
   * @throws Fault R504 if it has others, R517 for a row that cannot be
   */
  Recorded.Sheet of(Map<String, Integer> truths, Control control) {
    if (!recording.names().equals(columns.names())) {
      throw Fault.of(
              RecordingFaults.OTHER_OUTPUTS,
              recording.file(),
              columns.names().stream().limit(12).collect(Collectors.joining(", ")))
          .at(recording.parameter());
    }
    List<Row> rows = recording.rows();
    int[] labels = new int[rows.size()];
    boolean[] members = new boolean[rows.size()];
    double[][] outputs = new double[rows.size()][];
    for (int i = 0; i < labels.length; i++) {
      if (i % CHECKED == 0) {
        control.check();
      }
      Row row = rows.get(i);
      labels[i] = columns.classes().isEmpty() ? 0 : place(row.label(), "label", row);
      Integer before = row.id().isEmpty() ? null : truths.putIfAbsent(row.id(), labels[i]);
      if (before != null && before != labels[i]) {
        throw recording.bad(
            RecordingFaults.RECORD_OF_TWO_CLASSES,
            row,
            row.id(),
            columns.classes().get(labels[i]),
            columns.classes().get(before));
      }
      members[i] = row.member();
      outputs[i] = outputs(row);
    }
    List<String> ids = rows.get(0).id().isEmpty() ? List.of() : rows.stream().map(Row::id).toList();
    return new Recorded.Sheet(labels, members, outputs, ids);
  }

  private int place(String text, String what, Row row) {
    Integer place = columns.places().getOrDefault(text, columns.places().get(ClassNames.key(text)));
    if (place == null) {
      String there = columns.classes().stream().limit(12).collect(Collectors.joining(", "));
      throw text.isEmpty()
          ? recording.bad(RecordingFaults.RECORD_WITHOUT_LABEL, row, there)
          : recording.bad(RecordingFaults.RECORD_OF_NO_CLASS, row, what, text, there);
    }
    return place;
  }

  private double[] outputs(Row row) {
    if (columns.manner().kind() == Kind.LABELS) {
      double[] output = new double[columns.classes().size()];
      output[place(row.text()[0], "output", row)] = 1;
      return output;
    }
    double[] output = new double[columns.names().size()];
    for (int i = 0; i < output.length; i++) {
      output[i] = PlainNumber.of(row.text()[i]) / columns.manner().unit();
      String text = row.text()[i];
      if (!Float.isFinite((float) output[i])) {
        throw recording.bad(unusable(text, output[i]), row, columns.names().get(i), text);
      }
    }
    if (output.length == 1 && columns.manner().kind() != Kind.LOSSES) {
      double rest = columns.manner().kind() == Kind.LOGITS ? 0 : 1 - output[0];
      output =
          columns.only() == 1 ? new double[] {rest, output[0]} : new double[] {output[0], rest};
    }
    if (columns.manner().kind() == Kind.PROBABILITIES) {
      check(output, row);
    }
    return output;
  }

  private static Sentence unusable(String text, double read) {
    if (text.isEmpty()) {
      return RecordingFaults.OUTPUT_EMPTY;
    }
    if (DECIMAL_COMMA.matcher(text).matches()) {
      return RecordingFaults.OUTPUT_DECIMAL_COMMA;
    }
    return Double.isNaN(read) ? RecordingFaults.OUTPUT_NO_NUMBER : RecordingFaults.OUTPUT_TOO_LARGE;
  }

  private void check(double[] probabilities, Row row) {
    double sum = 0;
    for (double p : probabilities) {
      if (!Manner.share(p)) {
        throw recording.bad(RecordingFaults.NO_SHARE, row, p);
      }
      sum += p;
    }
    if (sum > 1 + columns.manner().slack()
        || sum < 1 - columns.manner().slack() && !columns.manner().cut()) {
      throw recording.bad(RecordingFaults.SHARES_ADD_UP, row, sum);
    }
  }
}
