package org.tattle.attack.updates;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tattle.federated.look.SeenUpdate;
import org.tattle.nn.network.Slot;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;

/**
 * Reads the classes of rows off the biases of the last layer. A row of class y moves them against
 * {@code p - e_y}, where p is what the model thinks of it, so that of one row the only one that
 * rises is its class's (Zhao et al. 2020, section 3). Of several rows, what a row of each class
 * would add is taken from rows of the attacker's own, and classes are taken one after the other,
 * each time the one that explains most of what is left (Wainakh et al. 2022, algorithm 1).
 */
final class LabelCounts {
  private static final int ROWS = 1000;

  private LabelCounts() {}

  /** How many rows there are of each class, {@code [classes]}. */
  static int[] of(SeenUpdate seen, OwnRows known, Control control) {
    int rows = seen.count();
    double[] left = moved(seen);
    for (int c = 0; c < left.length; c++) {
      left[c] *= -rows / (seen.rate() * seen.passes());
    }
    double[][] adds = adds(seen, known, control);
    int[] counts = new int[left.length];
    for (int i = 0; i < rows; i++) {
      control.check();
      int best = best(left, adds);
      counts[best]++;
      for (int c = 0; c < left.length; c++) {
        left[c] -= adds[best][c];
      }
    }
    return counts;
  }

  /** By how much the biases of the last layer were moved. */
  private static double[] moved(SeenUpdate seen) {
    Slot last = last(seen.before());
    int in = last.in().size();
    int start = seen.change().length - last.weights();
    double[] moved = new double[last.out().size()];
    Arrays.setAll(moved, c -> seen.change()[start + c * (in + 1) + in]);
    return moved;
  }

  private static Slot last(Trained model) {
    List<Slot> slots = model.network().slots();
    return slots.get(slots.size() - 1);
  }

  private static int best(double[] left, double[][] adds) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < adds.length; k++) {
      double squares = 0;
      for (int c = 0; c < left.length; c++) {
        squares += (left[c] - adds[k][c]) * (left[c] - adds[k][c]);
      }
      if (squares < least) {
        least = squares;
        best = k;
      }
    }
    return best;
  }

  /** What a row of each class adds, by models before and after: {@code mean p - e_k}. */
  private static double[][] adds(SeenUpdate seen, OwnRows known, Control control) {
    int classes = seen.before().network().classes();
    int[] own = Arrays.copyOf(known.own(), Math.min(ROWS, known.own().length));
    int[] labels = known.data().labels();
    double[][] adds = new double[classes][classes];
    int[] rows = new int[classes];
    IntStream.of(own).forEach(row -> rows[labels[row]]++);
    for (Trained model : new Trained[] {seen.before(), after(seen)}) {
      LogitMatrix said = model.outputs(known.data().features(), own, control);
      for (int i = 0; i < own.length; i++) {
        double[] p = said.probabilities(i);
        int k = labels[own[i]];
        for (int c = 0; c < classes; c++) {
          adds[k][c] += p[c] / (2 * rows[k]);
        }
      }
    }
    for (int k = 0; k < classes; k++) {
      if (rows[k] == 0) {
        Arrays.fill(adds[k], 1.0 / classes);
      }
      adds[k][k] -= 1;
    }
    return adds;
  }

  private static Trained after(SeenUpdate seen) {
    float[] weights = seen.before().weights();
    for (int i = 0; i < weights.length; i++) {
      weights[i] += seen.change()[i];
    }
    return Trained.elsewhere(seen.before().network(), weights);
  }
}
