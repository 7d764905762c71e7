package org.tattle.privacy.release.statistic;

import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.release.answer.Answer;
import org.tattle.privacy.release.answer.CountNoise;
import org.tattle.privacy.release.answer.Price;
import org.tattle.run.Randomness;

/**
 * Shows that a group exists only if its noisy number of rows reaches a threshold. With α = e^(−ε/k)
 * a group with c rows of one person, and of nobody else, reaches τ with a chance of P[noise ≥ τ −
 * c] = α^(τ−c)/(1 + α) (Korolova et al. 2009; Google's "thresholding" of partitions). A person has
 * k rows at most, in one group or in several. The sum of these chances is convex in how many are in
 * each, hence largest for one group of k or for k groups of one; τ is the least for which both are
 * at most δ.
 *
 * @param price what the noisy counts cost, with the chance δ that a group shows which one person
 *     made
 */
public record GroupThreshold(Price price) {

  /** The least noisy count that is shown. */
  public long least() {
    double rate = price.epsilon() / price.rows();
    double most = price.delta() * (1 + Math.exp(-rate));
    double together = price.rows() + Math.log(most) / -rate;
    double apart = 1 + Math.log(most / price.rows()) / -rate;
    return (long) Math.ceil(Math.max(together, apart));
  }

  public Guarantee guarantee() {
    return price.guarantee();
  }

  /** A group's number of rows, if it is shown, with an interval that knows that it is. */
  public Answer count(long rows, double miss, Randomness random) {
    return Count.of(CountNoise.GEOMETRIC, price, rows, miss, random);
  }
}
