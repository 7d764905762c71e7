package org.tattle.attack.extraction;

import org.tattle.attack.Leak;
import org.tattle.measure.Estimate;

/**
 * How often a copy of a model says what the model says, beside one that learned without asking.
 *
 * @param apart rows to compare on, which neither learned from
 * @param alike of these, where copy and target give the same class
 * @param alone of these, where the one that never asked and the target do
 * @param only of these, where the copy agrees with the target and the other does not
 * @param right of these, where the copy is right
 */
record Agreement(int apart, int alike, int alone, int only, int right) {
  Estimate fidelity() {
    return Estimate.proportion(alike, apart);
  }

  Estimate baseline() {
    return Estimate.proportion(alone, apart);
  }

  Estimate accuracy() {
    return Estimate.proportion(right, apart);
  }

  /**
   * Of the rows on which one of both alone agrees with the target, the share that is the copy's.
   */
  Estimate pairs() {
    return Leak.pairs(only, only - (alike - alone));
  }
}
