package org.tattle.data.table;

import java.util.Arrays;
import org.tattle.data.Likeness;

/** The least different ones of many numbers, each 0 or more, and how often each occurs. */
final class Least {
  /** How many are kept: a share that two tables have in common is known to some 3 %. */
  static final int KEPT = 256;

  private static final double NEARLY = 0.9;

  private final long[] kept = new long[KEPT];
  private final byte[] times = new byte[KEPT];
  private int size;
  private boolean more;

  void add(long number) {
    if (size == KEPT && number >= kept[KEPT - 1]) {
      more |= number > kept[KEPT - 1];
      return;
    }
    int at = Arrays.binarySearch(kept, 0, size, number);
    if (at >= 0) {
      times[at] = (byte) Math.min(Likeness.Marks.OFTEN, times[at] + 1);
      return;
    }
    int place = -at - 1;
    more |= size == KEPT;
    int moved = Math.min(size, KEPT - 1) - place;
    System.arraycopy(kept, place, kept, place + 1, moved);
    System.arraycopy(times, place, times, place + 1, moved);
    kept[place] = number;
    times[place] = 1;
    size = Math.min(KEPT, size + 1);
  }

  /** About how many different ones there were; exact if all were kept. */
  double different() {
    return more ? (KEPT - 1) / (kept[KEPT - 1] / (double) Long.MAX_VALUE) : size;
  }

  /** How many of those that were kept occurred once, or once for each time that all did. */
  int once() {
    int unit = unit();
    int once = 0;
    for (int i = 0; i < size; i++) {
      once += times[i] == unit ? 1 : 0;
    }
    return once;
  }

  /**
   * How often the rows were copied: the largest number that nearly all the counts are multiples of,
   * which those of different rows never are by chance.
   */
  int unit() {
    for (int unit = Likeness.Marks.OFTEN - 1; unit > 1; unit--) {
      int fit = 0;
      int counted = 0;
      for (int i = 0; i < size; i++) {
        counted += times[i] < Likeness.Marks.OFTEN ? 1 : 0;
        fit += times[i] < Likeness.Marks.OFTEN && times[i] % unit == 0 ? 1 : 0;
      }
      if (fit > 0 && fit >= NEARLY * counted) {
        return unit;
      }
    }
    return 1;
  }

  Likeness.Marks marks() {
    int unit = unit();
    byte[] of = Arrays.copyOf(times, size);
    for (int i = 0; i < size; i++) {
      of[i] = (byte) Math.max(1, of[i] / unit);
    }
    return new Likeness.Marks(
        Arrays.copyOf(kept, size), of, more ? kept[size - 1] : Long.MAX_VALUE);
  }
}
