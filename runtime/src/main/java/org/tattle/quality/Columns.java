package org.tattle.quality;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.WrittenColumn;
import org.tattle.measure.Holm;
import org.tattle.run.Control;

/** The columns of a data set: as people wrote them, if anybody did, else as models see them. */
final class Columns {
  private static final MathContext SHOWN = new MathContext(6);

  private final Dataset data;
  private final Split split;
  private final BitSet odd = new BitSet();
  private final List<ColumnQuality> all;

  Columns(Dataset data, Split split, Control control) {
    this.data = data;
    this.split = split;
    List<ColumnQuality> found = new ArrayList<>();
    if (data.written().columns().isEmpty()) {
      for (Column column : data.columns()) {
        control.check();
        found.add(seen(column));
      }
    } else {
      for (WrittenColumn column : data.written().columns()) {
        control.check();
        found.add(of(ColumnValues.written(column)));
      }
    }
    double[] corrected = Holm.adjusted(found.stream().mapToDouble(ColumnQuality::p).toArray());
    all =
        IntStream.range(0, corrected.length)
            .mapToObj(i -> found.get(i).with(corrected[i]))
            .toList();
  }

  List<ColumnQuality> all() {
    return all;
  }

  /** The rows with a number that is far off. */
  BitSet odd() {
    return odd;
  }

  private ColumnQuality of(ColumnValues column) {
    return column.numeric()
        ? numbers(column.name(), column.type(), column.numbers())
        : names(column.name(), column.names());
  }

  /** Of pictures the range is that of their pixels. */
  private ColumnQuality seen(Column column) {
    ColumnQuality of = of(ColumnValues.seen(data, column));
    if (column.type() == Column.Type.CATEGORY || column.width() == 1) {
      return of;
    }
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < data.rows(); row++) {
      float[] values = data.values(new int[] {row});
      for (int f = column.first(); f < column.first() + column.width(); f++) {
        least = Math.min(least, values[f]);
        most = Math.max(most, values[f]);
      }
    }
    return new ColumnQuality(
        of.name(), of.type(), range(least, most), of.missing(), of.outliers(), of.psi(), of.p());
  }

  private ColumnQuality numbers(String name, String type, double[] values) {
    boolean[] far = ColumnQuality.far(values);
    IntStream.range(0, far.length).filter(i -> far[i]).forEach(odd::set);
    double[] there = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    ColumnDrift drift =
        ColumnDrift.of(some(values, split.members()), some(values, split.nonmembers()));
    return new ColumnQuality(
        name,
        type,
        there.length == 0
            ? "nothing"
            : range(
                Arrays.stream(there).min().orElseThrow(), Arrays.stream(there).max().orElseThrow()),
        share(values.length - there.length, values.length),
        share((int) IntStream.range(0, far.length).filter(i -> far[i]).count(), far.length),
        drift.psi(),
        drift.p());
  }

  private static double[] some(double[] values, int[] rows) {
    return IntStream.of(rows)
        .mapToDouble(row -> values[row])
        .filter(v -> !Double.isNaN(v))
        .toArray();
  }

  private ColumnQuality names(String name, List<String> texts) {
    ColumnDrift drift =
        ColumnDrift.of(
            IntStream.of(split.members()).mapToObj(texts::get),
            IntStream.of(split.nonmembers()).mapToObj(texts::get));
    long empty = texts.stream().filter(String::isBlank).count();
    long different = texts.stream().filter(text -> !text.isBlank()).distinct().count();
    return new ColumnQuality(
        name,
        "names",
        String.format(Locale.ROOT, "%,d different", different),
        share((int) empty, texts.size()),
        0,
        drift.psi(),
        drift.p());
  }

  private static String range(double least, double most) {
    return written(least) + " to " + written(most);
  }

  static String written(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(SHOWN).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }

  private static double share(int some, int all) {
    return all == 0 ? 0 : (double) some / all;
  }
}
