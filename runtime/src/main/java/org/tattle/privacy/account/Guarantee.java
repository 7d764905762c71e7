package org.tattle.privacy.account;

/**
 * (ε, δ)-differential privacy, and how it adds up.
 *
 * @param epsilon in nats, at least 0
 * @param delta 0 to 1; 0 for pure privacy
 */
public record Guarantee(double epsilon, double delta) {

  public Guarantee {
    if (!(epsilon >= 0)) {
      throw new IllegalArgumentException("`eps` is 0 or more, not %s".formatted(epsilon));
    }
    if (!(delta >= 0 && delta <= 1)) {
      throw new IllegalArgumentException("`delta` is a share of 0 to 1, not %s".formatted(delta));
    }
  }

  /** Pure ε-differential privacy. */
  public static Guarantee pure(double epsilon) {
    return new Guarantee(epsilon, 0);
  }

  /** Basic composition (Dwork et al. 2006): both add, whatever the mechanisms are. */
  public Guarantee plus(Guarantee other) {
    return new Guarantee(epsilon + other.epsilon, Math.min(1, delta + other.delta));
  }

  /** Basic composition of {@code times} mechanisms with this guarantee. */
  public Guarantee times(long times) {
    return new Guarantee(times * epsilon, Math.min(1, times * delta));
  }

  /**
   * Advanced composition (Dwork, Rothblum and Vadhan 2010, theorem III.3): {@code times} mechanisms
   * together have ε√(2k ln(1/δ′)) + kε(e^ε − 1) at kδ + δ′. Worth it for many small ε only; {@link
   * #times} may be less.
   *
   * @param slack δ′, above 0 and below 1
   */
  public Guarantee advanced(long times, double slack) {
    checkDelta(slack);
    double grown =
        epsilon * Math.sqrt(2 * times * Math.log(1 / slack))
            + times * epsilon * Math.expm1(epsilon);
    return new Guarantee(grown, Math.min(1, times * delta + slack));
  }

  /** Refuses a δ at which no accountant has an answer. */
  public static void checkDelta(double delta) {
    if (!(delta > 0 && delta < 1)) {
      throw new IllegalArgumentException("`delta` is above 0 and below 1, not %s".formatted(delta));
    }
  }
}
