package org.tattle.table;

import java.util.List;
import java.util.Optional;
import org.tattle.table.hierarchy.CodedColumn;

/**
 * The different rows of a table, each once: what is known of people, and what nobody should learn.
 * A recoding is tried on these, of which there are fewer than rows.
 */
public final class Tuples {
  private final int[][] codes;
  private final int[] secrets;
  private final int[] rows;
  private final int[] people;
  private final int[] of;
  private final Ids ids;
  private final int published;
  private final int secretNumbers;
  private final boolean[] counted;
  private final Optional<int[]> owners;

  /**
   * @param known the columns to recode, with a code for everybody
   * @param secret the column to protect, if there is one
   * @param counted of each row, whether it is published
   * @param owners of each row, the number of its person, if somebody may have several
   */
  public Tuples(
      List<CodedColumn> known,
      Optional<CodedColumn> secret,
      boolean[] counted,
      Optional<int[]> owners) {
    this.counted = counted;
    this.owners = owners;
    int width = known.size() + (secret.isPresent() ? 1 : 0);
    int[][] columns = new int[width][];
    int[] radix = new int[width];
    for (int c = 0; c < width; c++) {
      CodedColumn column = c < known.size() ? known.get(c) : secret.orElseThrow();
      columns[c] = column.codes();
      radix[c] = column.texts().size();
    }
    Ids all = new Ids(counted.length);
    of = RowNumbers.number(columns, radix, counted.length, all);
    int size = all.size();
    codes = new int[known.size()][size];
    secrets = new int[size];
    rows = new int[size];
    people = new int[size];
    int sum = 0;
    for (int person = 0; person < of.length; person++) {
      int tuple = of[person];
      for (int c = 0; c < codes.length; c++) {
        codes[c][tuple] = columns[c][person];
      }
      if (secret.isPresent()) {
        secrets[tuple] = columns[width - 1][person];
      }
      people[tuple]++;
      if (counted[person]) {
        rows[tuple]++;
        sum++;
      }
    }
    published = sum;
    ids = new Ids(size);
    secretNumbers = secret.map(column -> column.texts().size()).orElse(1);
  }

  public int size() {
    return rows.length;
  }

  /** Of each row, whether it is published. */
  boolean[] counted() {
    return counted;
  }

  /** Of each row, the number of its person, if somebody may have several. */
  Optional<int[]> owners() {
    return owners;
  }

  /** How many rows are published. */
  public int published() {
    return published;
  }

  /** Of each person, the number of their tuple. */
  public int[] of() {
    return of;
  }

  /** Of each tuple, how many rows are published. */
  public int[] rows() {
    return rows;
  }

  /** Of each tuple, how many people have it. */
  int[] people() {
    return people;
  }

  /** Of each tuple, the number of what nobody should learn. */
  int[] secrets() {
    return secrets;
  }

  /** Of each column, its value in each tuple, {@code [columns][tuples]}. */
  int[][] codes() {
    return codes;
  }

  /** Where rows are numbered; what was numbered last is forgotten. */
  Ids ids() {
    return ids;
  }

  /** How often each value of a column comes among the published rows. */
  public long[] counts(int column, int values) {
    long[] counts = new long[values];
    for (int tuple = 0; tuple < rows.length; tuple++) {
      counts[codes[column][tuple]] += rows[tuple];
    }
    return counts;
  }

  /** The number of a tuple's value in a column. */
  public int code(int column, int tuple) {
    return codes[column][tuple];
  }

  /** How many different secrets can be. */
  int secretNumbers() {
    return secretNumbers;
  }

  /** How often each secret comes among the published rows. */
  int[] secretCounts() {
    int[] counts = new int[secretNumbers];
    for (int tuple = 0; tuple < rows.length; tuple++) {
      counts[secrets[tuple]] += rows[tuple];
    }
    return counts;
  }
}
