package org.tattle.defense.sieve;

import java.util.Arrays;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.measure.space.Directions;
import org.tattle.measure.space.TwoMeans;
import org.tattle.measure.space.Vectors;
import org.tattle.run.Control;

/**
 * Activation clustering (Chen et al. 2018, section 4): a model comes to the attacker's class by
 * other features in planted rows than in the rest of the class. So for each class and what the last
 * hidden layer says of its rows,
 *
 * <ol>
 *   <li>bring that down to its ten strongest directions;
 *   <li>part the rows into two clusters;
 *   <li>take the smaller for planted if it is small (the paper: less than 35 % of the class), and
 *       the two lie well apart: a row is nearer to its own centre than to the other by a share of
 *       the larger distance, in the mean, which the silhouette is (Rousseeuw 1987, simplified to
 *       distances from centres).
 * </ol>
 *
 * <p>A class that falls into two kinds by itself loses the rarer one, poison or not.
 *
 * <p>A row's score is how much nearer the smaller centre it is, as a share of the larger distance:
 * from -1 to 1.
 */
@Component(
    name = "clustering",
    doc = "Leaves out the smaller of two clusters of a class, if it is small and lies apart.",
    paper = "Chen et al. 2018, Detecting Backdoor Attacks by Activation Clustering",
    example = "defend clustering")
public record Clustering(
    @Param(
            doc = "below which share of its class a cluster is small",
            min = 0,
            above = true,
            max = 0.5,
            share = true)
        double size,
    @Param(doc = "how far clusters lie apart at least, by their silhouette", min = 0, max = 1)
        double silhouette)
    implements Sieve {
  private static final int DIRECTIONS = 10;
  private static final int FEWEST = 10;

  public Clustering() {
    this(0.35, 0.3);
  }

  @Override
  public String measure() {
    return "how much nearer the centre of the smaller cluster of its class";
  }

  @Override
  public Suspicion look(Suspects suspects, Control control) {
    Vectors hidden = suspects.hidden("clustering", control);
    double[] scores = new double[suspects.count()];
    double[] limits = new double[suspects.count()];
    Arrays.fill(limits, 1);
    for (int label = 0; label < suspects.classes(); label++) {
      control.check();
      int[] of = suspects.of(label);
      if (of.length < FEWEST) {
        continue;
      }
      double[][] vectors = hidden.of(of);
      Directions directions = Directions.of(vectors, DIRECTIONS);
      double[][] places = Arrays.stream(vectors).map(directions::along).toArray(double[][]::new);
      TwoMeans parted = TwoMeans.of(places, suspects.seed().split("clusters", label), control);
      double[] nearer = parted.nearer(places);
      boolean planted = parted.small() < size && parted.silhouette(nearer) > silhouette;
      for (int i = 0; i < of.length; i++) {
        scores[of[i]] = nearer[i];
        limits[of[i]] = planted ? 0 : 1;
      }
    }
    return new Suspicion(scores, limits);
  }
}
