package org.tattle.attack.updates;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.tattle.federated.look.SeenUpdate;
import org.tattle.nn.exact.Matching;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/**
 * Deep leakage from gradients (Zhu, Liu and Han 2019, algorithm 1): rows that begin as noise are
 * moved until the gradient that they make is the one that was seen. Classes are read off before, as
 * Zhao et al. 2020 have it. It takes functions that bend, such as tanh, gelu or sigmoid: with relu
 * the slopes that it goes by are 0 nearly everywhere.
 *
 * @param steps at most, of all tries together
 * @param blind whether the last layer is left out, for defenses that spoil it
 */
record DeepLeakage(int steps, boolean blind) implements Inverter {
  /** Where one try gives way to the next. */
  private static final int TRY = 2400;

  /** The squared distance of gradients at which they are the same. */
  private static final double SAME = 1e-22;

  /** Where it is near enough that another try would find nothing else. */
  private static final double NEAR = 1e-6;

  @Override
  public List<double[]> rows(SeenUpdate seen, OwnRows known, Seed seed, Control control) {
    GuessedRows guessed = GuessedRows.of(seen, known, Matching.Measure.SQUARES, blind, control);
    double[] x =
        search(
            guessed.matching(),
            guessed.labels(),
            guessed.rows() * known.shape().size(),
            seed,
            control);
    return guessed.cut(x, known);
  }

  /** The rows whose gradients come nearest. */
  double[] search(Matching matching, double[] labels, int size, Seed seed, Control control) {
    UniformRandomProvider random = seed.random();
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int left = steps; left > 0 && !(least < NEAR); left -= TRY) {
      double[] x = normal.samples(size).toArray();
      Lbfgs search =
          new Lbfgs(
              (at, gradient) -> {
                Matching.Distance distance = matching.at(at, labels, control);
                System.arraycopy(distance.rows(), 0, gradient, 0, gradient.length);
                return distance.value();
              });
      double reached = search.down(x, Math.min(TRY, left), SAME, control);
      if (best == null || reached < least) {
        best = x;
        least = reached;
      }
    }
    return best;
  }
}
