package org.tattle.attack.evasion;

import java.util.ArrayList;
import java.util.Comparator;
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
import org.tattle.run.MessageText;
import org.tattle.run.Warning;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;

/**
 * Attacks that fail in different ways, one after the other, each on the rows that withstood those
 * before (Croce and Hein 2020, section 5): Auto-PGD on cross-entropy from several starts, on the
 * difference of logits ratio, towards each of the likeliest other classes, and Square by answers
 * alone. Nothing but the radius has to be chosen, and it is to be no weaker than PGD of a hundred
 * steps from five starts.
 */
@Component(
    name = "ensemble",
    doc = "Several attacks without parameters, each on the rows that withstood those before.",
    paper = "Croce & Hein 2020, Reliable Evaluation of Adversarial Robustness",
    example = "attack ensemble with radius=0.1 rows=500")
public record Ensemble(
    @EvasionAttack.Radius double radius,
    @Param(doc = "how the size of a change is taken; Square is for linf alone") Norm norm,
    @EvasionAttack.Most int rows)
    implements EvasionAttack {
  private static final int STEPS = 100;
  private static final int STARTS = 5;
  private static final int OTHERS = 9;
  private static final int QUERIES = 1000;

  public Ensemble() {
    this(0.1, Norm.LINF, 200);
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.LABELS, Access.PROBABILITIES, Access.GRADIENTS, Access.QUERIES);
  }

  @Override
  public Work work(Prospect target, Context context) {
    double passes = 3.0 * STEPS * (STARTS + 1 + OTHERS) + QUERIES;
    return Effort.of(passes, rows, target);
  }

  @Override
  public Ensemble within(double other, int most) {
    return new Ensemble(other, norm, Math.min(rows, Math.min(most, FEW / 5)));
  }

  @Override
  public Evasion run(Target target, Context context) {
    Attempt attempt = new Attempt(target, context, norm, radius, rows);
    float[] found = attempt.values.clone();
    List<String> notes = new ArrayList<>();
    int[] left = attempt.attacked();
    try (Way way = new Way(attempt, true, context)) {
      int before = left.length;
      for (int start = 0; start < STARTS; start++) {
        left = climb(way, attempt, found, left, Push.Loss.CROSS_ENTROPY, null, context, start);
      }
      told(notes, "on cross-entropy", before, left);
      before = left.length;
      left = climb(way, attempt, found, left, Push.Loss.RATIO, null, context, STARTS);
      told(notes, "on the ratio of logits", before, left);
      before = left.length;
      for (int rank = 1; rank <= Math.min(OTHERS, way.classes() - 1); rank++) {
        int[] aims = aims(way, attempt, left, rank);
        left = climb(way, attempt, found, left, Push.Loss.RATIO, aims, context, STARTS + rank);
      }
      told(notes, "towards single classes", before, left);
      if (way.watched()) {
        left = quietly(attempt, found, context);
      }
    }
    List<Warning> warnings = List.of();
    if (norm == Norm.LINF && left.length > 0) {
      float[] byGradients = found.clone();
      float[] squares = new Square(radius, QUERIES, 0.8, rows).search(attempt, left, context);
      for (int i : left) {
        attempt.put(squares, i, found, i);
      }
      warnings = Masking.warnings(attempt, found, byGradients);
      notes.add(MessageText.of("Square was tried on the %,d that withstood these.", left.length));
    }
    return new Judge(attempt, -1).of(found, context.seed(), notes, warnings);
  }

  /** What is misled but noticed is tried by who lowers the suspicion; returns who is left. */
  private int[] quietly(Attempt attempt, float[] found, Context context) {
    Pgd pgd = new Pgd(radius, norm, STEPS, STARTS, rows);
    float[] quiet = pgd.search(attempt, -1, context);
    for (int i : standing(attempt, found)) {
      attempt.put(quiet, i, found, i);
    }
    return standing(attempt, found);
  }

  /** Whom these changes do not mislead. */
  private static int[] standing(Attempt attempt, float[] found) {
    int[] said = attempt.said(found);
    return IntStream.of(attempt.attacked())
        .filter(i -> said[i] < 0 || said[i] == attempt.labels[i])
        .toArray();
  }

  private static void told(List<String> notes, String how, int before, int[] left) {
    notes.add(
        MessageText.of("ascent %s misled %,d of %,d rows.", how, before - left.length, before));
  }

  /** For each row the class of that rank among those that are not its own. */
  private static int[] aims(Way way, Attempt attempt, int[] which, int rank) {
    float[] logits = way.logits(attempt.take(attempt.values, which), which.length);
    int[] aims = new int[which.length];
    for (int k = 0; k < which.length; k++) {
      int row = k * way.classes();
      int own = attempt.labels[which[k]];
      aims[k] =
          IntStream.range(0, way.classes())
              .filter(c -> c != own)
              .boxed()
              .sorted(Comparator.comparingDouble(c -> -logits[row + c]))
              .skip(rank - 1L)
              .findFirst()
              .orElseThrow();
    }
    return aims;
  }

  /** Climbs from a random point each, and returns who withstands. */
  private static int[] climb(
      Way way,
      Attempt attempt,
      float[] found,
      int[] which,
      Push.Loss loss,
      int[] aims,
      Context context,
      int start) {
    if (which.length == 0) {
      return which;
    }
    UniformRandomProvider random = context.seed().split("start", start).random();
    float[] rows = attempt.take(attempt.values, which);
    float[] points = rows.clone();
    for (int k = 0; k < which.length; k++) {
      int at = k * attempt.width();
      attempt.ball.anywhere(points, at, attempt.radius, random);
      attempt.ball.project(points, at, rows, at, attempt.radius);
    }
    Push push = new Push(loss, way.classes(), attempt.labels(which), aims);
    float[] margins = new AdaptiveClimb(way, attempt).up(rows, points, push, STEPS);
    for (int k = 0; k < which.length; k++) {
      attempt.put(points, k, found, which[k]);
    }
    return IntStream.range(0, which.length)
        .filter(k -> margins[k] <= 0)
        .map(k -> which[k])
        .toArray();
  }
}
