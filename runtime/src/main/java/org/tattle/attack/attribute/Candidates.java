package org.tattle.attack.attribute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.data.Column;
import org.tattle.data.Column.Type;
import org.tattle.data.Dataset;
import org.tattle.data.Matrix;
import org.tattle.run.MessageText;

/**
 * All that could stand in a column of a row. Names are tried one by one. Numbers are cut into parts
 * with about as many known rows in each, and each part is tried at its median: which part a number
 * is in is then what is to be told.
 */
final class Candidates {
  private final Column column;
  private final List<String> names;
  private final List<float[]> features;

  /** The largest feature of each part; empty for names. */
  private final float[] ends;

  private Candidates(Column column, List<String> names, List<float[]> features, float[] ends) {
    this.column = column;
    this.names = List.copyOf(names);
    this.features = List.copyOf(features);
    this.ends = ends;
  }

  /**
   * @param known rows that the attacker has
   * @param parts how many parts numbers are cut into at most
   */
  static Candidates of(Dataset data, Column column, int[] known, int parts) {
    return column.type() == Type.CATEGORY
        ? names(column)
        : numbers(column, sorted(data, column, known), parts);
  }

  private static Candidates names(Column column) {
    List<float[]> features = new ArrayList<>();
    for (int c = 0; c < column.width(); c++) {
      float[] one = new float[column.width()];
      one[c] = 1;
      features.add(one);
    }
    return new Candidates(column, column.categories(), features, new float[0]);
  }

  private static float[] sorted(Dataset data, Column column, int[] rows) {
    int width = data.shape().size();
    float[] all = data.values(rows);
    float[] own = new float[rows.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = all[i * width + column.first()];
    }
    Arrays.sort(own);
    return own;
  }

  /** A part ends after a value, so that equal numbers are in one part. */
  private static Candidates numbers(Column column, float[] sorted, int parts) {
    List<String> names = new ArrayList<>();
    List<float[]> medians = new ArrayList<>();
    List<Float> ends = new ArrayList<>();
    long different = IntStream.range(0, sorted.length).filter(i -> starts(sorted, i)).count();
    int from = 0;
    for (int to = 1; to <= sorted.length; to++) {
      boolean end = to == sorted.length || sorted[to] != sorted[to - 1];
      double share = (double) (names.size() + 1) / parts;
      if (end && (different <= parts || to >= share * sorted.length || to == sorted.length)) {
        names.add(name(column, sorted[from], sorted[to - 1]));
        medians.add(new float[] {sorted[(from + to - 1) / 2]});
        ends.add(sorted[to - 1]);
        from = to;
      }
    }
    float[] last = new float[ends.size()];
    for (int part = 0; part < last.length; part++) {
      last[part] = ends.get(part);
    }
    return new Candidates(column, names, medians, last);
  }

  private static boolean starts(float[] sorted, int i) {
    return i == 0 || sorted[i] != sorted[i - 1];
  }

  private static String name(Column column, float least, float most) {
    String from = text(column.number(least));
    return least == most ? from : from + " to " + text(column.number(most));
  }

  private static String text(double number) {
    return number == Math.rint(number)
        ? MessageText.of("%.0f", number)
        : MessageText.of("%s", number);
  }

  /** How many there are. */
  int count() {
    return names.size();
  }

  /** What one is called. */
  String name(int candidate) {
    return names.get(candidate);
  }

  List<String> names() {
    return names;
  }

  /** Which of them stands in each of these rows. */
  int[] of(Dataset data, int[] rows) {
    int width = data.shape().size();
    float[] all = data.values(rows);
    return IntStream.range(0, rows.length).map(i -> of(all, i * width + column.first())).toArray();
  }

  private int of(float[] values, int at) {
    if (ends.length > 0) {
      int part = Arrays.binarySearch(ends, values[at]);
      return Math.min(part < 0 ? -part - 1 : part, ends.length - 1);
    }
    int name = 0;
    while (name < names.size() - 1 && values[at + name] != 1) {
      name++;
    }
    return name;
  }

  /**
   * Each row with each of them, {@code [rows * count, features]}: a row with all that could stand
   * in it, then the next.
   */
  INDArray tried(Dataset data, int[] rows) {
    int width = data.shape().size();
    float[] all = data.values(rows);
    Matrix tried = Matrix.of((long) rows.length * count(), width);
    float[] row = new float[width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(all, i * width, row, 0, width);
      for (float[] feature : features) {
        System.arraycopy(feature, 0, row, column.first(), feature.length);
        tried.add(row);
      }
    }
    return tried.array();
  }

  /** What is known of each row without the column: its other features, and its label. */
  INDArray without(Dataset data, int[] rows) {
    int width = data.shape().size();
    float[] all = data.values(rows);
    Matrix rest = Matrix.of(rows.length, width + data.truth().width());
    float[] row = new float[width + data.truth().width()];
    for (int i = 0; i < rows.length; i++) {
      Arrays.fill(row, 0);
      System.arraycopy(all, i * width, row, 0, width);
      Arrays.fill(row, column.first(), column.first() + column.width(), 0);
      data.truth().write(rows[i], row, width);
      rest.add(row);
    }
    return rest.array();
  }
}
