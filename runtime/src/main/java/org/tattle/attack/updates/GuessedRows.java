package org.tattle.attack.updates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tattle.federated.look.SeenUpdate;
import org.tattle.nn.exact.ExactNetwork;
import org.tattle.nn.exact.Matching;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.UpdateFaults;

/**
 * An update that is to be explained by rows: so many, of classes that its last biases tell, in
 * steps as the client took them. In which order is not known, and every pass takes the order of the
 * first.
 *
 * @param rows how many
 * @param labels soft, {@code [rows * classes]}
 */
record GuessedRows(Matching matching, int rows, double[] labels) {

  /**
   * @param blind whether the last layer is left out of what is compared
   * @throws Fault T306 if the network tells no classes, drops values, or the change is a sum
   */
  static GuessedRows of(
      SeenUpdate seen, OwnRows known, Matching.Measure measure, boolean blind, Control control) {
    if (!known.classes() || !ExactNetwork.possible(seen.before().network())) {
      throw Fault.of(UpdateFaults.NO_CLASSES).at("method");
    }
    ExactNetwork network = ExactNetwork.of(seen.before().network());
    int rows = seen.count();
    double[] labels = new double[rows * network.classes()];
    int row = 0;
    int[] counts = LabelCounts.of(seen, known, control);
    for (int c = 0; c < counts.length; c++) {
      for (int i = 0; i < counts[c]; i++) {
        labels[row++ * network.classes() + c] = 1;
      }
    }
    Matching matching =
        new Matching(
            network,
            doubles(seen.before().weights()),
            doubles(seen.change()),
            seen.rate(),
            steps(seen, rows),
            measure);
    List<Integer> layers = network.weightsByLayer();
    int last = layers.get(layers.size() - 1);
    return new GuessedRows(
        blind ? matching.of(seen.change().length - last) : matching, rows, labels);
  }

  /**
   * Of one client as it took them; all clients together are taken for one who takes them at once.
   */
  private static List<int[]> steps(SeenUpdate seen, int rows) {
    List<int[]> steps = new ArrayList<>();
    int batch = seen.clients().length == 1 ? seen.plan().batch() : rows;
    int epochs = seen.clients().length == 1 ? seen.plan().epochs() : 1;
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (int from = 0; from < rows; from += batch) {
        steps.add(IntStream.range(from, Math.min(rows, from + batch)).toArray());
      }
    }
    return steps;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  /** Single rows of those that were found side by side. */
  List<double[]> cut(double[] x, OwnRows known) {
    int width = x.length / rows;
    return IntStream.range(0, rows)
        .mapToObj(i -> known.boxed(Arrays.copyOfRange(x, i * width, (i + 1) * width)))
        .toList();
  }
}
