package org.tattle.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.tattle.claim.Finding.Status;
import org.tattle.claim.Tried.On;
import org.tattle.claim.Tried.Schedule;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.PrivateSteps.Phase;
import org.tattle.nn.network.PrivateSteps.Quantile;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Sabotage;
import org.tattle.nn.train.Workers;
import org.tattle.run.Control;

/** Each probe catches what it is for. A right training passes but once in a million. */
class ProbesTest {
  private static final BiFunction<Bench, Job, Finding> NOISE =
      (bench, job) -> new NoiseProbe(bench, job.network()).find();
  private static final BiFunction<Bench, Job, Finding> TAILS =
      (bench, job) -> new TailProbe(bench).find();
  private static final BiFunction<Bench, Job, Finding> BATCHES =
      (bench, job) -> new BatchProbe(bench).find();
  private static final BiFunction<Bench, Job, Finding> QUANTILE =
      (bench, job) -> new QuantileProbe(bench, bench.privacy().quantile().orElseThrow()).find();

  /** The smallest there is: 42 weights. */
  @Test
  void littleTooLittleNoiseIsCaughtOnFewWeights() {
    for (Schedule schedule : List.of(Schedule.CONSTANT, Schedule.DECAY)) {
      fails(On.WINE, schedule, Sabotage.noise(0.95), NOISE, "times what is accounted for");
    }
    fails(On.WINE, Schedule.CONSTANT, Sabotage.noise(1.06), NOISE, "times what is");
    passes(On.WINE, Schedule.DECAY, new LocalWorkers(1), NOISE, "in any layer or phase");
  }

  @Test
  void onePhaseWithTheNoiseOfTheNextIsCaught() {
    fails(On.WINE, Schedule.DECAY, Sabotage.skipped(3), NOISE, "in phase 4 of 8");
  }

  /** The last layer of the network on digits has 10 units on 32 and a bias. */
  @Test
  void aLayerWithoutNoiseIsCaught() {
    fails(
        On.MLP, Schedule.CONSTANT, Sabotage.silent(2080, 2410), NOISE, "weights 2080 to 2409 get");
    fails(
        On.MLP, Schedule.CONSTANT, Sabotage.silent(7, 8), NOISE, "weights 7 to 7 get noise 0.000");
    passes(
        On.MLP, Schedule.CONSTANT, new LocalWorkers(1), NOISE, "in any layer would have been seen");
  }

  @Test
  void noiseOfAPublicSeedIsCaught() {
    fails(
        On.WINE,
        Schedule.CONSTANT,
        Sabotage.plan(p -> new PrivateSteps(p.rate(), p.clip(), p.phases(), p.quantile(), false)),
        NOISE,
        "public seed");
  }

  @Test
  void noiseThatEndsIsCaught() {
    fails(On.WINE, Schedule.CONSTANT, Sabotage.cutNoise(4), TAILS, " 0 are beyond 4.0");
    fails(On.WINE, Schedule.CONSTANT, Sabotage.cutNoise(5), TAILS, " 0 are beyond 5.0");
    fails(On.WINE, Schedule.CONSTANT, Sabotage.cutNoise(6), TAILS, "noise ends at 6.0 deviations");
    passes(On.WINE, Schedule.CONSTANT, new LocalWorkers(1), TAILS, "its rarest bits reach 36");
  }

  /** With the noise that belongs to the norm that was accounted for. */
  @Test
  void gradientsThatAreTooLongAreCaught() {
    for (On on : List.of(On.WINE, On.CNN)) {
      BiFunction<Workers, Double, Finding> clipped =
          (workers, factor) ->
              new Tried(on, Schedule.CONSTANT)
                  .on(
                      workers,
                      1,
                      false,
                      new org.tattle.defense.Defense[0],
                      (target, context) -> {
                        Job job = target.job().orElseThrow();
                        PrivateSteps privacy = job.plan().privacy().orElseThrow();
                        return new ClipProbe(
                                new Bench(target, privacy, context),
                                target.data(),
                                job,
                                Control.NONE)
                            .find();
                      });
      assertThat(clipped.apply(new LocalWorkers(1), 1.0).status()).isEqualTo(Status.NOT_REFUTED);
      Finding longer = clipped.apply(Sabotage.plan(clip(1.2)), 1.2);
      assertThat(longer.status()).isEqualTo(Status.FAILS);
      assertThat(longer.words()).endsWith("by 1.200 of what C allows");
    }
  }

  @Test
  void batchesThatAreNoCoinsAreCaught() {
    fails(On.WINE, Schedule.CONSTANT, Sabotage.fixedBatches(), BATCHES, "do not vary as coins");
    fails(On.WINE, Schedule.CONSTANT, Sabotage.publicCoins(), BATCHES, "can be foreseen");
    fails(
        On.WINE,
        Schedule.CONSTANT,
        Sabotage.plan(
            p -> new PrivateSteps(p.rate() / 2, p.clip(), p.phases(), p.quantile(), p.secure())),
        BATCHES,
        "a row moves the weights by 1.9");
    passes(On.WINE, Schedule.CONSTANT, new LocalWorkers(1), BATCHES, "a rate 5 % off would");
  }

  @Test
  void batchesOfAllRowsAreAsTheyShouldBe() {
    Finding found =
        new Tried(On.WINE, Schedule.CONSTANT)
            .on(
                new LocalWorkers(1),
                1,
                false,
                new org.tattle.defense.Defense[0],
                (target, context) -> {
                  PrivateSteps whole = new PrivateSteps(1, 1, 1, 10, true);
                  return new BatchProbe(new Bench(target, whole, context)).find();
                });
    assertThat(found.status()).as(found.words()).isEqualTo(Status.NOT_REFUTED);
  }

  @Test
  void littleTooLittleNoiseOnTheQuantileIsCaught() {
    UnaryOperator<PrivateSteps> less =
        p ->
            new PrivateSteps(
                p.rate(),
                p.clip(),
                p.phases(),
                p.quantile().map(q -> new Quantile(q.share(), q.rate(), 0.95 * q.noise())),
                p.secure());
    fails(On.WINE, Schedule.ADAPTIVE, Sabotage.plan(less), QUANTILE, "0.9");
    passes(On.WINE, Schedule.ADAPTIVE, new LocalWorkers(1), QUANTILE, "5 % too little would");
  }

  private static UnaryOperator<PrivateSteps> clip(double factor) {
    return p ->
        new PrivateSteps(
            p.rate(),
            factor * p.clip(),
            p.phases().stream().map(h -> new Phase(h.noise() / factor, h.steps())).toList(),
            p.quantile(),
            p.secure());
  }

  private static void fails(
      On on,
      Schedule schedule,
      Workers workers,
      BiFunction<Bench, Job, Finding> probe,
      String words) {
    Finding found = new Tried(on, schedule).probe(workers, 1, probe);
    assertThat(found.status()).as(found.words()).isEqualTo(Status.FAILS);
    assertThat(found.words()).contains(words);
  }

  private static void passes(
      On on,
      Schedule schedule,
      Workers workers,
      BiFunction<Bench, Job, Finding> probe,
      String words) {
    Finding found = new Tried(on, schedule).probe(workers, 1, probe);
    assertThat(found.status()).as(found.words()).isEqualTo(Status.NOT_REFUTED);
    assertThat(found.words()).contains(words);
  }
}
