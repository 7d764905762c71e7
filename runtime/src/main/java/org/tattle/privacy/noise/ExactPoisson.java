package org.tattle.privacy.noise;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Whole numbers with P[k] = λ^k e^−λ / k!, sampled exactly for a whole λ: k = λ + d with d of a
 * {@link DiscreteLaplace} of scale s = ⌈√λ⌉, kept with the probability
 *
 * <pre>
 * a(d) = P[λ + d] / P[λ] · e^(|d|/s) / e^(1/2 + 2/s)
 * </pre>
 *
 * <p>This is at most 1. Above λ, ln P[λ + d] / P[λ] = −Σ ln(1 + j/λ) ≤ −∫ ln(1 + x/λ) dx, whose sum
 * with d/s is at most λ(e^(1/s) − 1 − 1/s) ≤ 1/2 + 1/s; below it the sum is at most −(d − 1)²/2λ,
 * which with d/s is at most 1/2 + 1/s.
 *
 * <p>Whether a uniform number U is below a(d) is decided by its first 53 bits and by a(d) in
 * doubles where their bounds allow it; else more bits are drawn of the same U, and a(d) is computed
 * to more digits, until they do. So nothing is rounded, and no gap tells what the noise was put on.
 *
 * @param mean λ, from 1 to 2^40
 */
record ExactPoisson(long mean) {
  private static final long MOST = 1L << 40;

  /** Up to there logarithms are added up one by one. */
  private static final long FEW = 4096;

  private static final int BITS = 53;

  /** Of a logarithm, a product and a sum of them, for each of their terms. */
  private static final double ROUNDING = 0x1p-51;

  ExactPoisson {
    if (mean < 1 || mean > MOST) {
      throw new IllegalArgumentException("a mean of %s is out of reach".formatted(mean));
    }
  }

  private long scale() {
    return (long) Math.ceil(Math.sqrt(mean));
  }

  /** One draw. */
  long sample(UniformRandomProvider random) {
    DiscreteLaplace proposal = new DiscreteLaplace(scale(), 1);
    while (true) {
      long off = proposal.sample(random);
      if (off >= -mean && keeps(off, random)) {
        return mean + off;
      }
    }
  }

  private boolean keeps(long off, UniformRandomProvider random) {
    long drawn = random.nextLong() >>> (Long.SIZE - BITS);
    double s = scale();
    double paid = Math.abs(off) / s - 0.5 - 2 / s;
    if (farBelow(off)) {
      return decided(off, drawn, random);
    }
    double ratio = logRatio(off);
    double error = ROUNDING * (Math.abs(off) + 16) * (1 + Math.abs(ratio) + Math.abs(paid));
    if (drawn + 1 <= Math.scalb(Math.exp(ratio + paid - error) * (1 - ROUNDING), BITS)) {
      return true;
    }
    if (drawn >= Math.scalb(Math.exp(ratio + paid + error) * (1 + ROUNDING), BITS)) {
      return false;
    }
    return decided(off, drawn, random);
  }

  /** Where the series does not hold, and hardly ever anything comes. */
  private boolean farBelow(long off) {
    return mean > FEW && off <= -mean / 2;
  }

  /**
   * The logarithm of P[λ + d] / P[λ], by Stirling's series where it would be a long sum: of that
   * the next term is below 2^−60.
   */
  double logRatio(long off) {
    if (mean > FEW) {
      double whole = mean + off;
      return off
          - (whole + 0.5) * Math.log1p((double) off / mean)
          - (1 / whole - 1.0 / mean) / 12
          + (Math.pow(whole, -3) - Math.pow(mean, -3)) / 360;
    }
    double sum = 0;
    for (long j = 1; j <= off; j++) {
      sum -= Math.log1p((double) j / mean);
    }
    for (long j = 0; j < -off; j++) {
      sum += Math.log1p(-(double) j / mean);
    }
    return sum;
  }

  /**
   * The same to as many digits as it takes.
   *
   * @param drawn the first bits of U
   */
  private boolean decided(long off, long drawn, UniformRandomProvider random) {
    BigDecimal least = BigDecimal.valueOf(drawn);
    BigDecimal unit = new BigDecimal(2).pow(BITS);
    for (int digits = 50; ; digits *= 2) {
      for (int bit = 0; bit < 3 * digits; bit++) {
        least = least.multiply(BigDecimal.valueOf(2));
        least = random.nextBoolean() ? least.add(BigDecimal.ONE) : least;
        unit = unit.multiply(BigDecimal.valueOf(2));
      }
      BigDecimal wanted = accepted(off, digits).multiply(unit);
      BigDecimal error = wanted.scaleByPowerOfTen(10 - digits).multiply(BigDecimal.TEN);
      if (least.add(BigDecimal.ONE).compareTo(wanted.subtract(error)) <= 0) {
        return true;
      }
      if (least.compareTo(wanted.add(error)) >= 0) {
        return false;
      }
    }
  }

  /**
   * a(d), off by a part in 10^(digits − 10) at most: each of the |d| ≤ 10^8 products loses a
   * digit's part in 10^(digits + 10).
   */
  BigDecimal accepted(long off, int digits) {
    MathContext context = new MathContext(digits + 20, RoundingMode.HALF_EVEN);
    BigDecimal center = BigDecimal.valueOf(mean);
    BigDecimal product = BigDecimal.ONE;
    for (long j = 1; j <= off; j++) {
      product = product.multiply(center.divide(BigDecimal.valueOf(mean + j), context), context);
    }
    for (long j = 0; j < -off; j++) {
      product = product.multiply(BigDecimal.valueOf(mean - j).divide(center, context), context);
    }
    long s = scale();
    BigDecimal exponent =
        BigDecimal.valueOf(2 * (Math.abs(off) - 2) - s).divide(BigDecimal.valueOf(2 * s), context);
    return product.multiply(exp(exponent, context), context);
  }

  /** By its series, of a 1024th part, squared ten times. */
  private static BigDecimal exp(BigDecimal x, MathContext context) {
    MathContext more = new MathContext(context.getPrecision() + 10, RoundingMode.HALF_EVEN);
    BigDecimal part = x.divide(BigDecimal.valueOf(1024), more);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int i = 1;
        term.signum() != 0 && term.scale() - term.precision() < more.getPrecision();
        i++) {
      term = term.multiply(part, more).divide(BigDecimal.valueOf(i), more);
      sum = sum.add(term, more);
    }
    for (int i = 0; i < 10; i++) {
      sum = sum.multiply(sum, more);
    }
    return sum;
  }
}
