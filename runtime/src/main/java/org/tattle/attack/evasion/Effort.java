package org.tattle.attack.evasion;

import org.tattle.subject.Prospect;

/** What attacks on some rows cost, as plans count it. */
final class Effort {
  private Effort() {}

  /**
   * How often each row of the data is asked about, if some are asked about so often.
   *
   * @param often passes for each of these rows; a pass back to the inputs counts as two more
   * @param rows how many are attacked at most
   */
  static int each(double often, int rows, Prospect target) {
    double some = Math.min(rows, target.split().nonmembers().length);
    return (int) Math.max(1, Math.min(1e9, Math.ceil(often * some / target.data().rows())));
  }
}
