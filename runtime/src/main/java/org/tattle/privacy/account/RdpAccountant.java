package org.tattle.privacy.account;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.tattle.privacy.account.loss.PureLoss;
import org.tattle.privacy.account.loss.SubsampledGaussian;
import org.tattle.run.Control;

/**
 * Adds up Rényi divergences (Mironov 2017): at each order they add over steps, and the best order
 * gives ε.
 *
 * <p>The conversion is ε = r + ln(1 − 1/α) − ln(δα)/(α − 1) (Canonne, Kamath and Steinke 2020,
 * proposition 12; Balle et al. 2020, theorem 21), which is below Mironov's r + ln(1/δ)/(α − 1)
 * always.
 */
public final class RdpAccountant {
  /** 1.1 to 10.9 by tenths, 12 to 63, 128, 256 and 512. */
  private static final double[] ORDERS =
      DoubleStream.concat(
              IntStream.rangeClosed(11, 109).mapToDouble(tenth -> tenth / 10.0),
              DoubleStream.concat(
                  IntStream.rangeClosed(12, 63).mapToDouble(order -> order),
                  DoubleStream.of(128, 256, 512)))
          .toArray();

  /** 1.1, then each half as far from 1. */
  private static final double[] LEAST_ORDERS =
      DoubleStream.iterate(0.1, excess -> excess / 2).limit(40).map(excess -> 1 + excess).toArray();

  private RdpAccountant() {}

  /** The orders that are tried. */
  static double[] orders() {
    return ORDERS.clone();
  }

  static Spent spent(List<Steps> steps, double delta) {
    Guarantee.checkDelta(delta);
    List<Steps> telling = Steps.telling(steps);
    if (telling.isEmpty()) {
      return result(0, delta, Double.NaN, steps, List.of());
    }
    Best best = best(renyi(telling, ORDERS), ORDERS, delta);
    boolean extreme = best.order() == ORDERS[0] || best.order() == ORDERS[ORDERS.length - 1];
    return result(
        best.epsilon(), delta, best.order(), steps, extreme ? warn(best.order()) : List.of());
  }

  /** The least ε that an order gives, and that order. */
  public record Best(double epsilon, double order) {}

  /** The same for everything that was paid for. */
  public static Best best(Expense expense, double delta) {
    return best(expense, ORDERS, delta);
  }

  /**
   * The order that fits best, to where those of {@link #spent} do not go: what tells nearly all
   * wants an order hardly above 1.
   */
  public static double order(Expense expense, double delta) {
    double order = best(expense, delta).order();
    return order == ORDERS[0] ? best(expense, LEAST_ORDERS, delta).order() : order;
  }

  private static Best best(Expense expense, double[] orders, double delta) {
    double[] renyi = renyi(Steps.telling(expense.steps()), orders);
    for (double epsilon : expense.pure()) {
      PureLoss loss = new PureLoss(epsilon);
      for (int i = 0; i < orders.length && epsilon > 0; i++) {
        renyi[i] += loss.renyi(orders[i]);
      }
    }
    return best(renyi, orders, delta);
  }

  private static Best best(double[] renyi, double[] orders, double delta) {
    Best best = new Best(Double.POSITIVE_INFINITY, Double.NaN);
    for (int i = 0; i < orders.length; i++) {
      double candidate = epsilon(orders[i], renyi[i], delta);
      if (candidate < best.epsilon()) {
        best = new Best(candidate, orders[i]);
      }
    }
    return new Best(Math.max(0, best.epsilon()), best.order());
  }

  /** The divergence of all the steps at each order, in nats. */
  public static double[] renyi(List<Steps> steps, double[] orders) {
    double[] renyi = new double[orders.length];
    for (Steps s : steps) {
      SubsampledGaussian step = new SubsampledGaussian(s.rate(), s.noise());
      for (int i = 0; i < orders.length; i++) {
        Control.heed();
        renyi[i] += s.count() * step.renyi(orders[i]);
      }
    }
    return renyi;
  }

  /** The ε at δ that a divergence of {@code renyi} at {@code order} implies. */
  public static double epsilon(double order, double renyi, double delta) {
    return renyi + Math.log1p(-1 / order) - Math.log(delta * order) / (order - 1);
  }

  private static Spent result(
      double epsilon, double delta, double order, List<Steps> steps, List<String> notes) {
    return new Spent(
        epsilon,
        delta,
        Accounting.RDP,
        0,
        epsilon,
        order,
        Double.NaN,
        Steps.sampling(steps),
        Neighbours.ADD_REMOVE,
        steps,
        notes);
  }

  private static List<String> warn(double order) {
    return List.of(
        "the best order, %s, is the last one tried, so the bound is looser than it need be"
            .formatted(WrittenNumber.of(order)));
  }
}
