package org.tattle.record.code;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Codes of many bits each, which are more alike the more alike the records are. */
public final class BitCodes implements Codes {
  private final int bits;
  private final int width;
  private final long[] words;
  private final int[] ones;

  /**
   * @param bits how many a code has
   * @param words {@code [records, (bits + 63) / 64]}, row by row, bits from the lowest up; what is
   *     beyond the last bit is 0. Not written to any more
   */
  public BitCodes(int bits, long[] words) {
    this.bits = bits;
    this.width = width(bits);
    this.words = words;
    this.ones = new int[words.length / width];
    for (int record = 0; record < ones.length; record++) {
      for (int word = record * width; word < (record + 1) * width; word++) {
        ones[record] += Long.bitCount(words[word]);
      }
    }
  }

  /** How many words a code of so many bits has. */
  public static int width(int bits) {
    return (bits + Long.SIZE - 1) / Long.SIZE;
  }

  public int bits() {
    return bits;
  }

  /** How many words each has. */
  public int width() {
    return width;
  }

  /** Not written to. */
  public long[] words() {
    return words;
  }

  @Override
  public int records() {
    return ones.length;
  }

  public boolean get(int record, int bit) {
    return (words[record * width + (bit >> 6)] >>> bit & 1) != 0;
  }

  /** How many bits of a code are set. */
  public int ones(int record) {
    return ones[record];
  }

  /** What share of all bits is set, 0 to 1. */
  public double fill() {
    return Arrays.stream(ones).asLongStream().sum() / Math.max(1.0, (double) bits * ones.length);
  }

  /** Of each bit, what share of the codes has it set. */
  public double[] often() {
    double[] often = new double[bits];
    for (int record = 0; record < records(); record++) {
      for (int bit : set(record)) {
        often[bit] += 1.0 / records();
      }
    }
    return often;
  }

  /** Which bits of a code are set, ascending. */
  public int[] set(int record) {
    return IntStream.range(0, bits).filter(bit -> get(record, bit)).toArray();
  }

  /** How many bits are set in both. */
  public int both(int record, BitCodes others, int other) {
    int from = record * width;
    int and = other * width;
    int both = 0;
    for (int word = 0; word < width; word++) {
      both += Long.bitCount(words[from + word] & others.words[and + word]);
    }
    return both;
  }

  /** Twice the bits that both have over those that each has, 0 to 1 (Dice 1945); 0 of none. */
  public double dice(int record, BitCodes others, int other) {
    return dice(both(record, others, other), ones[record] + others.ones[other]);
  }

  public static double dice(int both, int ones) {
    return ones == 0 ? 0 : 2.0 * both / ones;
  }

  /** The codes of some records, in the order given. */
  public BitCodes take(int[] records) {
    long[] some = new long[Math.multiplyExact(records.length, width)];
    for (int i = 0; i < records.length; i++) {
      System.arraycopy(words, records[i] * width, some, i * width, width);
    }
    return new BitCodes(bits, some);
  }

  /** Codes whose bits are some of these: bit i is this one's bit {@code from(i)}. */
  public BitCodes arranged(int size, IntUnaryOperator from) {
    int[] place = IntStream.range(0, size).map(from).toArray();
    int wide = width(size);
    long[] made = new long[Math.multiplyExact(records(), wide)];
    for (int record = 0; record < records(); record++) {
      for (int bit = 0; bit < size; bit++) {
        if (get(record, place[bit])) {
          made[record * wide + (bit >> 6)] |= 1L << bit;
        }
      }
    }
    return new BitCodes(size, made);
  }

  @Override
  public int alike() {
    Map<Long, Integer> counts = new HashMap<>();
    long[] digests = new long[records()];
    for (int record = 0; record < digests.length; record++) {
      for (int word = record * width; word < (record + 1) * width; word++) {
        digests[record] = (digests[record] ^ words[word]) * 0x9E3779B97F4A7C15L;
        digests[record] ^= digests[record] >>> 32;
      }
      counts.merge(digests[record], 1, Integer::sum);
    }
    return (int) Arrays.stream(digests).filter(digest -> counts.get(digest) > 1).count();
  }
}
