package org.tattle.attack.updates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tattle.federated.look.SeenUpdate;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Slot;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.UpdateFaults;

/**
 * Reads rows off the first layer (Phong et al. 2017, section 3, example 3). The gradient of unit i
 * by its weights is {@code d_i x}, and by its bias {@code d_i}: their ratio is the row x. Of
 * several rows, or several steps, it is their mean weighed by {@code d_i}, and so a row by itself
 * where the unit was active for that row alone. Nobody tells the attacker which units were: those
 * that agree saw the same, and that is hardly ever a mixture; and a mixture of rows with both signs
 * lies outside of what rows can be.
 */
final class Analytic implements Inverter {
  /** How much a bias must have changed, in roundings of weights, to be divided by. */
  private static final double SURE = 100;

  /** How far apart two units are that agree, in mean squares of ranges. */
  private static final double SAME = 1e-5;

  /** How far what one unit alone says may lie outside of what rows can be. */
  static final double OUTSIDE = 0.01;

  /** What one unit says, and how many others say the same. */
  private record Saying(double[] row, double sure, double outside, List<Saying> same) {}

  @Override
  public List<double[]> rows(SeenUpdate seen, OwnRows known, Seed seed, Control control) {
    List<Saying> apart = new ArrayList<>();
    for (Saying saying : sayings(seen, known)) {
      control.check();
      apart.stream()
          .filter(it -> known.apart(it.row, saying.row) < SAME)
          .findFirst()
          .ifPresentOrElse(it -> it.same.add(saying), () -> apart.add(saying));
    }
    apart.sort(
        Comparator.<Saying>comparingInt(it -> it.same.isEmpty() ? 1 : 0)
            .thenComparingDouble(Saying::outside));
    return apart.stream()
        .filter(it -> !it.same.isEmpty() || it.outside < OUTSIDE)
        .limit(seen.count())
        .map(it -> known.boxed(it.row))
        .toList();
  }

  /** The surest first. */
  private static List<Saying> sayings(SeenUpdate seen, OwnRows known) {
    Slot first = seen.before().network().slots().get(0);
    if (!(first.layer() instanceof Layer.Dense)) {
      throw Fault.of(UpdateFaults.NO_DENSE_LAYER).at("method");
    }
    int in = first.in().size();
    float[] weights = seen.before().weights();
    List<Saying> sayings = new ArrayList<>();
    for (int unit = 0; unit < first.out().size(); unit++) {
      int at = unit * (in + 1);
      double bias = seen.change()[at + in];
      double largest = 0;
      for (int i = 0; i <= in; i++) {
        largest = Math.max(largest, Math.abs(weights[at + i]));
      }
      if (Math.abs(bias) > SURE * Math.ulp((float) largest)) {
        double[] row = new double[in];
        for (int i = 0; i < in; i++) {
          row[i] = seen.change()[at + i] / bias;
        }
        sayings.add(
            new Saying(row, Math.abs(bias), known.apart(row, known.boxed(row)), new ArrayList<>()));
      }
    }
    sayings.sort(Comparator.comparingDouble(Saying::sure).reversed());
    return sayings;
  }
}
