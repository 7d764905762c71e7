package org.tattle.privacy.release;

import java.util.Locale;
import org.tattle.privacy.Additive;
import org.tattle.privacy.Expense;
import org.tattle.privacy.Gaussian;
import org.tattle.privacy.Geometric;
import org.tattle.privacy.Guarantee;
import org.tattle.privacy.Laplace;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;

/**
 * How one number is released: the mechanism, chosen before any row is seen, and what it costs.
 *
 * @param mechanism the noise
 * @param expense what it costs
 */
record Scalar(Additive mechanism, Expense expense) {

  /** The mechanism for a real number that a row moves by at most {@code sensitivity}. */
  static Scalar real(Noise noise, Guarantee price, double sensitivity) {
    return of(noise, price, new Laplace(price.epsilon(), sensitivity), sensitivity);
  }

  /** The mechanism for a number of rows. */
  static Scalar count(Noise noise, Guarantee price) {
    return of(noise, price, new Whole(new Geometric(price.epsilon(), 1)), 1);
  }

  private static Scalar of(Noise noise, Guarantee price, Additive laplace, double sensitivity) {
    Scalar pure = new Scalar(laplace, Expense.pure(price.epsilon()));
    if (price.delta() == 0) {
      if (noise == Noise.GAUSSIAN) {
        throw needsDelta("`mechanism=" + noise.name().toLowerCase(Locale.ROOT) + "`");
      }
      return pure;
    }
    Gaussian gaussian = Gaussian.analytic(price.epsilon(), price.delta(), sensitivity);
    Scalar normal = new Scalar(gaussian, Expense.gaussian(gaussian.sigma() / sensitivity));
    return switch (noise) {
      case LAPLACE -> pure;
      case GAUSSIAN -> normal;
      case BEST -> gaussian.margin(0.95) < laplace.margin(0.95) ? normal : pure;
    };
  }

  static Fault needsDelta(String what) {
    return new Fault(
        "D430",
        "delta",
        what + " needs a `delta`",
        "such as `delta=1e-6`: well under one over the number of rows");
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
