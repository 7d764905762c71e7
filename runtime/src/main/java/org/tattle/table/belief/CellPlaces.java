package org.tattle.table.belief;

import java.util.Arrays;

/** Where combinations of some columns stand among those of fewer. */
final class CellPlaces {
  private CellPlaces() {}

  /** How many combinations there are of so many cells a column. */
  static int size(int[] sizes) {
    return Math.toIntExact(Arrays.stream(sizes).asLongStream().reduce(1, Math::multiplyExact));
  }

  /**
   * Of each combination of these columns, the number of its part in some of them.
   *
   * @param columns ascending
   * @param sizes how many cells each has
   * @param some of these columns, ascending
   */
  static int[] of(int[] columns, int[] sizes, int[] some) {
    int[] step = new int[columns.length];
    int width = 1;
    for (int i = columns.length - 1; i >= 0; i--) {
      if (Arrays.binarySearch(some, columns[i]) >= 0) {
        step[i] = width;
        width *= sizes[i];
      }
    }
    int[] places = new int[size(sizes)];
    int[] digits = new int[columns.length];
    int place = 0;
    for (int cell = 0; cell < places.length; cell++) {
      places[cell] = place;
      for (int i = columns.length - 1; i >= 0; i--) {
        place += step[i];
        if (++digits[i] < sizes[i]) {
          break;
        }
        place -= step[i] * sizes[i];
        digits[i] = 0;
      }
    }
    return places;
  }
}
