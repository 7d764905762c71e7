package org.tattle.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What is true of each row, and so what a model can be trained to answer. */
public sealed interface Labels {

  /** What labels are. */
  enum Kind {
    /** One of a few names. */
    CLASSES,
    /** A number. */
    NUMBERS,
    /** There are none: nothing can be learned of the rows, but statistics can be. */
    NOTHING
  }

  Kind kind();

  /** How many rows there are. */
  int rows();

  /**
   * How many outputs a model has that answers so: one a class, or one for a number.
   *
   * @throws IllegalStateException if there is nothing to answer
   */
  int outputs();

  /** How many numbers tell a model what is true of a row, if it is given that as an input. */
  default int width() {
    return outputs();
  }

  /** Writes those numbers of a row: a 1 at its class, or the number as models know it. */
  void write(int row, float[] into, int at);

  /** The column that the labels come from, where it was rescaled as features are. */
  default Optional<Column> column() {
    return Optional.empty();
  }

  /** What rows are grouped by: their classes, or 0 for all. Not written to. */
  default int[] groups() {
    return new int[rows()];
  }

  /** What is true of a row as people say it: the name of its class, or its number. */
  Optional<Object> said(int row);

  /** Those of the given rows, in the given order. */
  Labels take(int[] rows);

  /**
   * A class a row.
   *
   * @param of the class of each row, {@code 0 .. classes-1}; not written to
   * @param names the names of the classes
   */
  record Classes(int[] of, List<String> names) implements Labels {
    public Classes {
      names = List.copyOf(names);
    }

    @Override
    public Kind kind() {
      return Kind.CLASSES;
    }

    @Override
    public int rows() {
      return of.length;
    }

    @Override
    public int outputs() {
      return names.size();
    }

    @Override
    public int[] groups() {
      return of;
    }

    @Override
    public void write(int row, float[] into, int at) {
      into[at + of[row]] = 1;
    }

    @Override
    public Optional<Object> said(int row) {
      return Optional.of(names.get(of[row]));
    }

    @Override
    public Classes take(int[] rows) {
      return new Classes(IntStream.of(rows).map(row -> of[row]).toArray(), names);
    }
  }

  /**
   * A number a row.
   *
   * @param scaled the numbers as models are trained on them, near −1..1; not written to
   * @param from where they come from: {@code number = center + scale * scaled}
   */
  record Numbers(float[] scaled, Column from) implements Labels {
    /** The number of a row, in its own unit. */
    public double number(int row) {
      return from.number(scaled[row]);
    }

    @Override
    public Kind kind() {
      return Kind.NUMBERS;
    }

    @Override
    public int rows() {
      return scaled.length;
    }

    @Override
    public int outputs() {
      return 1;
    }

    @Override
    public Optional<Column> column() {
      return Optional.of(from);
    }

    @Override
    public void write(int row, float[] into, int at) {
      into[at] = scaled[row];
    }

    @Override
    public Optional<Object> said(int row) {
      return Optional.of(number(row));
    }

    @Override
    public Numbers take(int[] rows) {
      float[] some = new float[rows.length];
      for (int i = 0; i < some.length; i++) {
        some[i] = scaled[rows[i]];
      }
      return new Numbers(some, from);
    }
  }

  /** None. */
  record Nothing(int rows) implements Labels {
    @Override
    public Kind kind() {
      return Kind.NOTHING;
    }

    @Override
    public int outputs() {
      throw new IllegalStateException("rows without labels teach nothing");
    }

    @Override
    public int width() {
      return 0;
    }

    @Override
    public void write(int row, float[] into, int at) {}

    @Override
    public Optional<Object> said(int row) {
      return Optional.empty();
    }

    @Override
    public Nothing take(int[] some) {
      return new Nothing(some.length);
    }
  }
}
