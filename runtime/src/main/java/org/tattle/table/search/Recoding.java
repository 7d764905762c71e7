package org.tattle.table.search;

import java.util.List;

/**
 * A way to recode a table, and what comes of it.
 *
 * @param levels of each column, the level of its hierarchy
 * @param loss what it loses, by the measure that was asked for
 * @param leftOut of each person, whether their row is left out if it was to be published
 * @param suppressed how many rows are left out
 * @param classes how many classes of rows are published
 * @param tried how many recodings were looked at
 */
public record Recoding(
    List<Integer> levels, double loss, boolean[] leftOut, int suppressed, int classes, int tried) {
  public Recoding {
    levels = List.copyOf(levels);
  }
}
