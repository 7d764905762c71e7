package org.tattle.attack;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tattle.run.Fault;
import org.tattle.target.Answers;
import org.tattle.target.Shadow;
import org.tattle.target.Target;

/**
 * One number for each of the target's rows and each shadow model, told apart by whether the shadow
 * was trained on the row. What is kept is {@code [rows, shadows]} numbers, not the answers.
 */
final class InOut {
  private enum Side {
    IN,
    OUT
  }

  private final double[][] scores;

  /** Null where a shadow knows nothing of a row. */
  private final Side[][] sides;

  private InOut(int rows, int shadows) {
    scores = new double[rows][shadows];
    sides = new Side[rows][shadows];
  }

  /** Reads a number off an answer. */
  interface Signal {
    double of(Answers answers, int i);
  }

  /** Asks the first {@code count} shadows of a target about the target's rows. */
  static InOut of(Target target, int count, Signal signal, Context context) {
    Answers asked = target.answers();
    int[] rows = new int[asked.size()];
    Arrays.setAll(rows, asked::row);
    List<Shadow> shadows = context.shadows(target, count);
    InOut all = new InOut(rows.length, shadows.size());
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

  /** The numbers of row {@code i} from shadows that were trained on it. */
  double[] in(int i) {
    return pick(i, Side.IN);
  }

  /** The numbers of row {@code i} from shadows that were not. */
  double[] out(int i) {
    return pick(i, Side.OUT);
  }

  int rows() {
    return scores.length;
  }

  /**
   * Makes sure that each row has shadows that were not trained on it and, if both sides are needed,
   * shadows that were.
   *
   * @throws Fault if some row has none
   */
  void need(boolean both) {
    for (int i = 0; i < rows(); i++) {
      if (out(i).length + in(i).length == 0) {
        throw new Fault(
            "T302",
            "shadows",
            "no shadow model says anything of some of the target's rows",
            "record answers for them, and name the column that tells rows apart across files: `id`");
      }
      if (out(i).length == 0 || both && in(i).length == 0) {
        throw new Fault(
            "T302",
            both ? "mode" : "shadows",
            both
                ? "an online attack needs shadow models trained on the target's rows"
                : "some rows were in every shadow model",
            both
                ? "attack with `mode=offline`, or load the data with `split=halves`"
                : "take two shadow models or more");
      }
    }
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
