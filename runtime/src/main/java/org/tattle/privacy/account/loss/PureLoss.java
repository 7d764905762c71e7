package org.tattle.privacy.account.loss;

/**
 * The privacy loss of any mechanism that is ε-private: it tells no more than randomised response
 * does (Kairouz, Oh and Viswanath 2015, theorem 3.1), whose loss is +ε with probability e^ε/(1 +
 * e^ε) and else −ε.
 */
public record PureLoss(double epsilon) implements LossVariable {

  @Override
  public double survival(double t) {
    return t < -epsilon ? 1 : t < epsilon ? truthful() : 0;
  }

  @Override
  public double mean() {
    return epsilon * Math.tanh(epsilon / 2);
  }

  @Override
  public double least() {
    return -epsilon;
  }

  /** ln(p^α (1 − p)^(1 − α) + (1 − p)^α p^(1 − α)) / (α − 1), with p = e^ε/(1 + e^ε). */
  @Override
  public double renyi(double order) {
    double log = Math.log(truthful());
    double first = log + (order - 1) * epsilon;
    double second = log - order * epsilon;
    return (first + Math.log1p(Math.exp(second - first))) / (order - 1);
  }

  private double truthful() {
    return 1 / (1 + Math.exp(-epsilon));
  }
}
