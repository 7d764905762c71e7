package org.tattle.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.claim.Finding.Status;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.PrivateSteps.Phase;
import org.tattle.nn.network.Shape;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Staged;
import org.tattle.nn.train.Staged.Made;
import org.tattle.run.Seed;

/**
 * What the probe of noise makes of models that were made up. Numbers of looks and bounds are those
 * of SciPy's distributions.
 */
class NoiseProbeTest extends StagedProbe {
  /** Two layers, of 12 weights and 10. */
  private static final Network SMALL =
      new Network(Shape.flat(3), List.of(new Layer.Dense(3), new Layer.Dropout(0.5)), 2);

  private Made noisy(Job job, IntToDoubleFunction factor) {
    float[] weights = new float[Staged.size(job)];
    UniformRandomProvider own = new Seed(job.seed()).random();
    double deviation = Staged.deviation(job);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = own.nextFloat();
      weights[i] += (float) (deviation * factor.applyAsDouble(i) * normal.sample());
    }
    return Made.of(job, weights);
  }

  /** 14,064 and 14,312 squares of the smaller layer are wanted, by the quantiles of chi-squared. */
  @Test
  void honestNoiseIsNotRefutedAndTheLooksAreAsManyAsItTakes() {
    for (boolean secure : new boolean[] {true, false}) {
      Set<Long> seeds = new HashSet<>();
      Set<Network> networks = new HashSet<>();
      Bench bench =
          bench(
              privacy(0.1, secure, new Phase(1, 10)),
              OptionalDouble.empty(),
              job -> {
                seeds.add(job.seed());
                networks.add(job.network());
                return noisy(job, i -> 1);
              });
      Finding found = new NoiseProbe(bench, SMALL).find();
      assertThat(found.status()).as(found.words()).isEqualTo(Status.NOT_REFUTED);
      assertThat(found.words())
          .matches(
              "(1.00|0.99)\\d times what is accounted for, in [\\d,]+ looks;"
                  + " 5 % too little in any layer would have been seen");
      int looks =
          Integer.parseInt(
              found.words().replaceAll(".*in ([\\d,]+) looks.*", "$1").replace(",", ""));
      int least = SMALL.weightsByLayer().stream().mapToInt(n -> n).min().orElseThrow();
      int wanted = Power.squares(0.95, Squares.share(Power.ALARM / 2, SMALL.weightsByLayer()));
      assertThat(looks).isEqualTo(2 * ((wanted + least - 1) / least));
      // One public seed for all looks where noise must not follow from it, else one for each.
      assertThat(seeds).hasSize(secure ? 1 : looks);
      assertThat(networks)
          .containsExactly(new Network(Shape.flat(3), List.of(new Layer.Dense(3)), 2));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.95", "1.06"})
  void noiseThatIsOffIsRefuted(double factor) {
    Bench bench =
        bench(
            privacy(0.1, true, new Phase(1, 10)),
            OptionalDouble.empty(),
            job -> noisy(job, i -> factor));
    Finding found = new NoiseProbe(bench, SMALL).find();
    assertThat(found.status()).isEqualTo(Status.FAILS);
    assertThat(found.words()).contains("times what is accounted for").doesNotContain("phase");
  }

  @Test
  void thePhaseThatIsOffIsNamed() {
    PrivateSteps three = privacy(0.1, true, new Phase(4, 10), new Phase(2, 20), new Phase(1, 30));
    List<List<Phase>> schedules = new ArrayList<>();
    Function<Integer, Finding> without =
        phase ->
            new NoiseProbe(
                    bench(
                        three,
                        OptionalDouble.empty(),
                        job -> {
                          List<Phase> phases = phases(job);
                          boolean off =
                              phases.size() == 3
                                  && phases.get(phase).steps() == 1
                                  && phases.stream().mapToInt(Phase::steps).sum() == 1;
                          if (!idle(job) && !schedules.contains(phases)) {
                            schedules.add(phases);
                          }
                          return noisy(job, i -> off ? 0.8 : 1);
                        }),
                    SMALL)
                .find();
    assertThat(without.apply(1).words()).endsWith(", in phase 2 of 3");
    assertThat(without.apply(2).words()).endsWith(", in phase 3 of 3");
    // As many steps of each as make its variance that of the largest; then each alone.
    assertThat(schedules)
        .containsExactly(
            List.of(new Phase(4, 1), new Phase(2, 4), new Phase(1, 16)),
            List.of(new Phase(4, 1), new Phase(2, 0), new Phase(1, 0)),
            List.of(new Phase(4, 0), new Phase(2, 1), new Phase(1, 0)),
            List.of(new Phase(4, 0), new Phase(2, 0), new Phase(1, 1)));
    Bench all =
        bench(
            three,
            OptionalDouble.empty(),
            job ->
                noisy(job, i -> phases(job).stream().mapToInt(Phase::steps).sum() > 1 ? 0.8 : 1));
    assertThat(new NoiseProbe(all, SMALL).find().words()).endsWith(", over all phases");
    Bench fair = bench(three, OptionalDouble.empty(), job -> noisy(job, i -> 1));
    assertThat(new NoiseProbe(fair, SMALL).find().words())
        .endsWith("5 % too little in any layer or phase would have been seen");
  }

  /** No phase is gone through more often than 64 steps, however small its noise. */
  @Test
  void aPhaseOfHardlyAnyNoiseIsNotGoneThroughForEver() {
    List<Integer> steps = new ArrayList<>();
    Bench bench =
        bench(
            privacy(0.1, true, new Phase(10, 1), new Phase(1, 1)),
            OptionalDouble.empty(),
            job -> {
              steps.add(phases(job).get(phases(job).size() - 1).steps());
              return noisy(job, i -> 1);
            });
    new NoiseProbe(bench, SMALL).find();
    assertThat(steps).contains(64, 1, 0).allMatch(count -> count <= 64);
  }

  /**
   * Of 5,005 weights in layers of 5,001 and 4, by 65 steps and twice one: 3e8 / 5,005 / 67 looks.
   */
  @Test
  void looksAreFewerWhereTheyWouldTakeForEverAndThenLessIsSeen() {
    Network wide = new Network(Shape.flat(5000), List.of(new Layer.Dense(1)), 2);
    Bench bench =
        bench(
            privacy(0.1, true, new Phase(8, 10), new Phase(1, 10)),
            OptionalDouble.empty(),
            job -> noisy(job, i -> 1));
    Finding found = new NoiseProbe(bench, wide).find();
    assertThat(found.status()).as(found.words()).isEqualTo(Status.NOT_REFUTED);
    // 1 - sqrt(q(1e-6 / 48) / q(0.999)), by the quantiles of chi-squared with 894 · 4 degrees.
    assertThat(found.words())
        .endsWith("in 2,682 looks; 10 % too little in any layer or phase would have been seen");
  }

  @Test
  void stepsThatAreNotTakenAreRefuted() {
    Bench bench =
        bench(
            privacy(0.1, true, new Phase(1, 10)),
            OptionalDouble.empty(),
            job -> new Made(noisy(job, i -> 1).weights(), idle(job) ? 1 : 3, new double[0]));
    Finding found = new NoiseProbe(bench, SMALL).find();
    assertThat(found.status()).isEqualTo(Status.FAILS);
    assertThat(found.words()).isEqualTo("3 steps of 4 are taken");
  }

  @Test
  void noNoiseAtAllIsSaidWithoutALook() {
    Bench bench =
        bench(
            privacy(0.1, true, new Phase(1, 10), new Phase(0, 1)),
            OptionalDouble.empty(),
            job -> {
              throw new AssertionError("nothing is to be trained");
            });
    Finding found = new NoiseProbe(bench, SMALL).find();
    assertThat(found.status()).isEqualTo(Status.FAILS);
    assertThat(found.words()).contains("adds none");
  }
}
