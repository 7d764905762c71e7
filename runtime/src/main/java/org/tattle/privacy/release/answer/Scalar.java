package org.tattle.privacy.release.answer;

import java.util.Locale;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.GaussianCurve;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.noise.Additive;
import org.tattle.privacy.noise.Gaussian;
import org.tattle.privacy.noise.Geometric;
import org.tattle.privacy.noise.Laplace;
import org.tattle.privacy.noise.WholeGaussian;
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
public record Scalar(Additive mechanism, Expense expense, Spread spread) {

  /** The mechanism for a real number that a row moves by at most {@code sensitivity}. */
  public static Scalar real(Noise noise, Price price, double sensitivity) {
    double moved = sensitivity * price.rows();
    return switch (noise) {
      case BEST -> narrower(price) ? analytic(price, moved) : laplace(price, moved);
      case LAPLACE -> laplace(price, moved);
      case GAUSSIAN -> classic(price, moved);
      case ANALYTIC_GAUSSIAN -> analytic(price, moved);
    };
  }

  /** The mechanism for a number of rows, which stays whole under noise that is. */
  public static Scalar count(CountNoise noise, Price price) {
    int moved = price.rows();
    return switch (noise) {
      case BEST -> narrower(price) ? analytic(price, moved) : geometric(price);
      case LAPLACE -> laplace(price, moved);
      case GEOMETRIC -> geometric(price);
      case GAUSSIAN -> classic(price, moved);
      case ANALYTIC_GAUSSIAN -> analytic(price, moved);
      case DISCRETE_GAUSSIAN -> discrete(price);
    };
  }

  private static Scalar laplace(Price price, double moved) {
    Laplace laplace = new Laplace(price.epsilon(), moved);
    return new Scalar(laplace, Expense.pure(price.epsilon()), Spread.laplace(laplace.drawn()));
  }

  private static Scalar geometric(Price price) {
    Scalar real = laplace(price, price.rows());
    return new Scalar(
        new Whole(new Geometric(price.epsilon(), price.rows())), real.expense, real.spread);
  }

  private static Scalar analytic(Price price, double moved) {
    demand(CountNoise.ANALYTIC_GAUSSIAN, price, reaches(price));
    return gaussian(Gaussian.analytic(price.epsilon(), price.delta(), moved), moved);
  }

  private static Scalar classic(Price price, double moved) {
    demand(
        CountNoise.GAUSSIAN,
        price,
        Gaussian.reaches(Math.sqrt(2 * Math.log(1.25 / price.delta())) / price.epsilon()));
    demandProved(price.epsilon());
    return gaussian(Gaussian.classic(price.epsilon(), price.delta(), moved), moved);
  }

  private static Scalar gaussian(Gaussian gaussian, double moved) {
    return new Scalar(
        gaussian, Expense.gaussian(gaussian.sigma() / moved), Spread.gaussian(gaussian.drawn()));
  }

  /** Whole numbers keep (ε, δ) alone: their steps are not those that Gaussians are added up by. */
  private static Scalar discrete(Price price) {
    demand(
        CountNoise.DISCRETE_GAUSSIAN,
        price,
        price.delta() > 0 && WholeGaussian.reaches(price.epsilon(), price.delta(), price.rows()));
    WholeGaussian whole = WholeGaussian.of(price.epsilon(), price.delta(), price.rows());
    return new Scalar(whole, Expense.of(whole.guarantee()), Spread.gaussian(whole.sigma()));
  }

  /** Whether Gaussian noise reaches less far than Laplace's. */
  static boolean narrower(Price price) {
    return price.delta() > 0 && reaches(price) && gaussian(price) < laplace(price);
  }

  /** Whether Gaussian noise can be had. */
  static boolean reaches(Price price) {
    return price.delta() > 0 && Gaussian.reaches(1 / mu(price));
  }

  /** How far noise for a move of 1 reaches, but for one time in 20. */
  static double laplace(Price price) {
    return Spread.laplace(1 / price.epsilon()).margin(0.05);
  }

  static double gaussian(Price price) {
    return Spread.gaussian(1 / mu(price)).margin(0.05);
  }

  private static double mu(Price price) {
    return GaussianCurve.mu(price.epsilon(), price.delta());
  }

  private static void demand(CountNoise noise, Price price, boolean reaches) {
    String name = noise.name().toLowerCase(Locale.ROOT);
    if (price.delta() == 0) {
      throw needsDelta("`mechanism=" + name + "`");
    }
    if (!reaches) {
      throw Fault.of(PrivacyFaults.GAUSSIAN_OUT_OF_REACH).at("eps");
    }
  }

  /**
   * The textbook's noise is proved for ε up to 1 only: beyond, it may be too little.
   *
   * @throws Fault D439
   */
  public static void demandProved(double epsilon) {
    if (epsilon > 1) {
      throw Fault.of(PrivacyFaults.CLASSIC_UNPROVED).at("mechanism");
    }
  }

  public static Fault needsDelta(String what) {
    return Fault.of(PrivacyFaults.NEEDS_DELTA, what).at("delta");
  }

  public double release(double value, Randomness random) {
    return mechanism.release(value, random);
  }

  /** How far the true number is from the released one at most, but for a chance of {@code miss}. */
  public double margin(double miss) {
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
