package org.tattle.privacy.release.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a statistic is asked of: a number or a name a row, or the bare rows.
 *
 * @param numbers the column's numbers; for statistics of names or of bare rows, only how many
 * @param names the column's names; empty for statistics of numbers
 * @param declared the names that the column was declared to have, whatever the rows say
 */
public record Rows(double[] numbers, Optional<String[]> names, List<String> declared) {

  /** Rows with a number each. */
  public static Rows of(double... numbers) {
    return new Rows(numbers, Optional.empty(), List.of());
  }

  /** Rows with a name each, of these or of any. */
  public static Rows of(String[] names, List<String> declared) {
    return new Rows(new double[names.length], Optional.of(names), declared);
  }

  /** How many there are. */
  public int size() {
    return numbers.length;
  }

  /** The given rows, in the given order. */
  public Rows take(int[] rows) {
    return new Rows(
        Arrays.stream(rows).mapToDouble(row -> numbers[row]).toArray(),
        names.map(all -> Arrays.stream(rows).mapToObj(row -> all[row]).toArray(String[]::new)),
        declared);
  }
}
