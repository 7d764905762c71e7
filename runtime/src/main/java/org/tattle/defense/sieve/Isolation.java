package org.tattle.defense.sieve;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.measure.space.Vectors;
import org.tattle.run.Control;

/**
 * An isolation forest for each class (Liu, Ting and Zhou 2008): trees cut a sample of its rows at
 * random, along a random direction of the strongest sixteen, until each is alone. What is odd is
 * alone soon. With h the mean depth of a row and c(n) = 2 H(n - 1) - 2 (n - 1) / n that of a row
 * among n, its score is 2^(-h / c(n)): about one half for ordinary rows, near 1 for odd ones.
 */
@Component(
    name = "isolation",
    doc = "Leaves out rows that random cuts part from the others of their class soon.",
    paper = "Liu et al. 2008, Isolation Forest",
    example = "defend isolation")
public record Isolation(
    @Param(doc = "score above which rows are left out", min = 0.5, max = 1) double limit,
    @Param(doc = "trees a class", min = 1, max = 10_000) int trees)
    implements Sieve {
  private static final int SAMPLE = 256;
  private static final int DIRECTIONS = 16;

  public Isolation() {
    this(0.65, 100);
  }

  @Override
  public boolean looks() {
    return false;
  }

  @Override
  public String measure() {
    return "how soon random cuts part it from its class, 0.5 to 1";
  }

  @Override
  public Suspicion look(Suspects suspects, Control control) {
    float[][] places =
        new Vectors(suspects.features(), suspects.width())
            .along(DIRECTIONS, suspects.seed().split("directions"), control);
    double[] scores = new double[suspects.count()];
    for (int label = 0; label < suspects.classes(); label++) {
      int[] of = suspects.of(label);
      int sample = Math.min(SAMPLE, of.length);
      double[] depths = new double[of.length];
      for (int t = 0; t < trees && sample > 1; t++) {
        control.check();
        UniformRandomProvider random = suspects.seed().split("tree", label, t).random();
        float[][] some = new float[sample][];
        Arrays.setAll(some, k -> places[of[random.nextInt(of.length)]]);
        Cut root = Cut.of(some, 0, random);
        for (int i = 0; i < of.length; i++) {
          depths[i] += root.depth(places[of[i]], 0) / trees;
        }
      }
      for (int i = 0; i < of.length; i++) {
        scores[of[i]] = sample > 1 ? Math.pow(2, -depths[i] / usual(sample)) : 0;
      }
    }
    double[] limits = new double[suspects.count()];
    Arrays.fill(limits, limit);
    return new Suspicion(scores, limits);
  }

  /** The mean depth at which one of so many rows is alone. */
  static double usual(int rows) {
    if (rows < 2) {
      return 0;
    }
    double harmonic = IntStream.rangeClosed(1, rows - 1).mapToDouble(i -> 1.0 / i).sum();
    return 2 * harmonic - 2 * (rows - 1.0) / rows;
  }

  /**
   * A cut, or, with no sides, the rows that are left.
   *
   * @param rows how many are left
   */
  private record Cut(int direction, float at, Cut below, Cut above, int rows) {
    private static final int DEEPEST = 8;

    static Cut of(float[][] rows, int depth, UniformRandomProvider random) {
      if (rows.length < 2 || depth == DEEPEST) {
        return new Cut(0, 0, null, null, rows.length);
      }
      int direction = random.nextInt(rows[0].length);
      float least = rows[0][direction];
      float most = least;
      for (float[] row : rows) {
        least = Math.min(least, row[direction]);
        most = Math.max(most, row[direction]);
      }
      if (least == most) {
        return new Cut(0, 0, null, null, rows.length);
      }
      float at = least + random.nextFloat() * (most - least);
      float[][] below = Arrays.stream(rows).filter(r -> r[direction] < at).toArray(float[][]::new);
      float[][] above = Arrays.stream(rows).filter(r -> r[direction] >= at).toArray(float[][]::new);
      return new Cut(
          direction, at, of(below, depth + 1, random), of(above, depth + 1, random), rows.length);
    }

    double depth(float[] row, int passed) {
      if (below == null) {
        return passed + usual(rows);
      }
      return (row[direction] < at ? below : above).depth(row, passed + 1);
    }
  }
}
