package org.tattle.record.match;

import java.util.List;
import java.util.stream.IntStream;
import org.tattle.record.field.FieldComparison;
import org.tattle.record.field.Fields;
import org.tattle.record.field.RecordField;
import org.tattle.run.Control;

/**
 * How two records agree, field by field: nothing stands in one of them, they differ, are close, or
 * are the same. Different texts are compared once.
 */
final class FieldLevels {
  static final int UNKNOWN = 0;
  static final int DIFFERENT = 1;
  static final int CLOSE = 2;
  static final int SAME = 3;
  static final int LEVELS = 4;

  private static final int KEPT = 1 << 23;

  private final List<RecordField> first;
  private final List<RecordField> second;
  private final FieldComparison comparison;
  private final double close;
  private final byte[][] known;

  /**
   * @param close how alike texts are that are close
   */
  FieldLevels(
      Fields first, Fields second, FieldComparison comparison, double close, Control control) {
    this.first = first.columns();
    this.second = second.columns();
    this.comparison = comparison;
    this.close = close;
    this.known = new byte[this.first.size()][];
    for (int field = 0; field < known.length; field++) {
      List<String> texts = this.first.get(field).texts();
      List<String> others = this.second.get(field).texts();
      if ((long) texts.size() * others.size() <= KEPT) {
        known[field] = new byte[texts.size() * others.size()];
        for (int one = 0; one < texts.size(); one++) {
          control.check();
          for (int other = 0; other < others.size(); other++) {
            known[field][one * others.size() + other] =
                (byte) compared(texts.get(one), others.get(other));
          }
        }
      }
    }
  }

  private int compared(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return UNKNOWN;
    }
    if (one.equals(other)) {
      return SAME;
    }
    return comparison.of(one, other) >= close ? CLOSE : DIFFERENT;
  }

  int fields() {
    return known.length;
  }

  int level(int field, int record, int other) {
    int one = first.get(field).codes()[record];
    int two = second.get(field).codes()[other];
    return known[field] == null
        ? compared(first.get(field).texts().get(one), second.get(field).texts().get(two))
        : known[field][one * second.get(field).texts().size() + two];
  }

  /** The levels of all fields as one number, the first field's running fastest. */
  int pattern(int record, int other) {
    int pattern = 0;
    for (int field = known.length - 1; field >= 0; field--) {
      pattern = pattern * LEVELS + level(field, record, other);
    }
    return pattern;
  }

  int patterns() {
    return IntStream.range(0, known.length).reduce(1, (all, field) -> all * LEVELS);
  }
}
