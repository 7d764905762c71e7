package org.tattle.attack.federated;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import org.tattle.defense.Updates;

/**
 * What attackers know of honest updates by those that they learned themselves: their mean, their
 * deviation of each weight, and how far apart they lie. With these an update is made that leans
 * against the mean as far as something allows (Shejwalkar and Houmansadr 2021, algorithm 1).
 */
final class HonestSpread {
  private static final double FARTHEST = 1e4;
  private static final int STEPS = 40;

  private final float[][] own;
  private final float[] mean;
  private final float[] deviation;

  HonestSpread(float[][] own) {
    this.own = own;
    double[] shares = new double[own.length];
    Arrays.fill(shares, 1);
    mean = new Updates(own, shares).mean();
    deviation = new float[mean.length];
    for (int i = 0; i < mean.length; i++) {
      double squares = 0;
      for (float[] one : own) {
        squares += Math.pow(one[i] - mean[i], 2);
      }
      deviation[i] = (float) Math.sqrt(squares / own.length);
    }
  }

  /** So many deviations against the mean. */
  float[] leaning(double gamma) {
    float[] leaning = new float[mean.length];
    for (int i = 0; i < leaning.length; i++) {
      leaning[i] = (float) (mean[i] - gamma * deviation[i]);
    }
    return leaning;
  }

  /** The farthest leaning that is allowed, in every bad client's name. */
  float[][] farthest(DoublePredicate allowed) {
    double low = 0;
    double high = FARTHEST;
    for (int step = 0; step < STEPS; step++) {
      double middle = (low + high) / 2;
      if (allowed.test(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    float[][] same = new float[own.length][];
    Arrays.fill(same, leaning(low));
    return same;
  }

  /** The squared distances of an update from the honest ones. */
  double[] squaredFrom(float[] update) {
    return Arrays.stream(own).mapToDouble(one -> squared(one, update)).toArray();
  }

  private static double squared(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.pow((double) one[i] - other[i], 2);
    }
    return sum;
  }
}
