package org.tattle.attack.membership.shadow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.attack.Context;
import org.tattle.attack.membership.Variants;
import org.tattle.data.Dataset;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;
import org.tattle.subject.answer.Shadow;

/**
 * One number for each of the target's rows, read off the answers of the target and of each shadow
 * model, these told apart by whether the shadow was trained on the row. What is kept is {@code
 * [rows, shadows]} numbers, not the answers.
 */
final class ShadowScores {
  private enum Side {
    IN,
    OUT
  }

  /** Floats that are put to a model at once. */
  private static final int PART = 1 << 22;

  private final double[] target;
  private final boolean[] answered;
  private final boolean[] member;

  /** How many shadows there are of a target that was trained elsewhere; 0 if it was not. */
  private final int recorded;

  private final double[][] scores;

  /** Null where a shadow knows nothing of a row. */
  private final Side[][] sides;

  private ShadowScores(int rows, int shadows, Side[][] sides, int recorded) {
    this.recorded = recorded;
    this.target = new double[rows];
    this.answered = new boolean[rows];
    this.member = new boolean[rows];
    this.scores = new double[rows][shadows];
    this.sides = sides;
  }

  /** Reads a number off an answer. */
  interface Signal {
    double of(Answers answers, int i);
  }

  /** Asks a target and the first {@code count} shadows of it about the target's rows. */
  static ShadowScores of(Target target, int count, Signal signal, Context context) {
    return of(target, count, 1, signal, context).get(0);
  }

  private static ShadowScores of(
      Target target, List<Shadow> shadows, Signal signal, Context context) {
    Answers asked = target.answers();
    int[] rows = new int[asked.size()];
    Arrays.setAll(rows, asked::row);
    ShadowScores all =
        new ShadowScores(
            rows.length,
            shadows.size(),
            new Side[rows.length][shadows.size()],
            target.shadows().size());
    for (int i = 0; i < rows.length; i++) {
      all.target[i] = signal.of(asked, i);
      all.answered[i] = asked.answered(i);
      all.member[i] = target.member(i);
    }
    for (int s = 0; s < shadows.size(); s++) {
      Shadow shadow = shadows.get(s);
      int[] known = IntStream.range(0, rows.length).filter(i -> shadow.knows(rows[i])).toArray();
      Answers answers =
          shadow.answers(IntStream.of(known).map(i -> rows[i]).toArray(), context.control());
      int[] members = shadow.members();
      for (int k = 0; k < known.length; k++) {
        int i = known[k];
        all.scores[i][s] = signal.of(answers, k);
        all.sides[i][s] = Arrays.binarySearch(members, rows[i]) >= 0 ? Side.IN : Side.OUT;
      }
    }
    return all;
  }

  /**
   * Asks a target and its shadows about the target's rows, and about copies of them, the very same
   * for all, that are changed as {@link Variants#suited} says.
   *
   * @param queries how many for each row; the first is the row itself
   * @return one a query
   */
  public static List<ShadowScores> of(
      Target target, int count, int queries, Signal signal, Context context) {
    List<Shadow> shadows = context.shadows(target, count);
    List<ShadowScores> all = new ArrayList<>();
    all.add(of(target, shadows, signal, context));
    if (queries > 1) {
      int[] rows = IntStream.range(0, all.get(0).rows()).map(target.answers()::row).toArray();
      Variants variants = Variants.suited(target.data(), rows);
      for (int index = 1; index < queries; index++) {
        all.add(all.get(0).variant(variants, index, target, shadows, signal, context));
      }
    }
    return all;
  }

  /**
   * Asks the same models about the {@code index}-th variant of each row: the same copies for all.
   */
  private ShadowScores variant(
      Variants variants,
      int index,
      Target asked,
      List<Shadow> shadows,
      Signal signal,
      Context context) {
    Dataset data = asked.data();
    ShadowScores all = new ShadowScores(rows(), shadows.size(), sides, recorded);
    int each = Math.max(1, PART / data.shape().size());
    for (int from = 0; from < rows(); from += each) {
      int first = from;
      int[] rows =
          IntStream.range(from, Math.min(rows(), from + each)).map(asked.answers()::row).toArray();
      int[] labels = IntStream.of(rows).map(row -> data.labels()[row]).toArray();
      UniformRandomProvider random = context.seed().split("variant", index, from).random();
      INDArray copies = variants.of(data, rows, index, 1, random);
      Answers said = asked.ask(copies, labels, context.control());
      for (int k = 0; k < rows.length; k++) {
        all.target[first + k] = signal.of(said, k);
        all.answered[first + k] = said.answered(k);
      }
      for (int s = 0; s < shadows.size(); s++) {
        Answers answers = shadows.get(s).ask(copies, labels, context.control());
        for (int k = 0; k < rows.length; k++) {
          all.scores[first + k][s] = signal.of(answers, k);
        }
      }
    }
    return all;
  }

  /** The weighted sums of numbers that the same models were asked for. */
  static ShadowScores sum(List<ShadowScores> all, double[] weights) {
    ShadowScores first = all.get(0);
    ShadowScores sum =
        new ShadowScores(first.rows(), first.scores[0].length, first.sides, first.recorded);
    for (int q = 0; q < weights.length; q++) {
      for (int i = 0; i < sum.rows(); i++) {
        sum.target[i] += weights[q] * all.get(q).target[i];
        for (int s = 0; s < sum.scores[i].length; s++) {
          sum.scores[i][s] += weights[q] * all.get(q).scores[i][s];
        }
      }
    }
    return sum;
  }

  /** The numbers of row {@code i} from shadows that were trained on it. */
  double[] in(int i) {
    return pick(i, Side.IN);
  }

  /** The numbers of row {@code i} from shadows that were not. */
  public double[] out(int i) {
    return pick(i, Side.OUT);
  }

  /** Whether the target answered about row {@code i}: not so if a limit on queries refused. */
  boolean answered(int i) {
    return answered[i];
  }

  /** The target's number of row {@code i}. */
  public double target(int i) {
    return target[i];
  }

  int rows() {
    return scores.length;
  }

  /** How many shadow models were asked: of recorded ones there may be fewer than wanted. */
  int shadows() {
    return scores.length == 0 ? 0 : scores[0].length;
  }

  /**
   * The rows that can be scored: some shadow was not trained on them and, if both sides are needed,
   * some was. Recorded shadows that were each trained on any half of the rows leave some out.
   *
   * @throws Fault if no members or no others can
   */
  public int[] usable(boolean both) {
    int[] known = rows(i -> out(i).length + in(i).length > 0);
    int[] judged = rows(i -> out(i).length > 0 && !(both && in(i).length == 0));
    if (ranked(judged)) {
      return judged;
    }
    if (!ranked(known)) {
      throw Fault.of(AttackFaults.SHADOWS_KNOW_NONE).at("shadows");
    }
    if (!ranked(rows(i -> out(i).length > 0))) {
      throw Fault.of(
              AttackFaults.SHADOWS_KNOW_ALL, more("not ").orElse("take two shadow models or more"))
          .at("shadows");
    }
    throw Fault.of(
            AttackFaults.SHADOWS_WITHOUT_TARGET_ROWS,
            more("").orElse("load the data with `split=halves`"))
        .at("mode");
  }

  private int[] rows(IntPredicate which) {
    return IntStream.range(0, rows()).filter(which).toArray();
  }

  /** Whether there are rows of either kind among these. */
  private boolean ranked(int[] rows) {
    return IntStream.of(rows).mapToObj(i -> member[i]).distinct().count() == 2;
  }

  /** The same of some rows. */
  ShadowScores take(int[] which) {
    ShadowScores some =
        new ShadowScores(which.length, shadows(), new Side[which.length][], recorded);
    for (int k = 0; k < which.length; k++) {
      some.target[k] = target[which[k]];
      some.answered[k] = answered[which[k]];
      some.member[k] = member[which[k]];
      some.scores[k] = scores[which[k]];
      some.sides[k] = sides[which[k]];
    }
    return some;
  }

  /** What helps where recorded shadows are too few. */
  private Optional<String> more(String not) {
    return recorded == 0
        ? Optional.empty()
        : Optional.of(
            recorded > shadows()
                ? "take more of those recorded: `shadows=%s`".formatted(recorded)
                : "record shadow models that were %strained on them".formatted(not));
  }

  private double[] pick(int i, Side side) {
    double[] picked = new double[scores[i].length];
    int size = 0;
    for (int s = 0; s < picked.length; s++) {
      if (sides[i][s] == side) {
        picked[size++] = scores[i][s];
      }
    }
    return Arrays.copyOf(picked, size);
  }
}
