package org.tattle.attack.synthetic;

import java.util.Arrays;
import java.util.List;
import org.tattle.attack.Context;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.publication.MadeUpTable;
import org.tattle.run.Seed;

/**
 * DOMIAS (van Breugel, Sun, Qian and van der Schaar 2023, section 3): made-up rows lie denser about
 * whoever was learned from than other people of the same kind do, {@code p_made(x) / p_other(x)}.
 * The attacker knows half of the people who were not learned from, and is tried on the other half;
 * the densities are {@link Density}'s, which take any columns.
 */
@Component(
    name = "domias",
    doc = "Finds whose rows were learned from by where made-up rows lie denser than other people.",
    paper = "van Breugel et al. 2023, Membership Inference Attacks against Synthetic Data",
    example = "attack domias on fake with attempts=500")
public record Domias(
    @Param(doc = "people to try it on, of each kind, at most", min = 10, max = 1e5) int attempts,
    @Param(doc = "made-up rows, and other people, that it looks at, at most", min = 10, max = 1e6)
        int rows,
    @Param(doc = "how much a cell that differs counts", min = 0, above = true, max = 0.5)
        double smoothing)
    implements MadeUpMembership {
  public Domias() {
    this(1000, 4000, 0.1);
  }

  @Override
  public int[] others(MadeUpTable table) {
    int[] all = table.split().nonmembers();
    return Arrays.copyOfRange(mixed(table, all), all.length / 2, all.length);
  }

  private int[] mixed(MadeUpTable table, int[] all) {
    return MadeUpMembership.some(all, all.length, table.key().seed(new Seed(0)).split("reference"));
  }

  @Override
  public double[] scores(MadeUpTable table, int[] people, Context context) {
    int[] all = table.split().nonmembers();
    int[] known = Arrays.copyOf(mixed(table, all), Math.min(rows, all.length / 2));
    double[] made =
        new Density(table.coded().first(rows), smoothing, context.control())
            .of(table.coded(people));
    double[] other =
        new Density(table.coded(known), smoothing, context.control()).of(table.coded(people));
    for (int i = 0; i < made.length; i++) {
      made[i] -= other[i];
    }
    return made;
  }

  @Override
  public List<String> notes(MadeUpTable table, int[] members, int[] others) {
    return List.of(
        "the attacker knows as many people who were not learned from as it is tried on, and none"
            + " of these");
  }
}
