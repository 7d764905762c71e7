package org.tattle.privacy.account;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tattle.privacy.account.loss.LossVariable;
import org.tattle.privacy.account.loss.PureLoss;

/**
 * What answers cost, kept by what they were and not as one (ε, δ), so that many of them can be
 * added up tightly. For add/remove neighbours.
 *
 * @param steps Gaussian steps, sampled or not
 * @param pure the ε of each mechanism that was ε-private, in nats
 * @param delta the chance, over all of them, that a guarantee does not hold at all
 */
public record Expense(List<Steps> steps, List<Double> pure, double delta) {
  /** Nothing. */
  public static final Expense NONE = new Expense(List.of(), List.of(), 0);

  /** More than any budget allows. */
  public static final Expense UNBOUNDED = pure(Double.POSITIVE_INFINITY);

  public Expense {
    steps = List.copyOf(steps);
    pure = List.copyOf(pure);
    if (pure.stream().anyMatch(epsilon -> !(epsilon >= 0))) {
      throw new IllegalArgumentException("`eps` is 0 or more in every part of " + pure);
    }
    if (!(delta >= 0 && delta <= 1)) {
      throw new IllegalArgumentException("`delta` is a share of 0 to 1, not %s".formatted(delta));
    }
  }

  /** One answer of an ε-private mechanism. */
  public static Expense pure(double epsilon) {
    return new Expense(List.of(), List.of(epsilon), 0);
  }

  /** Gaussian noise whose deviation is {@code noise} times what one row moves, on all rows. */
  public static Expense gaussian(double noise) {
    return steps(List.of(new Steps(1, noise, 1)));
  }

  /** The steps of a training. */
  public static Expense steps(List<Steps> steps) {
    return new Expense(steps, List.of(), 0);
  }

  /** Something of which only this is known: ε-private but for a chance of δ. */
  public static Expense of(Guarantee guarantee) {
    return new Expense(List.of(), List.of(guarantee.epsilon()), guarantee.delta());
  }

  /** Both, one after the other on the same rows. */
  public Expense plus(Expense other) {
    List<Steps> allSteps = new ArrayList<>(steps);
    allSteps.addAll(other.steps);
    List<Double> allPure = new ArrayList<>(pure);
    allPure.addAll(other.pure);
    return new Expense(allSteps, allPure, Math.min(1, delta + other.delta));
  }

  /** All that was ε-private, as the decimal numbers that were written. */
  BigDecimal sum() {
    return pure.stream().map(Expense::decimal).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** A number as it is written: every decimal of 15 digits is one double, and comes back as it. */
  static BigDecimal decimal(double epsilon) {
    return Double.isInfinite(epsilon)
        ? BigDecimal.valueOf(Double.MAX_VALUE).scaleByPowerOfTen(1)
        : new BigDecimal(epsilon).round(new MathContext(15));
  }

  /** The number that was meant where rounding errors have crept in. */
  public static double written(double epsilon) {
    return Double.isFinite(epsilon) ? decimal(epsilon).doubleValue() : epsilon;
  }

  /** The least double that is not below a number. */
  static double up(BigDecimal number) {
    double near = number.doubleValue();
    return Double.isInfinite(near) || decimal(near).compareTo(number) >= 0
        ? near
        : Math.nextUp(near);
  }

  /** The losses of all that tells anything, each with how often it was. */
  List<Times> losses() {
    List<Times> losses = new ArrayList<>();
    Steps.telling(steps).forEach(s -> losses.add(new Times(s.loss(), s.count())));
    pure.stream()
        .filter(epsilon -> epsilon > 0)
        .collect(Collectors.groupingBy(epsilon -> epsilon, TreeMap::new, Collectors.counting()))
        .forEach((epsilon, count) -> losses.add(new Times(new PureLoss(epsilon), count)));
    return losses;
  }

  /** A loss that occurs so many times. */
  record Times(LossVariable loss, long count) {}
}
