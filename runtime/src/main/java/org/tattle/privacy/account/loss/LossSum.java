package org.tattle.privacy.account.loss;

/**
 * The upper half of the distribution of a total privacy loss: the loss k·mesh + offset has
 * probability {@code mass[k]}, for k from 0 to half the array's length.
 */
public record LossSum(double[] mass, double mesh, double offset) {

  /**
   * The least ε, at least 0, at which δ(ε) = Σ p(t)(1 − e^(ε − t)) over t &gt; ε is at most {@code
   * delta}.
   *
   * <p>The sum runs down from the largest loss, so that small numbers meet small ones, and stops in
   * the cell where δ is passed. There δ(ε) = S − e^(ε − t)·E, with S the probability from the
   * cell's upper end t on and E the same discounted to t, which is solved for ε.
   */
  public double epsilon(double delta) {
    double decay = Math.exp(-mesh);
    double above = 0;
    double discounted = 0;
    for (int k = mass.length / 2 - 2; k >= 0; k--) {
      above += mass[k + 1];
      double here = discounted + mass[k + 1];
      discounted = decay * here;
      if (above - discounted > delta) {
        return Math.max(0, (k + 1) * mesh + offset + Math.log((above - delta) / here));
      }
    }
    return Math.max(0, offset);
  }
}
