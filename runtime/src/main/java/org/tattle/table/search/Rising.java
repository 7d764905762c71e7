package org.tattle.table.search;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The order in which numbers rise. */
final class Rising {
  private Rising() {}

  /** The places of the numbers, of the smallest first; equal ones stay in their order. */
  static int[] order(double[] numbers) {
    return IntStream.range(0, numbers.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> numbers[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
