package org.tattle.attack.evasion;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Context;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.nn.network.Ball;
import org.tattle.nn.network.Norm;
import org.tattle.nn.network.Ranges;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;

/**
 * The rows that an attack tries to change: the first non-members of a target. Those that it
 * classifies wrongly as they are need no attack, and get none.
 */
final class Attempt {
  /** So many columns are named in a hint. */
  private static final int NAMED = 5;

  /** Floats that are put to the target at once. */
  private static final int PART = 1 << 21;

  final Target target;
  final Ball ball;
  final double radius;
  final int[] rows;
  final int[] labels;
  final float[] values;

  /** Whether the target classifies each rightly as it is. */
  final boolean[] right;

  private final Control control;
  private long queries;

  Attempt(Target target, Context context, Norm norm, double radius, int most) {
    this(target, context, radius, most, new Ball(norm, ranges(target.data())));
  }

  private Attempt(Target target, Context context, double radius, int most, Ball ball) {
    this.target = target;
    this.radius = radius;
    this.ball = ball;
    control = context.control();
    rows = IntStream.of(target.split().nonmembers()).limit(most).toArray();
    labels = IntStream.of(rows).map(row -> target.data().labels()[row]).toArray();
    values = target.data().values(rows);
    int[] said = said(values);
    right = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      right[i] = said[i] == labels[i];
    }
  }

  /** Rows of whose features nothing is known but how many there are. */
  static Attempt anyhow(Target target, Context context, int most) {
    int width = target.data().shape().size();
    Ranges.Run run = new Ranges.Run(width, -Float.MAX_VALUE / 4, Float.MAX_VALUE / 4, false);
    return new Attempt(target, context, 0, most, new Ball(Norm.LINF, new Ranges(List.of(run))));
  }

  /**
   * @throws Fault T306 if nobody said between what a number may lie
   */
  static void demandRanges(List<Column> columns) {
    List<String> bare =
        columns.stream()
            .filter(column -> column.type() == Column.Type.NUMBER && !column.declared())
            .map(Column::name)
            .toList();
    if (!bare.isEmpty()) {
      String all =
          bare.stream()
              .limit(NAMED)
              .map("\"%s: 0..100\""::formatted)
              .collect(joining(", ", "", bare.size() > NAMED ? ", …" : ""));
      throw Fault.of(AttackFaults.NO_RANGES, bare.get(0), all);
    }
  }

  /**
   * Between what features may lie.
   *
   * @throws Fault T306 if numbers have no declared ranges, or nothing may change
   */
  static Ranges ranges(Dataset data) {
    demandRanges(data.columns());
    return data.ranges()
        .filter(Ranges::any)
        .orElseThrow(() -> Fault.of(AttackFaults.NOTHING_TO_CHANGE, data.name()));
  }

  Control control() {
    return control;
  }

  int width() {
    return ball.width();
  }

  /** How far a changed row is from the row at its place. */
  double distance(float[] changed, int i) {
    return ball.distance(changed, i * width(), values, i * width());
  }

  /** How many rows the target was asked about so far. */
  long queries() {
    return queries;
  }

  /** Those that are classified rightly, by their place. */
  int[] attacked() {
    return IntStream.range(0, rows.length).filter(i -> right[i]).toArray();
  }

  /** Some of these values, one row after the other. */
  float[] take(float[] from, int[] which) {
    float[] taken = new float[which.length * width()];
    for (int k = 0; k < which.length; k++) {
      System.arraycopy(from, which[k] * width(), taken, k * width(), width());
    }
    return taken;
  }

  /** Puts a row where it belongs. */
  void put(float[] from, int k, float[] to, int place) {
    System.arraycopy(from, k * width(), to, place * width(), width());
  }

  /** The labels of some. */
  int[] labels(int[] which) {
    return IntStream.of(which).map(i -> labels[i]).toArray();
  }

  /** What the target answers for any rows, or nothing where it refuses to. */
  interface Heard {
    void of(int i, Answers answers, int k);
  }

  /** Asks about rows one after the other. */
  void ask(float[] points, Heard heard) {
    int count = points.length / width();
    int each = Math.max(1, PART / width());
    for (int from = 0; from < count; from += each) {
      control.check();
      int n = Math.min(each, count - from);
      float[] part = Arrays.copyOfRange(points, from * width(), (from + n) * width());
      Answers answers =
          target.ask(Nd4j.createFromArray(part).reshape(n, width()), new int[n], control);
      for (int k = 0; k < n; k++) {
        if (answers.answered(k)) {
          queries++;
          heard.of(from + k, answers, k);
        }
      }
    }
  }

  /** The class that the target gives each row, or -1 where it refuses to answer. */
  int[] said(float[] points) {
    int[] said = new int[points.length / width()];
    Arrays.fill(said, -1);
    ask(points, (i, answers, k) -> said[i] = answers.predicted(k));
    return said;
  }
}
