package org.tattle.defense.aggregation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.AggregationDefense;
import org.tattle.defense.Crowd;
import org.tattle.defense.Gathering;
import org.tattle.defense.Updates;

/**
 * Divide and conquer (Shejwalkar and Houmansadr 2021, algorithm 2): of some weights that are drawn
 * anew each time, which nobody can foresee, the updates are centred, and those that lie farthest
 * out along the direction in which they differ most are left out. Only who is left in every draw
 * counts.
 */
@Component(
    name = "dnc",
    doc = "Updates are left out that lie farthest along where they all differ most.",
    paper = "Shejwalkar and Houmansadr 2021, Manipulating the Byzantine",
    example = "defend dnc bad=4 on fed as robust")
public record Dnc(
    @Param(doc = "bad clients that it should withstand", min = 1, max = 100_000) int bad,
    @Param(doc = "draws of weights", min = 1, max = 100) int times,
    @Param(doc = "weights of a draw", min = 1, max = 10_000_000) int weights)
    implements AggregationDefense {
  private static final int POWERS = 30;

  public Dnc() {
    this(1, 3, 10_000);
  }

  @Override
  public void fits(Crowd crowd) {
    Needs.demand("dnc", bad, 2 * bad + 1, crowd.answering());
  }

  @Override
  public Updates treat(Updates came, Gathering round) {
    UniformRandomProvider random = round.draws().apply("weights");
    int kept = Math.max(1, came.count() - bad);
    Set<Integer> left = new TreeSet<>(IntStream.range(0, came.count()).boxed().toList());
    for (int draw = 0; draw < times; draw++) {
      int there = came.changes()[0].length;
      int[] places = random.ints(Math.min(weights, there), 0, there).toArray();
      double[] far = outlying(centred(came.changes(), places), random);
      List<Integer> near =
          IntStream.range(0, far.length)
              .boxed()
              .sorted(Comparator.comparing(i -> far[i]))
              .limit(kept)
              .toList();
      if (near.stream().anyMatch(left::contains)) {
        left.retainAll(near);
      }
    }
    return Distances.only(came, List.copyOf(left));
  }

  private static double[][] centred(float[][] changes, int[] places) {
    double[][] some = new double[changes.length][places.length];
    for (int j = 0; j < places.length; j++) {
      double mean = 0;
      for (float[] change : changes) {
        mean += change[places[j]] / changes.length;
      }
      for (int i = 0; i < changes.length; i++) {
        some[i][j] = changes[i][places[j]] - mean;
      }
    }
    return some;
  }

  /** The squared projections on the first right singular vector, by powers of the matrix. */
  private static double[] outlying(double[][] rows, UniformRandomProvider random) {
    double[] direction = random.doubles(rows[0].length, -1, 1).toArray();
    double[] along = new double[rows.length];
    for (int power = 0; power < POWERS; power++) {
      double length = Math.sqrt(Arrays.stream(direction).map(x -> x * x).sum());
      for (int i = 0; i < rows.length; i++) {
        along[i] = 0;
        for (int j = 0; j < direction.length; j++) {
          along[i] += rows[i][j] * direction[j] / Math.max(length, Double.MIN_NORMAL);
        }
      }
      Arrays.fill(direction, 0);
      for (int i = 0; i < rows.length; i++) {
        for (int j = 0; j < direction.length; j++) {
          direction[j] += along[i] * rows[i][j];
        }
      }
    }
    return Arrays.stream(along).map(x -> x * x).toArray();
  }
}
