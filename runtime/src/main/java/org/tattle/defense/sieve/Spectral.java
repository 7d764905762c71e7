package org.tattle.defense.sieve;

import java.util.Arrays;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.measure.space.Directions;
import org.tattle.measure.space.Vectors;
import org.tattle.run.Control;

/**
 * Spectral signatures (Tran, Li and Madry 2018, algorithm 1): what a model makes of planted rows
 * differs from what it makes of the others of their class, all in one direction. So for each class
 * and what the last hidden layer says of its rows,
 *
 * <ol>
 *   <li>take the mean away, and find the direction v along which most is left;
 *   <li>score each row by the square of how far it lies along v;
 *   <li>leave the rows of the highest scores out, one and a half times as many as may be planted.
 * </ol>
 *
 * <p>Nobody knows which class is the attacker's, so each of them loses as many, at most half. That
 * is the price where nothing was planted. It finds little where a model of one hidden layer still
 * sees in its rows what they were before the mark: then the strongest direction of a class is
 * another.
 */
@Component(
    name = "spectral",
    doc = "Leaves out rows that lie far along the strongest direction of their class.",
    paper = "Tran et al. 2018, Spectral Signatures in Backdoor Attacks",
    example = "defend spectral share=1.5%")
public record Spectral(
    @Param(
            doc = "how many rows each class loses, as a share of all rows of the training",
            min = 0,
            above = true,
            max = 0.5,
            share = true)
        double share)
    implements Sieve {
  private static final double MOST = 0.5;

  public Spectral() {
    this(0.015);
  }

  @Override
  public String measure() {
    return "square of how far along the strongest direction of its class";
  }

  @Override
  public Suspicion look(Suspects suspects, Control control) {
    Vectors hidden = suspects.hidden("spectral", control);
    double[] scores = new double[suspects.count()];
    double[] limits = new double[suspects.count()];
    for (int[] of : suspects.byClass()) {
      control.check();
      if (of.length == 0) {
        continue;
      }
      double[][] vectors = hidden.of(of);
      Directions strongest = Directions.of(vectors, 1);
      double[] own = new double[of.length];
      for (int i = 0; i < of.length; i++) {
        double along = strongest.along(vectors[i])[0];
        own[i] = along * along;
      }
      int out = (int) Math.min(Math.round(share * suspects.count()), Math.floor(MOST * of.length));
      double[] sorted = own.clone();
      Arrays.sort(sorted);
      double limit = sorted[of.length - 1 - out];
      for (int i = 0; i < of.length; i++) {
        scores[of[i]] = own[i];
        limits[of[i]] = limit;
      }
    }
    return new Suspicion(scores, limits);
  }
}
