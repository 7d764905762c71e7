package org.tattle.attack.linkage;

import java.util.Arrays;

/**
 * How some people fare whom an attacker looks for.
 *
 * @param fitting of each, how many rows fit what is known of them, {@code [people]}
 * @param found for how many one row alone fits, and it is theirs
 * @param right of how many the sensitive value is told rightly
 */
record Tally(int[] fitting, int found, int right) {
  int people() {
    return fitting.length;
  }

  /** For how many one row alone fits. */
  int alone() {
    return (int) Arrays.stream(fitting).filter(rows -> rows == 1).count();
  }

  /** For how many so many rows fit. */
  int with(int rows) {
    return (int) Arrays.stream(fitting).filter(it -> it == rows).count();
  }
}
