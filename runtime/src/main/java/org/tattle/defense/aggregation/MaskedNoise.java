package org.tattle.defense.aggregation;

import java.util.List;
import java.util.function.ToLongFunction;
import org.tattle.defense.Crowd;
import org.tattle.defense.Gathering;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.NoiseCalibration;
import org.tattle.privacy.account.SkellamAccountant;
import org.tattle.privacy.account.Spent;
import org.tattle.privacy.account.Steps;
import org.tattle.privacy.noise.DiscreteGaussian;
import org.tattle.privacy.noise.Skellam;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;
import org.tattle.run.catalogue.FederationFaults;

/**
 * Noise that clients add themselves to what they send under masks, as whole numbers of the grid of
 * their sum, where the server is trusted with no single update: each adds the m-th part of the
 * variance, m being how many must be left to make a sum, so that drop-outs never leave too little.
 *
 * @param clip the norm of changes
 * @param colluding share of the asked clients whose noise is not counted on
 */
record MaskedNoise(Kind kind, double clip, double colluding, SecAgg masks) {
  /**
   * Grid steps of a client's deviation from which sums of discrete Gaussians are as good as one.
   */
  private static final double FINE = 8;

  /** Whole numbers below it are floats. */
  private static final double EXACT = 1 << 24;

  /** No noise reaches so many deviations. */
  private static final double REACH = 40;

  /** What whole numbers are drawn. */
  enum Kind {
    /** Discrete Gaussians, whose sums are nearly such again (Kairouz, Liu and Steinke 2021). */
    GAUSSIAN,
    /** Differences of Poisson numbers, whose sums are (Agarwal, Kairouz and Liu 2021). */
    SKELLAM
  }

  /** How long a client's numbers can be, rounding and all. */
  private double norm(int asked, int weights) {
    return clip + masks.numbers(asked).grid() * Math.sqrt(weights) / 2;
  }

  private SkellamAccountant accountant(Crowd crowd) {
    double steps = norm(crowd.asked(), crowd.weights()) / masks.numbers(crowd.asked()).grid();
    return new SkellamAccountant(steps, crowd.weights());
  }

  /** The deviation over the norm with which all rounds stay within the budget. */
  double least(Crowd crowd, Guarantee budget) {
    return switch (kind) {
      case GAUSSIAN ->
          NoiseCalibration.noise(
              Accounting.ZCDP, budget.epsilon(), budget.delta(), 1, crowd.most());
      case SKELLAM -> accountant(crowd).noise(budget, crowd.most());
    };
  }

  /** What so many rounds spend of a client that is asked in them. */
  Spent spent(Crowd crowd, double noise, long rounds, double delta) {
    return switch (kind) {
      case GAUSSIAN ->
          Composition.spent(Accounting.ZCDP, List.of(new Steps(1, noise, rounds)), delta);
      case SKELLAM -> accountant(crowd).spent(noise, rounds, delta);
    };
  }

  /** How many clients' noise is counted on, of so many that are asked. */
  int counted(int asked) {
    return Math.max(1, masks.needed(asked) - (int) Math.ceil(colluding * asked));
  }

  /**
   * Clipped, on the grid, and with its part of the noise.
   *
   * @throws Fault R571 if the grid is too coarse or too fine for it
   */
  float[] on(float[] change, int client, Gathering round) {
    double grid = masks.numbers(round.asked()).grid();
    double norm = norm(round.asked(), change.length);
    double deviation = round.noise() * norm / Math.sqrt(counted(round.asked())) / grid;
    boolean coarse = kind == Kind.GAUSSIAN && deviation < FINE;
    if (coarse || norm / grid + REACH * deviation > EXACT) {
      throw Fault.of(FederationFaults.NOISE_OFF_THE_GRID, masks.bits()).at("clip");
    }
    ToLongFunction<Randomness> noise = drawn(deviation);
    Randomness random = round.draws().apply("noise " + client);
    float[] sent = ClippedNorm.to(clip, change);
    for (int i = 0; i < sent.length; i++) {
      sent[i] = (float) ((Math.rint(sent[i] / grid) + noise.applyAsLong(random)) * grid);
    }
    return sent;
  }

  private ToLongFunction<Randomness> drawn(double deviation) {
    if (kind == Kind.SKELLAM) {
      return Skellam.ofVariance(deviation * deviation)::sample;
    }
    return new DiscreteGaussian((long) Math.ceil(deviation))::sample;
  }
}
