package org.tattle.privacy.release.answer;

/** How bins with many rows are found. */
public enum Searcher {
  /** The one that errs less. */
  BEST,
  /** Every number of rows gets noise. */
  GEOMETRIC,
  /** Bins are compared with a noisy threshold, one after the other. */
  SPARSE_VECTOR
}
