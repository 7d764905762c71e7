package org.tattle.attack.disclosure;

import org.tattle.measure.Estimate;
import org.tattle.measure.Intervals;

/**
 * How often an attack is right.
 *
 * @param right of how many
 * @param tried how many it was tried on
 */
public record Rate(int right, int tried) {
  Estimate share() {
    return share(Estimate.LEVEL);
  }

  Estimate share(double level) {
    return tried == 0
        ? new Estimate(0, 0, 1, level, "Clopper–Pearson")
        : Intervals.clopperPearson(right, tried, level);
  }

  /**
   * How much more of what could be learned this is than of others, {@code (s - c) / (1 - c)}, with
   * errors added as squares (Giomi et al. 2023, A Unified Framework for Quantifying Privacy Risk in
   * Synthetic Data, equation 4): s and c are the middles of Wilson's intervals.
   */
  Estimate over(Rate control) {
    Estimate main = Intervals.wilson(right, Math.max(1, tried), Estimate.LEVEL);
    Estimate other = Intervals.wilson(control.right, Math.max(1, control.tried), Estimate.LEVEL);
    double left = 1 - other.value();
    double risk = (main.value() - other.value()) / left;
    double byMain = (main.upper() - main.value()) / left;
    double byOther = (main.value() - 1) / (left * left) * (other.upper() - other.value());
    double error = Math.hypot(byMain, byOther);
    double value = Math.max(0, Math.min(1, risk));
    return new Estimate(
        value,
        Math.min(value, Math.max(0, risk - error)),
        Math.max(value, Math.min(1, risk + error)),
        Estimate.LEVEL,
        "Wilson");
  }
}
