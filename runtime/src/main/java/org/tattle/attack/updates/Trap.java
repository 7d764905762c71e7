package org.tattle.attack.updates;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Slot;
import org.tattle.nn.train.Trained;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.UpdateFaults;

/**
 * The imprint module (Fowl et al. 2022, section 4.1), laid into layers that are there: every unit
 * of the first measures the same, {@code h(x) = mean of x}, less a threshold of its own, by
 * quantiles of the attacker's rows; and the second weighs all of them alike, so that a row moves
 * all units alike whose threshold it passes.
 *
 * @param known rows of the attacker's own
 */
record Trap(OwnRows known, Seed seed) {

  /**
   * The model with the trap in it.
   *
   * @throws Fault T306 if its layers are others
   */
  Trained laid(Trained model) {
    List<Slot> slots = model.network().slots();
    boolean fits =
        slots.size() > 2
            && slots.get(0).layer() instanceof Layer.Dense
            && slots.get(1).layer() instanceof Layer.Activation a
            && a.function() == Layer.Function.RELU
            && slots.get(2).layer() instanceof Layer.Dense;
    if (!fits) {
      throw Fault.of(UpdateFaults.NO_TRAP);
    }
    float[] weights = model.weights();
    int in = slots.get(0).in().size();
    int units = slots.get(0).out().size();
    double[] thresholds = thresholds(units);
    for (int unit = 0; unit < units; unit++) {
      int at = unit * (in + 1);
      Arrays.fill(weights, at, at + in, 1f / in);
      weights[at + in] = (float) -thresholds[unit];
    }
    ZigguratSampler.NormalizedGaussian normal =
        ZigguratSampler.NormalizedGaussian.of(seed.random());
    int start = slots.get(0).weights();
    for (int out = 0; out < slots.get(2).out().size(); out++) {
      int at = start + out * (units + 1);
      Arrays.fill(weights, at, at + units, (float) (normal.sample() / units));
    }
    return Trained.elsewhere(model.network(), weights);
  }

  /** Quantiles of what is measured, ascending. */
  private double[] thresholds(int units) {
    double[] measured =
        IntStream.of(known.own())
            .mapToDouble(row -> Arrays.stream(known.row(row)).average().orElse(0))
            .sorted()
            .toArray();
    double[] thresholds = new double[units];
    Arrays.setAll(
        thresholds,
        i -> {
          double place = (double) i / units * (measured.length - 1);
          int below = (int) place;
          double above = measured[Math.min(below + 1, measured.length - 1)];
          return measured[below] + (place - below) * (above - measured[below]);
        });
    return thresholds;
  }
}
