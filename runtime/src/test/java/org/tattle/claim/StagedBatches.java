package org.tattle.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.PrivateSteps.Phase;
import org.tattle.nn.train.Staged;
import org.tattle.nn.train.Staged.Made;
import org.tattle.run.Seed;

/** What the probe of batches is given where batches are made up. */
abstract class StagedBatches extends StagedProbe {
  /** How often each row joins, of so many rows in so many steps; open says by the public seed. */
  interface Joins {
    double[] of(int rows, int steps, boolean open, long seed);
  }

  final Finding batches(double rate, boolean secure, Joins joins) {
    Bench bench =
        bench(
            privacy(rate, secure, new Phase(1, 10)),
            OptionalDouble.empty(),
            job -> {
              float[] weights = new float[Staged.size(job)];
              // So small that floats tell joins exactly.
              Arrays.fill(weights, new Seed(job.seed()).random().nextFloat() / 1024);
              if (!idle(job)) {
                PrivateSteps made = job.plan().privacy().orElseThrow();
                int rows = job.rows().length;
                assertThat(job.plan().optimizer().lr()).isCloseTo(rate * rows, within(1e-9));
                double[] joined = joins.of(rows, made.steps(), !made.secure(), job.seed());
                for (int row = 0; row < rows; row++) {
                  // A row's gradient has norm C: half its square in the weights of two classes.
                  weights[row] += (float) (joined[row] * made.clip() / 2);
                }
              }
              return Made.of(job, weights);
            });
    return new BatchProbe(bench).find();
  }

  final double[] coins(double rate, int rows, int steps) {
    double[] joined = new double[rows];
    Arrays.setAll(
        joined,
        row -> {
          int joins = 0;
          for (int step = 0; step < steps; step++) {
            joins += random.nextDouble() < rate ? 1 : 0;
          }
          return joins;
        });
    return joined;
  }

  /** Batches that are made up, of 200 rows at 0.3, and last those that the public seed gives. */
  final Finding batches(double[][] all) {
    int[] run = {0};
    return batches(0.3, true, (rows, steps, open, seed) -> all[run[0]++]);
  }

  /** A batch with some of these rows, and others. */
  final double[] some(int from, int to, int of, int rest) {
    double[] joined = new double[200];
    for (int left = of; left > 0; ) {
      int row = from + random.nextInt(to - from);
      left -= joined[row] == 0 ? 1 : 0;
      joined[row] = 1;
    }
    for (int left = rest; left > 0; ) {
      int row = random.nextInt(200);
      boolean other = row < from || row >= to;
      left -= other && joined[row] == 0 ? 1 : 0;
      joined[row] = other ? 1 : joined[row];
    }
    return joined;
  }
}
