package org.tattle.attack.evasion;

import org.tattle.attack.Work;
import org.tattle.subject.Prospect;

/** What attacks on some rows cost, as plans count it. */
final class Effort {
  private Effort() {}

  /**
   * Of an attack that may change every feature.
   *
   * @param passes for each row that is attacked; one back to the inputs counts as two more
   * @param rows how many are attacked at most
   * @throws org.tattle.run.Fault T306 if no change of the rows is small or large
   */
  static Work of(double passes, int rows, Prospect target) {
    Attempt.ranges(target.data());
    return passes(passes, rows, target);
  }

  /** Of one that looks to what it may change. */
  static Work passes(double passes, int rows, Prospect target) {
    return Work.NOTHING.asking(
        Math.round(passes), Math.min(rows, target.split().nonmembers().length));
  }
}
