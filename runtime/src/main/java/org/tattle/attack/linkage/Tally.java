package org.tattle.attack.linkage;

import java.util.Arrays;

/**
 * How some people fare whom an attacker looks for.
 *
 * @param fitting of each, how many rows fit best what is known of them, {@code [people]}
 * @param claimed for how many a row is said to be theirs
 * @param believed how many of these are right as the attacker sees it
 * @param found for how many that row is theirs
 * @param picked how many rows are right if one of those that fit best is picked for each, on
 *     average
 * @param right of how many the sensitive value is told rightly
 * @param judged of how many it is known
 */
record Tally(
    int[] fitting, int claimed, double believed, int found, double picked, int right, int judged) {
  int people() {
    return fitting.length;
  }

  /** For how many so many rows fit. */
  int with(int rows) {
    return (int) Arrays.stream(fitting).filter(it -> it == rows).count();
  }
}
