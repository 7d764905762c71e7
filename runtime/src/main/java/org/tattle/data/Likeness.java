package org.tattle.data;

import java.util.Arrays;
import java.util.List;

/**
 * What a table is recognised by, however it is loaded: taken from the cells as they stand in the
 * file, before columns are left out, encoded or drawn from. It is for the memory alone. Hashes of
 * rows of few values are a dictionary of them, so whoever writes one down takes a key to it first.
 *
 * <p>Rows in any order, other headings, separators and spellings of numbers give the same. A copy
 * with fewer columns, changed, added or missing rows has part of it, and {@code marks} and {@code
 * columns} say which part.
 *
 * @param exact all rows, in any order; of what is no table, the digest of the data
 * @param encoded the digest of the data as they were encoded
 * @param marks the least hashes of sets of columns of whose values many occur once
 * @param columns each column's values with how often each occurs
 */
public record Likeness(String exact, String encoded, List<Marks> marks, List<Histogram> columns) {

  public Likeness {
    marks = List.copyOf(marks);
    columns = List.copyOf(columns);
  }

  /** Of data that are no table: only the very same are recognised. */
  public static Likeness of(String digest) {
    return new Likeness(digest, digest, List.of(), List.of());
  }

  /** The same, of a table that was encoded so. */
  public Likeness encoded(String digest) {
    return new Likeness(exact, digest, marks, columns);
  }

  /** Whether a copy of which some rows were changed can be told from other people's data. */
  public boolean tellsChangedCopies() {
    return !marks.isEmpty();
  }

  /**
   * The least of the hashes that rows have in some columns, which are a random sample of the
   * different ones and the same sample in every table (Broder 1997, bottom-k sketches).
   *
   * @param least in rising order, 0 or more
   * @param times how many rows have each, up to {@link #OFTEN}
   * @param reach below which all are there: 2^63 − 1 where no other is
   */
  public record Marks(long[] least, byte[] times, long reach) {
    /** As many or more. */
    public static final int OFTEN = 9;

    public Marks {
      least = least.clone();
      times = times.clone();
    }

    @Override
    public long[] least() {
      return least.clone();
    }

    @Override
    public byte[] times() {
      return times.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Marks marks
          && reach == marks.reach
          && Arrays.equals(least, marks.least)
          && Arrays.equals(times, marks.times);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(least) + Arrays.hashCode(times) + Long.hashCode(reach);
    }
  }

  /**
   * One column as a bag of values.
   *
   * @param sum of the hashes of its values
   * @param bits how unlikely it is, as a power of one half, that other people drawn from the same
   *     shares have the very same bag
   */
  public record Histogram(long sum, double bits) {}
}
