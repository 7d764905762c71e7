package org.tattle.quality;

/**
 * How far a column of one data set is from the same of another.
 *
 * @param name its heading
 * @param type what its values are: numbers, names, pixels
 * @param before what it is like in the first
 * @param after the same in the second
 * @param psi the population stability index
 * @param chance what that comes to in the mean where nothing drifts
 * @param p how likely two samples of one distribution are as far apart, corrected for the number of
 *     columns
 */
public record DriftedColumn(
    String name, String type, String before, String after, double psi, double chance, double p) {
  static final double LEVEL = 0.05;

  /** Whether the two differ by more than chance. */
  boolean differs() {
    return p < LEVEL;
  }

  /** Whether they differ by more than chance, and by enough to matter. */
  boolean drifts() {
    return differs() && psi - chance > ColumnDrift.SHIFT;
  }

  DriftedColumn with(double corrected) {
    return new DriftedColumn(name, type, before, after, psi, chance, corrected);
  }
}
