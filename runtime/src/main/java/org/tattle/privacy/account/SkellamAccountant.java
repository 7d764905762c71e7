package org.tattle.privacy.account;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What sums of whole numbers spend under Skellam noise of variance μ: at each whole order α the
 * Rényi divergence is at most
 *
 * <pre>
 * α Δ₂² / 2μ + min(((2α − 1) Δ₂² + 6 Δ₁) / 4μ², 3 Δ₁ / 2μ)
 * </pre>
 *
 * <p>(Agarwal, Kairouz and Liu 2021, theorem 3.5): a Gaussian's of the same variance, and a little
 * more, which vanishes as the grid becomes fine. Divergences add up over rounds.
 *
 * @param euclidean Δ₂, by which norm one client's numbers can be long
 * @param numbers how many numbers there are: their absolute values add up to Δ₁ = Δ₂ min(√d, Δ₂) at
 *     most, as they are whole
 */
public record SkellamAccountant(double euclidean, long numbers) {
  private static final double[] ORDERS =
      IntStream.concat(IntStream.rangeClosed(2, 256), IntStream.of(320, 384, 512, 768, 1024))
          .asDoubleStream()
          .toArray();

  private double absolute() {
    return euclidean * Math.min(Math.sqrt(numbers), euclidean);
  }

  /**
   * The divergence of one sum.
   *
   * @param order whole, 2 or more
   * @param noise the deviation of the noise over Δ₂
   */
  public double renyi(double order, double noise) {
    double squared = euclidean * euclidean;
    double variance = noise * noise * squared;
    return order * squared / (2 * variance)
        + Math.min(
            ((2 * order - 1) * squared + 6 * absolute()) / (4 * variance * variance),
            3 * absolute() / (2 * variance));
  }

  /** What so many sums spend. */
  public Spent spent(double noise, long sums, double delta) {
    Guarantee.checkDelta(delta);
    double least = sums == 0 ? 0 : Double.POSITIVE_INFINITY;
    double best = Double.NaN;
    for (double order : ORDERS) {
      double epsilon = RdpAccountant.epsilon(order, sums * renyi(order, noise), delta);
      if (epsilon < least) {
        least = epsilon;
        best = order;
      }
    }
    return new Spent(
            Math.max(0, least),
            delta,
            Accounting.RDP,
            0,
            Double.NaN,
            best,
            Double.NaN,
            Sampling.ALL,
            Neighbours.ADD_REMOVE,
            List.of(),
            List.of())
        .whole();
  }

  /**
   * The least noise, over Δ₂, with which so many sums stay within a budget.
   *
   * @throws org.tattle.run.Fault if none does
   */
  public double noise(Guarantee budget, long sums) {
    return NoiseCalibration.noise(
        Accounting.RDP, budget, noise -> spent(noise, sums, budget.delta()).epsilon());
  }
}
