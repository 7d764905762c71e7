package org.tattle.attack.sparse;

import java.util.stream.IntStream;

/**
 * How it went with some people.
 *
 * @param found of each, whether they were found
 * @param taken of each, whether somebody was taken for them
 * @param ahead of each, how far the best was ahead, in standard deviations
 * @param bits of each, how much is not known of who they are
 * @param others of each, how many rows there are of them that were not known
 * @param back of each, whether it is told by how many days their dates were moved
 */
record LookedFor(
    boolean[] found, boolean[] taken, double[] ahead, double[] bits, int[] others, boolean[] back) {
  int people() {
    return found.length;
  }

  int right() {
    return count(found);
  }

  int claimed() {
    return count(taken);
  }

  int movedBack() {
    return count(back);
  }

  /** Rows that were not known of those who were found. */
  long told() {
    return IntStream.range(0, found.length).filter(i -> found[i]).mapToLong(i -> others[i]).sum();
  }

  private static int count(boolean[] each) {
    return (int) IntStream.range(0, each.length).filter(i -> each[i]).count();
  }
}
