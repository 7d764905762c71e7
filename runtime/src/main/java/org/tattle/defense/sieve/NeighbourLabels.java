package org.tattle.defense.sieve;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.measure.space.NearestPoints;
import org.tattle.measure.space.Vectors;
import org.tattle.run.Control;

/**
 * Leaves out rows whose nearest neighbours have other labels (Wilson 1972, edited nearest
 * neighbours; against poison: Paudice et al. 2018). No model is asked, so none is deceived: rows
 * are held to each other by their strongest directions alone, in which a small mark hardly shows,
 * and what they were before it does. Where more of the neighbours have another label than may, the
 * row goes; that meets rows whose class is doubtful, too.
 */
@Component(
    name = "knn",
    doc = "Leaves out rows whose nearest neighbours have other labels.",
    paper = "Paudice et al. 2018, Label Sanitization against Label Flipping Poisoning Attacks",
    example = "defend knn k=10")
public record NeighbourLabels(
    @Param(doc = "neighbours that are asked", min = 1, max = 1000) int k,
    @Param(doc = "share of them that may have other labels", min = 0, max = 1, share = true)
        double others,
    @Param(doc = "along how many of their strongest directions rows are compared", min = 1)
        int directions)
    implements Sieve {

  public NeighbourLabels() {
    this(10, 0.5, 16);
  }

  @Override
  public boolean looks() {
    return false;
  }

  @Override
  public String measure() {
    return "share of its nearest neighbours with other labels";
  }

  @Override
  public Suspicion look(Suspects suspects, Control control) {
    float[][] places =
        new Vectors(suspects.features(), suspects.width())
            .along(directions, suspects.seed().split("directions"), control);
    int[][] near = new NearestPoints(places).of(k, control);
    double[] scores = new double[suspects.count()];
    Arrays.setAll(
        scores,
        i ->
            IntStream.of(near[i]).filter(j -> suspects.label(j) != suspects.label(i)).count()
                / (double) Math.max(1, near[i].length));
    double[] limits = new double[suspects.count()];
    Arrays.fill(limits, others);
    return new Suspicion(scores, limits);
  }
}
