package org.tattle.defense.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.tattle.nn.network.Network;
import org.tattle.nn.train.FiniteArithmetic;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.NoiseCalibration;
import org.tattle.privacy.account.Spent;
import org.tattle.privacy.account.Steps;
import org.tattle.privacy.account.WrittenNumber;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.PrivacyFaults;

/**
 * The steps with the least noise that a budget affords, and what they spend. What {@link
 * FiniteArithmetic} says that finite numbers cost is part of it.
 *
 * @param steps all steps of one run
 */
record Affordable(List<Steps> steps, Spent spent) {
  private static final int STAGES = 8;

  /** The share of δ that tails may take, again the share that rounding may, and a search. */
  private static final double LOST = 1e-3;

  private static final String SHARED =
      "the rounding of sums over shared weights, as of convolutions, is taken not to add up and is"
          + " not covered";

  /**
   * What is told of the rows, and what it costs.
   *
   * @param plan all steps, from the noise of the first ones
   * @param told how many sums with noise there are
   * @param least the least noise among them, as a share of that of the first
   */
  record Telling(DoubleFunction<List<Steps>> plan, long told, double least) {}

  /** Steps that each tell of a sample, whose noise falls to a share of what it is at first. */
  static Telling falling(Pace pace, double decay) {
    return new Telling(noise -> steps(pace, noise, decay), pace.steps(), decay);
  }

  /**
   * @param budget of everything
   * @param search among how many runs the best is chosen, or empty for one
   */
  static Affordable of(
      Network network, Telling telling, Guarantee budget, Accounting by, Optional<Search> search) {
    DoubleFunction<List<Steps>> plan = telling.plan;
    double runs = search.map(it -> it.runs().mean()).orElse(1.0);
    long most = telling.told * search.map(Search::most).orElse(1);
    Guarantee lost = lost(network, most, budget, search.isPresent());
    Guarantee left =
        new Guarantee(budget.epsilon() - lost.epsilon(), budget.delta() - lost.delta());
    double noise =
        search
            .map(it -> it.runs().noise(sigma -> scored(plan.apply(sigma), it), left))
            .orElseGet(() -> NoiseCalibration.noise(by, left.epsilon(), left.delta(), plan));
    List<Steps> steps = plan.apply(noise);
    long expected = (long) Math.ceil(runs * telling.told);
    FiniteArithmetic arithmetic = FiniteArithmetic.of(network, expected, noise * telling.least);
    if (arithmetic.delta() > LOST * budget.delta()) {
      throw outOfReach(budget);
    }
    Spent spent =
        search
            .map(it -> it.runs().spent(scored(steps, it), left.delta()))
            .orElseGet(() -> Composition.spent(by, steps, left.delta()))
            .paying(lost);
    return new Affordable(steps, arithmetic.proved() ? spent : spent.noting(SHARED));
  }

  /** The chance that a search within this would have been longer than it may. */
  static double cut(Guarantee budget) {
    return LOST * budget.delta() / (1 + Math.exp(budget.epsilon()));
  }

  private static List<Steps> scored(List<Steps> steps, Search search) {
    List<Steps> all = new ArrayList<>(steps);
    all.add(search.score());
    return all;
  }

  /** All steps, from the noise of the first ones. */
  private static List<Steps> steps(Pace pace, double noise, double decay) {
    if (decay == 1) {
      return List.of(new Steps(pace.rate(), noise, pace.steps()));
    }
    List<Steps> all = new ArrayList<>();
    for (int i = 0; i < STAGES; i++) {
      long count = pace.steps() * (i + 1) / STAGES - pace.steps() * i / STAGES;
      if (count > 0) {
        all.add(new Steps(pace.rate(), noise * Math.pow(decay, i / (STAGES - 1.0)), count));
      }
    }
    return all;
  }

  /**
   * What finite arithmetic costs: it makes an (ε, δ) of real numbers one of (ε + s, δ e^(s/2) + c
   * (1 + e^(ε + s/2))) and the chance of tails, with c chosen so that its part is a thousandth of
   * δ. A search that is cut off costs another thousandth.
   */
  private static Guarantee lost(Network network, long steps, Guarantee budget, boolean cut) {
    double rarity = budget.epsilon() + 8 - Math.log(budget.delta());
    double spare = FiniteArithmetic.of(network, steps, 1).epsilon(rarity);
    if (spare > budget.epsilon() / 2) {
      throw Fault.of(
              PrivacyFaults.STEPS_TOO_MANY,
              WrittenNumber.rounded(budget.epsilon(), 3),
              steps,
              WrittenNumber.rounded(spare, 2))
          .at("eps");
    }
    double shares = cut ? 3 : 2;
    return new Guarantee(
        spare, budget.delta() * -Math.expm1(Math.log1p(-shares * LOST) - spare / 2));
  }

  private static Fault outOfReach(Guarantee budget) {
    return Fault.of(
            budget.delta() < 1e-20
                ? PrivacyFaults.NOISE_OUT_OF_REACH_OF_DELTA
                : PrivacyFaults.NOISE_OUT_OF_REACH,
            WrittenNumber.rounded(budget.epsilon(), 3),
            WrittenNumber.rounded(budget.delta(), 3))
        .at("eps");
  }
}
