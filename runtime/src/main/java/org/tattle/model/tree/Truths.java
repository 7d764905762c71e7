package org.tattle.model.tree;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What trees are to say of rows: a class, which is a vector of zeros and a one, or a number. The
 * Gini index of classes is the squared error of these vectors, so that one measure splits both.
 *
 * @param labels the class of each row; empty if there are numbers
 * @param numbers the number of each row; empty if there are classes
 * @param outputs how long a vector is
 */
record Truths(int[] labels, double[] numbers, int outputs) {

  static Truths classes(int[] labels, int classes) {
    return new Truths(labels, new double[0], classes);
  }

  static Truths numbers(double[] numbers) {
    return new Truths(new int[0], numbers, 1);
  }

  /** Adds what is true of a row to sums that begin at {@code at}. */
  void add(int row, double[] sums, int at) {
    if (labels.length > 0) {
      sums[at + labels[row]]++;
    } else {
      sums[at] += numbers[row];
    }
  }

  /** Whether the same is true of these rows. */
  boolean alike(int[] rows, int from, int to) {
    return IntStream.range(from + 1, to)
        .allMatch(
            i ->
                labels.length > 0
                    ? labels[rows[i]] == labels[rows[from]]
                    : numbers[rows[i]] == numbers[rows[from]]);
  }

  /** The mean of what is true of these rows, {@code [outputs]}. */
  double[] mean(int[] rows, int from, int to) {
    double[] sums = new double[outputs];
    for (int i = from; i < to; i++) {
      add(rows[i], sums, 0);
    }
    return Arrays.stream(sums).map(sum -> sum / (to - from)).toArray();
  }
}
