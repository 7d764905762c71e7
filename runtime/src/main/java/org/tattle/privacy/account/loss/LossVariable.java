package org.tattle.privacy.account.loss;

/**
 * The privacy loss of one step as a random variable: Y = ln(dP/dQ)(x) with x ~ P, for the two
 * distributions P and Q that are hardest to keep apart.
 */
public interface LossVariable {

  /** P[Y &gt; t]. */
  double survival(double t);

  /** E[Y], in nats. */
  double mean();

  /** What Y is never below; −∞ if there is no such thing. */
  double least();

  /** The Rényi divergence of P from Q in nats at an order above 1. */
  double renyi(double order);
}
