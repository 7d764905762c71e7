package org.tattle.table.search;

/** How much a recoding loses: what the best one loses least of. */
public enum Loss {
  /**
   * Bits by which values can be told less precisely, {@code -Σ log2(rows with the value / rows with
   * what it became)} over rows and columns (Gionis and Tassa 2009, non-uniform entropy); a row that
   * is left out loses all.
   */
  ENTROPY,
  /** The same, with rows that are left out counted as if they were recoded like the rest. */
  RECODING_ENTROPY,
  /**
   * With how many rows each can be confused, {@code Σ size²} over classes (Bayardo and Agrawal
   * 2005, discernibility); a row that is left out with all.
   */
  DISCERNIBILITY,
  /** The same, with rows that are left out counted like the rest. */
  RECODING_DISCERNIBILITY;

  boolean byColumns() {
    return this == ENTROPY || this == RECODING_ENTROPY;
  }

  boolean chargesRowsLeftOut() {
    return this == ENTROPY || this == DISCERNIBILITY;
  }
}
