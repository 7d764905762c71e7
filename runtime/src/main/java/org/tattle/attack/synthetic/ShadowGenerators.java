package org.tattle.attack.synthetic;

import java.util.Arrays;
import java.util.List;
import org.tattle.attack.Context;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.Split;
import org.tattle.publication.MadeUpTable;
import org.tattle.run.Seed;

/**
 * Shadow generators (Stadler, Oprisanu and Troncoso 2022, section 4, with the ratio of Carlini et
 * al. 2022): rows are made up in the same way of halves of the attacker's rows, and how dense they
 * lie about a person when that person was learned from and when not is held to how dense the
 * made-up rows lie that are attacked. Both are taken to be normal, with one deviation for all.
 */
@Component(
    name = "shadow_generators",
    doc = "Finds whose rows were learned from by generators of its own, with and without them.",
    paper = "Stadler, Oprisanu and Troncoso 2022, Synthetic Data: Anonymisation Groundhog Day",
    example = "attack shadow_generators on fake with shadows=8")
public record ShadowGenerators(
    @Param(doc = "how many generators it makes", min = 2, max = 1000) int shadows,
    @Param(doc = "people to try it on, of each kind, at most", min = 10, max = 1e5) int attempts,
    @Param(doc = "made-up rows of each that it looks at, at most", min = 10, max = 1e6) int rows,
    @Param(doc = "how much a cell that differs counts", min = 0, above = true, max = 0.5)
        double smoothing)
    implements MadeUpMembership {
  public ShadowGenerators() {
    this(8, 500, 4000, 0.1);
  }

  @Override
  public double[] scores(MadeUpTable table, int[] people, Context context) {
    double[] found = dense(table, people, context);
    double[][] in = new double[people.length][3];
    double[][] out = new double[people.length][3];
    Split split = table.split();
    Seed drawn = context.trainer().root().split("shadow rows", table.data().digest());
    for (int i = 0; i < shadows; i++) {
      context.control().check();
      int[] members = split.shadow(drawn, i);
      Split half =
          new Split(split.adversary(), members, split.shadowNonmembers(drawn, i), split.pool());
      MadeUpTable shadow = table.again(half, context.trainer(), context.control());
      double[] dense = dense(shadow, people, context);
      for (int k = 0; k < dense.length; k++) {
        double[] to = Arrays.binarySearch(members, people[k]) >= 0 ? in[k] : out[k];
        to[0]++;
        to[1] += dense[k];
        to[2] += dense[k] * dense[k];
      }
    }
    double spread = spread(in, out);
    double[] scores = new double[people.length];
    for (int k = 0; k < scores.length; k++) {
      boolean both = in[k][0] > 0 && out[k][0] > 0;
      double with = found[k] - in[k][1] / Math.max(1, in[k][0]);
      double without = found[k] - out[k][1] / Math.max(1, out[k][0]);
      scores[k] = both ? (without * without - with * with) / (2 * spread) : 0;
    }
    return scores;
  }

  private double[] dense(MadeUpTable table, int[] people, Context context) {
    return new Density(table.coded().first(rows), smoothing, context.control())
        .of(table.coded(people));
  }

  /** The variance about the means of each person. */
  private static double spread(double[][] in, double[][] out) {
    double sum = 0;
    double free = 0;
    for (double[][] side : List.of(in, out)) {
      for (double[] one : side) {
        if (one[0] > 1) {
          sum += one[2] - one[1] * one[1] / one[0];
          free += one[0] - 1;
        }
      }
    }
    return free > 0 && sum > 0 ? sum / free : 1;
  }
}
