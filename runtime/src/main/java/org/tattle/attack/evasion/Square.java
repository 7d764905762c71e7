package org.tattle.attack.evasion;

import java.util.ArrayList;
import java.util.Arrays;
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
import org.tattle.nn.network.Shape;
import org.tattle.run.Warning;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;

/**
 * The Square attack (Andriushchenko et al. 2020, algorithms 1 and 2, L∞): from stripes of the whole
 * radius, squares at random places are set to it anew, each kept if the margin of the true class
 * falls; squares get smaller with time. It goes by answers alone, and so is not deceived where
 * gradients are: where it misleads more rows than they do, it says so.
 */
@Component(
    name = "square",
    doc = "Misleads by answers alone: squares of pixels, kept where the true class loses.",
    paper = "Andriushchenko et al. 2020, Square Attack",
    example = "attack square with radius=0.1 queries=500")
public record Square(
    @EvasionAttack.Radius double radius,
    @Param(doc = "queries at most for each row", min = 2, max = 1_000_000) int queries,
    @Param(
            doc = "share of the features that the first squares cover",
            min = 0,
            above = true,
            max = 1,
            share = true)
        double share,
    @EvasionAttack.Most int rows)
    implements EvasionAttack {

  /** Steps of ten thousand after which squares are half as large (section 3.2). */
  private static final int[] HALVED = {10, 50, 200, 500, 1000, 2000, 4000, 6000, 8000};

  private static final int CHECK_STEPS = 20;

  public Square() {
    this(0.1, 1000, 0.8, 200);
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.LABELS, Access.PROBABILITIES, Access.QUERIES);
  }

  @Override
  public Work work(Prospect target, Context context) {
    return Effort.of(queries + 3.0 * CHECK_STEPS, rows, target);
  }

  @Override
  public Square within(double other, int most) {
    return new Square(other, Math.min(queries, FEW), share, Math.min(rows, most));
  }

  @Override
  public Evasion run(Target target, Context context) {
    Attempt attempt = new Attempt(target, context, Norm.LINF, radius, rows);
    float[] found = search(attempt, attempt.attacked(), context);
    List<Warning> warnings = new ArrayList<>();
    if (radius > 0 && target.access().containsAll(WEIGHTS) && Way.leads(target)) {
      Pgd pgd = new Pgd(radius, Norm.LINF, CHECK_STEPS, 1, rows);
      warnings.addAll(Masking.warnings(attempt, found, pgd.search(attempt, -1, context)));
    }
    return new Judge(attempt, -1).of(found, context.seed(), List.of(), warnings);
  }

  /** The changed rows, of which only these are attacked. */
  float[] search(Attempt attempt, int[] attacked, Context context) {
    UniformRandomProvider random = context.seed().split("squares").random();
    Shape shape = attempt.target.data().shape();
    int width = attempt.width();
    float[] found = attempt.values.clone();
    for (int i : attacked) {
      stripes(found, i * width, shape, attempt, random);
    }
    double[] margins = new double[attempt.rows.length];
    Arrays.fill(margins, Double.POSITIVE_INFINITY);
    int[] left = keep(attempt, attempt.take(found, attacked), attacked, found, margins);
    for (int query = 1; query < queries && left.length > 0; query++) {
      float[] tried = attempt.take(found, left);
      double part = share(query);
      for (int k = 0; k < left.length; k++) {
        square(tried, k, left[k], part, shape, attempt, random);
      }
      left = keep(attempt, tried, left, found, margins);
    }
    return found;
  }

  /** Keeps what lowers the margin, and returns who is not misled yet. */
  private static int[] keep(
      Attempt attempt, float[] tried, int[] which, float[] found, double[] margins) {
    attempt.ask(
        tried,
        (k, answers, a) -> {
          int i = which[k];
          double[] ln = answers.ln(a);
          double others = Double.NEGATIVE_INFINITY;
          for (int c = 0; c < ln.length; c++) {
            others = c == attempt.labels[i] ? others : Math.max(others, ln[c]);
          }
          double margin = ln[attempt.labels[i]] - others;
          if (margin < margins[i] || answers.predicted(a) != attempt.labels[i]) {
            margins[i] = answers.predicted(a) == attempt.labels[i] ? Math.max(margin, 1e-300) : -1;
            attempt.put(tried, k, found, i);
          }
        });
    return IntStream.of(which).filter(i -> margins[i] > 0).toArray();
  }

  private double share(int query) {
    double step = 10_000.0 * query / queries;
    return share / Math.pow(2, IntStream.of(HALVED).filter(at -> at < step).count());
  }

  /** Columns of pixels, or features, each to one end of the radius. */
  private void stripes(
      float[] points, int at, Shape shape, Attempt attempt, UniformRandomProvider random) {
    int columns = shape.image() ? shape.channels() * shape.width() : shape.size();
    float[] sign = new float[columns];
    for (int c = 0; c < columns; c++) {
      sign[c] = random.nextBoolean() ? 1 : -1;
    }
    int plane = shape.height() * shape.width();
    for (int f = 0; f < shape.size(); f++) {
      int column = shape.image() ? f / plane * shape.width() + f % shape.width() : f;
      points[at + f] += (float) (radius * attempt.ball.scale(f)) * sign[column];
    }
    attempt.ball.project(points, at, attempt.values, at, radius);
  }

  /** Sets a square of a point, or some features side by side, to one end of the radius. */
  private void square(
      float[] points,
      int k,
      int i,
      double part,
      Shape shape,
      Attempt attempt,
      UniformRandomProvider random) {
    int width = attempt.width();
    int high = shape.image() ? shape.height() : 1;
    int wide = shape.image() ? shape.width() : shape.size();
    int side = (int) Math.round(shape.image() ? Math.sqrt(part * high * wide) : part * wide);
    int h = Math.max(1, Math.min(side, high));
    int w = Math.max(1, Math.min(side, wide));
    int top = random.nextInt(high - h + 1);
    int start = random.nextInt(wide - w + 1);
    for (int channel = 0; channel * high * wide < width; channel++) {
      float sign = random.nextBoolean() ? 1 : -1;
      for (int y = top; y < top + h; y++) {
        for (int x = start; x < start + w; x++) {
          int f = (channel * high + y) * wide + x;
          float row = attempt.values[i * width + f];
          points[k * width + f] = row + sign * (float) (radius * attempt.ball.scale(f));
        }
      }
    }
    attempt.ball.project(points, k * width, attempt.values, i * width, radius);
  }
}
