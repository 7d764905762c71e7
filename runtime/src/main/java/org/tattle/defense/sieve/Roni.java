package org.tattle.defense.sieve;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.measure.space.Vectors;
import org.tattle.run.Control;

/**
 * Rejects on negative impact (Nelson et al. 2008): a classifier learns from a few rows that were
 * drawn, and once more from these and one other; what makes it worse on rows that were drawn for
 * that is left out. The classifier is least squares with a ridge, on the strongest directions of
 * the rows, so that learning one row more is exact without learning anew. No row is known to be
 * honest, so those that are drawn may be planted too: they are drawn often, and a row goes whose
 * impact is bad in the mean, by more than so many standard errors. It finds wrong labels. A small
 * mark hardly moves a row, so that a classifier of directions learns nothing wrong from it.
 */
@Component(
    name = "roni",
    doc = "Leaves out rows that make a small classifier worse that learns from them, too.",
    paper = "Nelson et al. 2008, Exploiting Machine Learning to Subvert Your Spam Filter",
    example = "defend roni")
public record Roni(
    @Param(doc = "standard errors above no impact from which rows are left out", min = 0)
        double limit,
    @Param(doc = "how often rows are drawn", min = 2, max = 10_000) int times,
    @Param(
            doc = "rows drawn to learn from, and as many to look at; a quarter of all at most",
            min = 2,
            max = 100_000)
        int drawn,
    @Param(doc = "along how many of their strongest directions rows are looked at", min = 1)
        int directions)
    implements Sieve {

  public Roni() {
    this(1, 50, 100, 32);
  }

  @Override
  public boolean looks() {
    return false;
  }

  @Override
  public String measure() {
    return "how much worse a small classifier gets by it, in standard errors";
  }

  @Override
  public Suspicion look(Suspects suspects, Control control) {
    float[][] places =
        new Vectors(suspects.features(), suspects.width())
            .along(directions, suspects.seed().split("directions"), control);
    int[] labels = IntStream.range(0, suspects.count()).map(suspects::label).toArray();
    LeastSquares classifier = new LeastSquares(places, labels, suspects.classes());
    Impact[] impacts = new Impact[suspects.count()];
    Arrays.setAll(impacts, i -> new Impact());
    int some = Math.min(drawn, suspects.count() / 4);
    int[] order = IntStream.range(0, suspects.count()).toArray();
    for (int t = 0; t < times && some > 0; t++) {
      control.check();
      PermutationSampler.shuffle(suspects.seed().split("drawn", t).random(), order);
      double[] worse =
          classifier.worseBy(Arrays.copyOf(order, some), Arrays.copyOfRange(order, some, 2 * some));
      for (int k = 2 * some; k < order.length; k++) {
        impacts[order[k]].add(worse[order[k]]);
      }
    }
    double[] limits = new double[impacts.length];
    Arrays.fill(limits, limit);
    return new Suspicion(Arrays.stream(impacts).mapToDouble(Impact::errors).toArray(), limits);
  }

  /** What a row did to the classifiers that had not drawn it. */
  private static final class Impact {
    private double sum;
    private double squares;
    private int count;

    void add(double worse) {
      sum += worse;
      squares += worse * worse;
      count++;
    }

    /** The mean over its standard error; 0 of a row that nothing tells of. */
    double errors() {
      double mean = sum / count;
      double variance = squares / count - mean * mean;
      return variance > 0 ? mean / Math.sqrt(variance / count) : 0;
    }
  }
}
