package org.tattle.table;

/**
 * Numbers rows by what stands in several columns: codes are digits of one whole number. Where that
 * would grow too large, what was read so far is numbered, and that number is the next first digit.
 */
final class RowNumbers {
  private static final long MOST = 1L << 62;

  private RowNumbers() {}

  /** Of each row, its number; rows have equal numbers if they are equal in every column. */
  static int[] number(int[][] codes, int[] radix, int rows, Ids ids) {
    return number(codes, null, radix, rows, ids);
  }

  /**
   * The same of what codes become.
   *
   * @param recoded of each column, what each code becomes; null if they stay
   * @param radix of each column, how many different ones there are then
   */
  static int[] number(int[][] codes, int[][] recoded, int[] radix, int rows, Ids ids) {
    long[] keys = new long[rows];
    long span = 1;
    for (int c = 0; c < codes.length; c++) {
      if (radix[c] <= 1 && recoded != null) {
        continue;
      }
      if (span > MOST / Math.max(1, radix[c])) {
        ids.clear();
        for (int row = 0; row < rows; row++) {
          keys[row] = ids.id(keys[row]);
        }
        span = ids.size();
      }
      append(keys, codes[c], recoded == null ? null : recoded[c], radix[c]);
      span *= Math.max(1, radix[c]);
    }
    ids.clear();
    int[] numbers = new int[rows];
    for (int row = 0; row < rows; row++) {
      numbers[row] = ids.id(keys[row]);
    }
    return numbers;
  }

  private static void append(long[] keys, int[] codes, int[] recoded, int radix) {
    if (recoded == null) {
      for (int row = 0; row < keys.length; row++) {
        keys[row] = keys[row] * radix + codes[row];
      }
    } else {
      for (int row = 0; row < keys.length; row++) {
        keys[row] = keys[row] * radix + recoded[codes[row]];
      }
    }
  }
}
