package org.tattle.attack.evasion;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.attack.Context;
import org.tattle.attack.Work;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.model.Access;
import org.tattle.nn.network.Norm;
import org.tattle.run.Warning;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;

/**
 * HopSkipJump (Chen, Jordan and Wainwright 2020, algorithm 2, Euclidean): from a row of another
 * class along the boundary to where it is nearest, by labels alone. It looks for the shortest
 * change of each row; those longer than the radius do not count.
 */
@Component(
    name = "hop_skip_jump",
    doc = "Looks for the shortest change of each row that misleads, by labels alone.",
    paper = "Chen et al. 2020, HopSkipJumpAttack",
    example = "attack hop_skip_jump with radius=1 queries=400")
public record HopSkipJump(
    @Param(
            doc = "how long a change counts, in ranges of a feature, by the Euclidean norm",
            min = 0,
            max = 1000)
        double radius,
    @Param(doc = "queries for each row", min = 80, max = 10_000_000) int queries,
    @EvasionAttack.Most int rows)
    implements EvasionAttack {
  private static final int CHECK_STEPS = 20;
  private static final int MOST_STARTS = 64;

  /** A radius that holds nothing back. */
  private static final double FAR = 1e9;

  public HopSkipJump() {
    this(1, 800, 100);
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.LABELS, Access.QUERIES);
  }

  @Override
  public Work work(Prospect target, Context context) {
    return Effort.of(queries + 3.0 * CHECK_STEPS, rows, target);
  }

  @Override
  public HopSkipJump within(double other, int most) {
    return new HopSkipJump(other, 2 * BoundarySearch.ROUND, Math.min(rows, most));
  }

  @Override
  public Evasion run(Target target, Context context) {
    Attempt attempt = new Attempt(target, context, Norm.L2, radius, rows);
    UniformRandomProvider random = context.seed().split("hops").random();
    int[] all = attempt.attacked();
    int[] from = starts(attempt, all, random);
    int[] known = IntStream.range(0, all.length).filter(k -> from[k] >= 0).toArray();
    int[] which = IntStream.of(known).map(k -> all[k]).toArray();
    float[] rows = attempt.take(attempt.values, which);
    float[] starts = attempt.take(attempt.values, IntStream.of(known).map(k -> from[k]).toArray());
    float[] found = attempt.values.clone();
    if (which.length > 0) {
      BoundarySearch search =
          new BoundarySearch(
              attempt.width(),
              rows,
              starts,
              attempt.labels(which),
              points -> attempt.said(within(attempt, points, rows)),
              random);
      search.distances(Math.max(1, queries / BoundarySearch.ROUND));
      int[] places = IntStream.range(0, which.length).toArray();
      float[] ends = within(attempt, new BoundarySearch.Points(search.points(), places), rows);
      for (int k = 0; k < which.length; k++) {
        attempt.put(ends, k, found, which[k]);
        if (attempt.distance(found, which[k]) > radius) {
          attempt.put(attempt.values, which[k], found, which[k]);
        }
      }
    }
    List<Warning> warnings = List.of();
    if (radius > 0 && target.access().containsAll(WEIGHTS) && Way.leads(target)) {
      Pgd pgd = new Pgd(radius, Norm.L2, CHECK_STEPS, 1, this.rows);
      warnings = Masking.warnings(attempt, found, pgd.search(attempt, -1, context));
    }
    return new Judge(attempt, -1).of(found, context.seed(), List.of(), warnings);
  }

  /** For each row one that is taken for something else, or -1 if all are alike. */
  private static int[] starts(Attempt attempt, int[] which, UniformRandomProvider random) {
    int[] said = attempt.said(attempt.values);
    int[] starts = new int[which.length];
    for (int k = 0; k < which.length; k++) {
      int label = attempt.labels[which[k]];
      int[] away =
          IntStream.range(0, said.length)
              .filter(i -> said[i] >= 0 && said[i] != label)
              .limit(MOST_STARTS)
              .toArray();
      starts[k] = away.length == 0 ? -1 : away[random.nextInt(away.length)];
    }
    return starts;
  }

  /** Points with what features cannot hold, or must not change, put right. */
  private static float[] within(Attempt attempt, BoundarySearch.Points points, float[] rows) {
    int width = attempt.width();
    float[] put = points.values().clone();
    for (int p = 0; p < points.rows().length; p++) {
      attempt.ball.project(put, p * width, rows, points.rows()[p] * width, FAR);
    }
    return put;
  }
}
