package org.tattle.table;

import java.util.Arrays;

/**
 * Numbers different keys in the order in which they come: a hash table of whole numbers that
 * allocates nothing when it is used again, with linear probing.
 */
final class Ids {
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final long[] keys;
  private final int[] ids;
  private final int shift;
  private int size;

  /** For at most so many different keys at a time. */
  Ids(int most) {
    int bits = Math.max(4, 33 - Integer.numberOfLeadingZeros(Math.max(1, most)));
    keys = new long[1 << bits];
    ids = new int[1 << bits];
    shift = Long.SIZE - bits;
  }

  /** Forgets all keys. */
  void clear() {
    Arrays.fill(ids, 0);
    size = 0;
  }

  /** How many different keys there were. */
  int size() {
    return size;
  }

  /** The number of a key, counted from 0. */
  int id(long key) {
    int mask = ids.length - 1;
    int at = (int) (key * MIX >>> shift);
    while (ids[at] != 0) {
      if (keys[at] == key) {
        return ids[at] - 1;
      }
      at = (at + 1) & mask;
    }
    keys[at] = key;
    ids[at] = ++size;
    return size - 1;
  }
}
