package org.tattle.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.tattle.claim.Finding.Status;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.PrivateSteps.Phase;
import org.tattle.nn.network.PrivateSteps.Quantile;
import org.tattle.nn.train.Staged;
import org.tattle.nn.train.Staged.Made;
import org.tattle.run.Seed;

/**
 * What the probe of the quantile's noise makes of models that were made up. Numbers of looks and
 * bounds are those of SciPy's distributions.
 */
class QuantileProbeTest extends StagedProbe {
  /**
   * C goes to C·e^(−rate·(b − share)) with b the noise alone; then one row moves the weights by it.
   */
  private Finding quantile(boolean secure, Phase[] phases, IntToDoubleFunction deviates) {
    Quantile claimed = new Quantile(0.3, 0.2, 2);
    PrivateSteps privacy =
        new PrivateSteps(0.1, 1.5, List.of(phases), Optional.of(claimed), secure);
    int[] look = {0};
    Bench bench =
        bench(
            privacy,
            OptionalDouble.empty(),
            job -> {
              float[] weights = new float[Staged.size(job)];
              Arrays.fill(weights, new Seed(job.seed()).random().nextFloat());
              if (!idle(job)) {
                PrivateSteps made = job.plan().privacy().orElseThrow();
                Quantile asked = made.quantile().orElseThrow();
                double noise = asked.noise() * made.phases().get(0).noise();
                assertThat(noise)
                    .isCloseTo(2 * phases[look[0] % phases.length].noise(), within(1e-9));
                double b = noise * deviates.applyAsDouble(look[0]++);
                double next = made.clip() * Math.exp(-asked.rate() * (b - asked.share()));
                // Two steps of one row, along one weight, by C and then by the next C.
                weights[0] += (float) (made.clip() + next);
              }
              return Made.of(job, weights);
            });
    return new QuantileProbe(bench, claimed).find();
  }

  @Test
  void honestNoiseOnTheQuantileIsNotRefuted() {
    for (boolean secure : new boolean[] {true, false}) {
      Finding found =
          quantile(secure, new Phase[] {new Phase(1, 5), new Phase(3, 5)}, i -> normal.sample());
      assertThat(found.status()).as(found.words()).isEqualTo(Status.NOT_REFUTED);
      assertThat(found.words())
          .matches(
              "(1.0|0.9)\\d\\d times what is accounted for, in 12,625 looks; 5 % too little"
                  + " would have been seen");
    }
  }

  @Test
  void tooLittleNoiseOnTheQuantileIsRefutedAndSoIsABias() {
    Phase[] one = {new Phase(1, 5)};
    Finding less = quantile(true, one, i -> 0.95 * (i % 2 == 0 ? 1 : -1));
    assertThat(less.status()).isEqualTo(Status.FAILS);
    assertThat(less.words()).isEqualTo("0.950 times what is accounted for");
    Finding just = quantile(true, one, i -> i % 2 == 0 ? 1 : -1);
    assertThat(just.status()).isEqualTo(Status.NOT_REFUTED);
    Finding biased = quantile(true, one, i -> normal.sample() + 0.06);
    assertThat(biased.status()).isEqualTo(Status.FAILS);
    assertThat(biased.words()).isEqualTo("a row counts for something else than a half");
  }
}
