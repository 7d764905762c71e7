package org.tattle.data;

import java.util.Arrays;

/** The least different ones of many numbers, each 0 or more. */
final class Least {
  /** How many are kept: a share that two tables have in common is known to some 3 %. */
  static final int KEPT = 256;

  private final long[] kept = new long[KEPT];
  private int size;
  private boolean more;

  void add(long number) {
    if (size == KEPT && number >= kept[KEPT - 1]) {
      more |= number > kept[KEPT - 1];
      return;
    }
    int at = Arrays.binarySearch(kept, 0, size, number);
    if (at >= 0) {
      return;
    }
    int place = -at - 1;
    more |= size == KEPT;
    int moved = Math.min(size, KEPT - 1) - place;
    System.arraycopy(kept, place, kept, place + 1, moved);
    kept[place] = number;
    size = Math.min(KEPT, size + 1);
  }

  /** About how many different ones there were; exact if all were kept. */
  double different() {
    return more ? (KEPT - 1) / (kept[KEPT - 1] / (double) Long.MAX_VALUE) : size;
  }

  Likeness.Marks marks() {
    return new Likeness.Marks(Arrays.copyOf(kept, size), more ? kept[size - 1] : Long.MAX_VALUE);
  }
}
