package org.tattle.nn.network;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a private training clips as one: the gradient of a row, or of a person with all of theirs,
 * by each row as it is or by the mean over some views of it.
 *
 * @param owners the person of each row of the examples, by a number from 0; empty where each row
 *     stands for itself; not written to
 * @param views what takes the place of each row, or empty for it as it is
 */
public record Units(int[] owners, Optional<Views> views) {

  /**
   * A picture as it is, and moves of it.
   *
   * @param count how many take the place of one
   * @param picture how they are laid out
   */
  public record Views(int count, Shape picture) {}

  /** Each row as it is, for itself. */
  public static final Units ROWS = new Units(new int[0], Optional.empty());

  /** The rows of these persons, as they are. */
  public static Units of(int[] owners) {
    return new Units(owners, Optional.empty());
  }

  /** The same of these persons. */
  public Units owned(int[] by) {
    return new Units(by, views);
  }

  /** Whether the gradient that is clipped is put together of several. */
  public boolean together() {
    return owners.length > 0 || views.isPresent();
  }

  /** How often each row goes through the network. */
  public int each() {
    return views.map(Views::count).orElse(1);
  }

  /** How many there are among some rows. */
  public int count(int[] rows) {
    return owners.length > 0
        ? (int) IntStream.of(rows).map(row -> owners[row]).distinct().count()
        : rows.length;
  }

  /** Some rows by the unit that they belong to; units stand in the order of their first rows. */
  public int[][] parted(int[] rows) {
    if (owners.length == 0) {
      return IntStream.of(rows).mapToObj(row -> new int[] {row}).toArray(int[][]::new);
    }
    int[] order = IntStream.of(rows).map(row -> owners[row]).distinct().toArray();
    int[] place = new int[IntStream.of(owners).max().orElse(-1) + 1];
    int[] size = new int[order.length];
    for (int unit = 0; unit < order.length; unit++) {
      place[order[unit]] = unit;
    }
    for (int row : rows) {
      size[place[owners[row]]]++;
    }
    int[][] units = IntStream.of(size).mapToObj(int[]::new).toArray(int[][]::new);
    for (int i = rows.length - 1; i >= 0; i--) {
      int unit = place[owners[rows[i]]];
      units[unit][--size[unit]] = rows[i];
    }
    return units;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Units that
        && views.equals(that.views)
        && Arrays.equals(owners, that.owners);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(owners) + views.hashCode();
  }

  @Override
  public String toString() {
    return "Units[%s rows with owners, %s]".formatted(owners.length, views);
  }
}
