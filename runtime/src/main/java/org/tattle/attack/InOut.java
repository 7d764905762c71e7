package org.tattle.attack;

import java.util.Arrays;
import java.util.List;
import org.tattle.run.Fault;
import org.tattle.target.Answers;
import org.tattle.target.Shadow;
import org.tattle.target.Target;

/**
 * One number for each of the target's rows and each shadow model, told apart by whether the shadow
 * was trained on the row. What is kept is {@code [rows, shadows]} numbers, not the answers.
 */
final class InOut {
  private final double[][] scores;
  private final boolean[][] in;

  private InOut(int rows, int shadows) {
    scores = new double[rows][shadows];
    in = new boolean[rows][shadows];
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
    InOut all = new InOut(rows.length, count);
    List<Shadow> shadows = context.shadows(target, count);
    for (int s = 0; s < count; s++) {
      Answers answers = shadows.get(s).answers(rows, context.control());
      int[] members = shadows.get(s).members();
      for (int i = 0; i < rows.length; i++) {
        all.scores[i][s] = signal.of(answers, i);
        all.in[i][s] = Arrays.binarySearch(members, rows[i]) >= 0;
      }
    }
    return all;
  }

  /** The numbers of row {@code i} from shadows that were trained on it. */
  double[] in(int i) {
    return pick(i, true);
  }

  /** The numbers of row {@code i} from shadows that were not. */
  double[] out(int i) {
    return pick(i, false);
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

  private double[] pick(int i, boolean side) {
    double[] picked = new double[scores[i].length];
    int size = 0;
    for (int s = 0; s < picked.length; s++) {
      if (in[i][s] == side) {
        picked[size++] = scores[i][s];
      }
    }
    return Arrays.copyOf(picked, size);
  }
}
