package org.tattle.privacy.release;

import java.util.Locale;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.GaussianCurve;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.noise.Additive;
import org.tattle.privacy.noise.Gaussian;
import org.tattle.privacy.noise.Geometric;
import org.tattle.privacy.noise.Laplace;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;
import org.tattle.run.catalogue.PrivacyFaults;

/**
 * How one number is released: the mechanism, chosen before any row is seen, and what it costs.
 *
 * @param mechanism the noise
 * @param expense what it costs
 * @param spread how far the noise reaches
 */
record Scalar(Additive mechanism, Expense expense, Spread spread) {

  /** The mechanism for a real number that a row moves by at most {@code sensitivity}. */
  static Scalar real(Noise noise, Price price, double sensitivity) {
    double moved = sensitivity * price.rows();
    return normal(noise, price) ? gaussian(price, moved) : laplace(price, moved);
  }

  /** The mechanism for a number of rows, which stays whole under noise of Laplace's kind. */
  static Scalar count(Noise noise, Price price) {
    if (normal(noise, price)) {
      return gaussian(price, price.rows());
    }
    Scalar real = laplace(price, price.rows());
    return new Scalar(
        new Whole(new Geometric(price.epsilon(), price.rows())), real.expense, real.spread);
  }

  private static Scalar laplace(Price price, double moved) {
    Laplace laplace = new Laplace(price.epsilon(), moved);
    return new Scalar(laplace, Expense.pure(price.epsilon()), Spread.laplace(laplace.drawn()));
  }

  private static Scalar gaussian(Price price, double moved) {
    Gaussian gaussian = Gaussian.analytic(price.epsilon(), price.delta(), moved);
    return new Scalar(
        gaussian, Expense.gaussian(gaussian.sigma() / moved), Spread.gaussian(gaussian.drawn()));
  }

  /** Whether the noise is Gaussian: as asked for, or because that is narrower. */
  private static boolean normal(Noise noise, Price price) {
    if (noise == Noise.LAPLACE || (noise == Noise.BEST && price.delta() == 0)) {
      return false;
    }
    if (price.delta() == 0) {
      throw needsDelta("`mechanism=" + noise.name().toLowerCase(Locale.ROOT) + "`");
    }
    double sigma = 1 / GaussianCurve.mu(price.epsilon(), price.delta());
    if (noise == Noise.BEST) {
      return Gaussian.reaches(sigma)
          && Spread.gaussian(sigma).margin(0.05) < Spread.laplace(1 / price.epsilon()).margin(0.05);
    }
    if (!Gaussian.reaches(sigma)) {
      throw Fault.of(PrivacyFaults.GAUSSIAN_OUT_OF_REACH).at("eps");
    }
    return true;
  }

  static Fault needsDelta(String what) {
    return Fault.of(PrivacyFaults.NEEDS_DELTA, what).at("delta");
  }

  double release(double value, Randomness random) {
    return mechanism.release(value, random);
  }

  /** How far the true number is from the released one at most, but for a chance of {@code miss}. */
  double margin(double miss) {
    return mechanism.margin(1 - miss);
  }

  /** Whole noise on a whole number. */
  private record Whole(Geometric geometric) implements Additive {
    @Override
    public double release(double value, Randomness random) {
      return geometric.release(Math.round(value), random);
    }

    @Override
    public double margin(double level) {
      return geometric.margin(level);
    }

    @Override
    public Guarantee guarantee() {
      return geometric.guarantee();
    }
  }
}
