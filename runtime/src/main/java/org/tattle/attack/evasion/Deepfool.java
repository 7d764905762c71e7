package org.tattle.attack.evasion;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tattle.attack.Context;
import org.tattle.attack.Work;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.model.Access;
import org.tattle.nn.network.Norm;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;

/**
 * DeepFool (Moosavi-Dezfooli, Fawzi and Frossard 2016, algorithm 2): where logits were linear, the
 * nearest boundary to class k is {@code |f_k| / |w_k|} away, with f and w the differences of logits
 * and of their gradients; go there, and again from where that led, until another class wins. It
 * looks for the shortest change of each row; those longer than the radius do not count.
 */
@Component(
    name = "deepfool",
    doc = "Looks for the shortest change of each row, to the nearest boundary step by step.",
    paper = "Moosavi-Dezfooli et al. 2016, DeepFool",
    example = "attack deepfool with radius=1 norm=l2")
public record Deepfool(
    @Param(doc = "how large a change counts, in ranges of a feature", min = 0, max = 1000)
        double radius,
    @EvasionAttack.Size Norm norm,
    @Param(doc = "steps at most", min = 1, max = 100_000) int steps,
    @Param(doc = "share by which each way is overshot", min = 0, max = 10) double overshoot,
    @Param(doc = "classes that may win at most, the likeliest first", min = 2, max = 1000)
        int classes,
    @EvasionAttack.Most int rows,
    @EvasionAttack.Adaptive boolean adaptive)
    implements EvasionAttack {

  public Deepfool() {
    this(1, Norm.L2, 50, 0.02, 10, 200, true);
  }

  @Override
  public Set<Access> needs() {
    return WEIGHTS;
  }

  @Override
  public Work work(Prospect target, Context context) {
    return Effort.of(3.0 * steps * classes, rows, target);
  }

  @Override
  public Deepfool within(double other, int most) {
    return new Deepfool(other, norm, steps, overshoot, classes, Math.min(rows, most), adaptive);
  }

  @Override
  public Evasion run(Target target, Context context) {
    Attempt attempt = new Attempt(target, context, norm, radius, rows);
    float[] found = attempt.values.clone();
    int[] left = attempt.attacked();
    float[] plain = attempt.take(attempt.values, left);
    float[] at = plain.clone();
    boolean[] over = new boolean[left.length];
    try (Way way = new Way(attempt, adaptive, context)) {
      for (int step = 0; step < steps && !all(over); step++) {
        context.control().check();
        step(way, at, attempt.labels(left), over, attempt);
      }
    }
    for (int k = 0; k < left.length; k++) {
      int from = k * attempt.width();
      for (int f = from; f < from + attempt.width(); f++) {
        at[f] = plain[f] + (float) (1 + overshoot) * (at[f] - plain[f]);
      }
      attempt.ball.project(at, from, plain, from, radius);
      attempt.put(at, k, found, left[k]);
    }
    return new Judge(attempt, -1).of(found, context.seed(), List.of(), List.of());
  }

  private static boolean all(boolean[] over) {
    return IntStream.range(0, over.length).allMatch(i -> over[i]);
  }

  /** One step of all rows that are not misled yet. */
  private void step(Way way, float[] at, int[] labels, boolean[] over, Attempt attempt) {
    int count = labels.length;
    int width = attempt.width();
    float[] logits = way.logits(at, count);
    int all = way.classes();
    int[][] order = new int[count][];
    for (int k = 0; k < count; k++) {
      int row = k * all;
      order[k] =
          IntStream.range(0, all)
              .boxed()
              .sorted(Comparator.comparingDouble(c -> -logits[row + c]))
              .mapToInt(c -> c)
              .toArray();
      over[k] |= order[k][0] != labels[k];
    }
    float[] own = way.slope(at, count, (k, c) -> c == labels[k] ? 1 : 0);
    double[] nearest = new double[count];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    float[] ways = new float[at.length];
    for (int rank = 0; rank < Math.min(classes, all); rank++) {
      int place = rank;
      float[] other = way.slope(at, count, (k, c) -> c == order[k][place] ? 1 : 0);
      for (int k = 0; k < count; k++) {
        int c = order[k][rank];
        if (c == labels[k] || over[k]) {
          continue;
        }
        double length = 0;
        for (int f = 0; f < width; f++) {
          double w = (other[k * width + f] - own[k * width + f]) * attempt.ball.scale(f);
          length += norm == Norm.L2 ? w * w : Math.abs(w);
        }
        length = norm == Norm.L2 ? Math.sqrt(length) : length;
        double far = (logits[k * all + labels[k]] - logits[k * all + c] + 1e-4) / length;
        if (far < nearest[k]) {
          nearest[k] = far;
          for (int f = k * width; f < (k + 1) * width; f++) {
            ways[f] = other[f] - own[f];
          }
        }
      }
    }
    for (int k = 0; k < count; k++) {
      if (!over[k] && Double.isFinite(nearest[k])) {
        attempt.ball.step(at, k * width, ways, k * width, nearest[k]);
        for (int f = 0; f < width; f++) {
          float least = attempt.ball.least(f);
          float value = at[k * width + f];
          at[k * width + f] = Math.max(least, Math.min(attempt.ball.most(f), value));
        }
      }
    }
  }
}
