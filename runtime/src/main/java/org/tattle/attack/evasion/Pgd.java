package org.tattle.attack.evasion;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.attack.Context;
import org.tattle.attack.Work;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.model.Access;
import org.tattle.nn.network.Norm;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;

/**
 * Projected gradient descent (Madry et al. 2018, section 2.1): from a random point near the row,
 * step by step along the gradient of the loss, and back into the ball around the row each time. Of
 * several starts, each that misleads counts.
 */
@Component(
    name = "pgd",
    doc = "Changes rows step by step along the model's gradient until it is misled.",
    paper = "Madry et al. 2018, Towards Deep Learning Models Resistant to Adversarial Attacks",
    example = "attack pgd with radius=0.1 steps=20")
public record Pgd(
    @EvasionAttack.Radius double radius,
    @EvasionAttack.Size Norm norm,
    @Param(doc = "steps from each start", min = 1, max = 100_000) int steps,
    @Param(doc = "length of a step; if not given, 2.5 radii over all steps", min = 0, above = true)
        Optional<Double> step,
    @Param(doc = "starts", min = 1, max = 1000) int restarts,
    @Param(doc = "whether to start at a random point near the row") boolean random,
    @EvasionAttack.Wanted Optional<String> label,
    @EvasionAttack.Most int rows,
    @EvasionAttack.Adaptive boolean adaptive)
    implements EvasionAttack {

  public Pgd() {
    this(0.1, Norm.LINF, 20, Optional.empty(), 1, true, Optional.empty(), 1000, true);
  }

  /** By the defaults but for these. */
  public Pgd(double radius, Norm norm, int steps, int restarts, int rows) {
    this(radius, norm, steps, Optional.empty(), restarts, true, Optional.empty(), rows, true);
  }

  @Override
  public Set<Access> needs() {
    return WEIGHTS;
  }

  @Override
  public Work work(Prospect target, Context context) {
    return Effort.of(3.0 * (steps + 1) * restarts, rows, target);
  }

  @Override
  public Pgd within(double other, int most) {
    return new Pgd(
        other, norm, steps, step, restarts, random, label, Math.min(rows, most), adaptive);
  }

  @Override
  public Evasion run(Target target, Context context) {
    Attempt attempt = new Attempt(target, context, norm, radius, rows);
    int wanted = EvasionAttack.wanted(label, target);
    float[] found = search(attempt, wanted, context);
    List<String> notes = List.of();
    boolean changed = Way.changes(target);
    if (adaptive && changed && radius > 0) {
      Pgd naive = new Pgd(radius, norm, steps, step, restarts, random, label, rows, false);
      notes = Unaware.notes(attempt, found, naive.search(attempt, wanted, context));
    }
    return new Judge(attempt, wanted)
        .of(found, context.seed(), notes, Unaware.warnings(adaptive, changed));
  }

  /** The changed rows, {@code [rows, width]}. */
  float[] search(Attempt attempt, int wanted, Context context) {
    float[] found = attempt.values.clone();
    int[] left = attempt.attacked();
    try (Way way = new Way(attempt, adaptive, context)) {
      Climb climb = new Climb(way, attempt);
      for (int start = 0; start < restarts && left.length > 0; start++) {
        UniformRandomProvider draws = context.seed().split("start", start).random();
        float[] rows = attempt.take(attempt.values, left);
        float[] points = rows.clone();
        for (int k = 0; random && k < left.length; k++) {
          int at = k * attempt.width();
          attempt.ball.anywhere(points, at, radius, draws);
          attempt.ball.project(points, at, rows, at, radius);
        }
        int[] aims = aims(left.length, wanted);
        Push push = new Push(Push.Loss.CROSS_ENTROPY, way.classes(), attempt.labels(left), aims);
        double size = step.orElse(2.5 * radius / steps);
        float[] up = climb.up(rows, points, push, steps, size);
        float[] margins = way.watched() ? climb.quietly(rows, points, push, 2 * steps, size) : up;
        int[] tried = left;
        IntStream.range(0, tried.length).forEach(k -> attempt.put(points, k, found, tried[k]));
        left =
            IntStream.range(0, tried.length)
                .filter(k -> margins[k] <= 0)
                .map(k -> tried[k])
                .toArray();
      }
    }
    return found;
  }

  private static int[] aims(int count, int wanted) {
    if (wanted < 0) {
      return null;
    }
    int[] aims = new int[count];
    Arrays.fill(aims, wanted);
    return aims;
  }
}
