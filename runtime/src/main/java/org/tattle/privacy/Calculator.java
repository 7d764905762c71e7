package org.tattle.privacy;

import java.util.List;

/** Plain numbers for whoever plans: the budget, the noise or the steps, each from the others. */
public final class Calculator {
  private Calculator() {}

  /**
   * The ε that {@code steps} steps spend.
   *
   * @param rate the chance that a row is in a step, 0 to 1
   * @param noise the noise multiplier, above 0
   * @param delta above 0 and below 1
   */
  public static double epsilon(double rate, double noise, long steps, double delta, Accounting by) {
    return by.spent(List.of(new Steps(rate, noise, steps)), delta).epsilon();
  }

  /** The least noise multiplier at which {@code steps} steps spend at most ε. */
  public static double noise(double epsilon, double rate, long steps, double delta, Accounting by) {
    return Calibration.noise(by, epsilon, delta, rate, steps);
  }

  /** The most steps that spend at most ε. */
  public static long steps(double epsilon, double rate, double noise, double delta, Accounting by) {
    return Calibration.steps(by, epsilon, delta, rate, noise);
  }
}
