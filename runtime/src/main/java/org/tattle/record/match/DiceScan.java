package org.tattle.record.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tattle.record.code.BitCodes;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.LinkageFaults;

/**
 * Compares each code of one register with each of another. Codes stand by how many bits they have
 * set: those with far fewer or far more cannot be alike enough, and are passed over.
 */
public final class DiceScan {
  private static final int TILE = 1024;
  private static final int WIDE = 16;

  private final BitCodes first;
  private final BitCodes second;
  private final int[] order;
  private final long[] sorted;
  private final int[] ones;

  public DiceScan(BitCodes first, BitCodes second) {
    this.first = first;
    this.second = second;
    order =
        IntStream.range(0, second.records())
            .boxed()
            .sorted(Comparator.comparingInt(second::ones))
            .mapToInt(record -> record)
            .toArray();
    sorted = second.take(order).words();
    ones = Arrays.stream(order).map(second::ones).toArray();
  }

  /**
   * The pairs whose Dice coefficient is at least that.
   *
   * @param most how many there may be
   * @throws Fault R590 if there are more
   */
  public List<LinkedPair> atLeast(double threshold, int most, Control control) {
    int[] needed = new int[2 * first.bits() + 1];
    for (int sum = 0; sum < needed.length; sum++) {
      needed[sum] = Math.max(1, (int) Math.ceil(threshold * sum / 2 - 1e-9));
    }
    List<LinkedPair> found = new ArrayList<>();
    int[] both = new int[TILE];
    for (int from = 0; from < order.length; from += TILE) {
      int to = Math.min(order.length, from + TILE);
      for (int record = 0; record < first.records(); record++) {
        int own = first.ones(record);
        int begin = begin(from, to, threshold / (2 - threshold) * own);
        int end = begin(begin, to, (2 - threshold) / threshold * own + 1);
        count(record, begin, end, both);
        for (int at = begin; at < end; at++) {
          if (both[at - begin] >= needed[own + ones[at]]) {
            double dice = BitCodes.dice(both[at - begin], own + ones[at]);
            found.add(new LinkedPair(record, order[at], dice));
          }
        }
        if ((record & 63) == 0) {
          control.check();
          if (found.size() > most) {
            throw Fault.of(LinkageFaults.TOO_MANY_PAIRS, most, threshold).at("threshold");
          }
        }
      }
    }
    return found;
  }

  /** Where codes begin that have so many bits set or more. */
  private int begin(int from, int to, double least) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ones[middle] < least - 1e-9) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many bits a code has in common with each of some others. */
  private void count(int record, int begin, int end, int[] both) {
    if (first.width() == WIDE) {
      countWide(first.words(), record * WIDE, sorted, begin, end, both);
      return;
    }
    int width = first.width();
    for (int at = begin; at < end; at++) {
      int sum = 0;
      for (int word = 0; word < width; word++) {
        sum += Long.bitCount(first.words()[record * width + word] & sorted[at * width + word]);
      }
      both[at - begin] = sum;
    }
  }

  /** The same of codes of 1,024 bits, of which one stays in the processor's registers. */
  private static void countWide(long[] a, int i, long[] b, int begin, int end, int[] both) {
    long a0 = a[i];
    long a1 = a[i + 1];
    long a2 = a[i + 2];
    long a3 = a[i + 3];
    long a4 = a[i + 4];
    long a5 = a[i + 5];
    long a6 = a[i + 6];
    long a7 = a[i + 7];
    long a8 = a[i + 8];
    long a9 = a[i + 9];
    long a10 = a[i + 10];
    long a11 = a[i + 11];
    long a12 = a[i + 12];
    long a13 = a[i + 13];
    long a14 = a[i + 14];
    long a15 = a[i + 15];
    for (int at = begin, j = begin * WIDE; at < end; at++, j += WIDE) {
      int low =
          Long.bitCount(a0 & b[j])
              + Long.bitCount(a1 & b[j + 1])
              + Long.bitCount(a2 & b[j + 2])
              + Long.bitCount(a3 & b[j + 3])
              + Long.bitCount(a4 & b[j + 4])
              + Long.bitCount(a5 & b[j + 5])
              + Long.bitCount(a6 & b[j + 6])
              + Long.bitCount(a7 & b[j + 7]);
      int high =
          Long.bitCount(a8 & b[j + 8])
              + Long.bitCount(a9 & b[j + 9])
              + Long.bitCount(a10 & b[j + 10])
              + Long.bitCount(a11 & b[j + 11])
              + Long.bitCount(a12 & b[j + 12])
              + Long.bitCount(a13 & b[j + 13])
              + Long.bitCount(a14 & b[j + 14])
              + Long.bitCount(a15 & b[j + 15]);
      both[at - begin] = low + high;
    }
  }
}
