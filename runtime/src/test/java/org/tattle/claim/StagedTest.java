package org.tattle.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.attack.Context;
import org.tattle.claim.Finding.Status;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.PrivateSteps.Phase;
import org.tattle.nn.network.PrivateSteps.Quantile;
import org.tattle.nn.network.Shape;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Staged;
import org.tattle.nn.train.Staged.Made;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.MessageText;
import org.tattle.run.Seed;
import org.tattle.subject.Target;
import org.tattle.subject.train.Trainer;

/**
 * What probes make of models that were made up, just at and beyond what chance explains. Numbers of
 * looks and bounds are those of SciPy's distributions.
 */
class StagedTest {
  private static Target target;

  private final UniformRandomProvider random = new Seed(8).split("staged").random();
  private final ZigguratSampler.NormalizedGaussian normal =
      ZigguratSampler.NormalizedGaussian.of(random);

  @BeforeAll
  static void target() {
    target =
        new Tried(Tried.On.WINE, Tried.Schedule.CONSTANT)
            .on(
                new Staged((examples, job) -> Made.nothing(job)),
                1,
                false,
                new org.tattle.defense.Defense[0],
                (real, context) -> real);
  }

  private static Bench bench(
      PrivateSteps privacy, OptionalDouble reach, Function<Job, Made> stage) {
    Staged workers = new Staged(reach, (examples, job) -> stage.apply(job));
    Trainer trainer = new Trainer(workers, Cache.memory(), new Seed(1), false);
    return new Bench(target, privacy, new Context(trainer, new Seed(2), Control.NONE));
  }

  private static PrivateSteps privacy(double rate, boolean secure, Phase... phases) {
    return new PrivateSteps(rate, 1.5, List.of(phases), Optional.empty(), secure);
  }

  private static boolean idle(Job job) {
    return job.plan().privacy().orElseThrow().clip() == Bench.NEVER;
  }

  private static List<Phase> phases(Job job) {
    return job.plan().privacy().orElseThrow().phases();
  }

  // --- noise

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

  // --- tails

  private Finding tails(OptionalDouble reach, boolean secure, Map<Double, Integer> beyond) {
    List<Float> sizes = new ArrayList<>();
    beyond.forEach(
        (size, count) -> {
          for (int i = 0; i < count; i++) {
            sizes.add((float) (i % 2 == 0 ? size : -size));
          }
        });
    int[] first = {0};
    Bench bench =
        bench(
            privacy(0.1, secure, new Phase(2, 10)),
            reach,
            job -> {
              float[] weights = new float[Staged.size(job)];
              float base = new Seed(job.seed()).random().nextFloat();
              Arrays.fill(weights, base);
              if (!idle(job) && first[0]++ == 7) {
                for (int i = 0; i < sizes.size(); i++) {
                  weights[weights.length - 1 - i] += (float) (sizes.get(i) * Staged.deviation(job));
                }
              }
              return Made.of(job, weights);
            });
    return new TailProbe(bench).find();
  }

  /** 1,516 beyond 4, 119 beyond 4.5 and 1 beyond 5 are the fewest that chance explains. */
  @ParameterizedTest
  @CsvSource({
    "1397, 118, 1, 0.0",
    "1396, 118, 1, 4.0",
    "1398, 117, 1, 4.5",
    "1398, 119, 0, 5.0",
  })
  void fewerThanChanceExplainsAreRefuted(int four, int half, int five, double from) {
    Map<Double, Integer> beyond = new HashMap<>();
    beyond.put(4.2, four);
    beyond.put(4.7, half);
    beyond.put(5.3, five);
    Finding found = tails(OptionalDouble.of(9), true, beyond);
    assertThat(found.status())
        .as(found.words())
        .isEqualTo(from > 0 ? Status.FAILS : Status.NOT_REFUTED);
    if (from > 0) {
      int seen = from == 4 ? four + half + five : from == 4.5 ? half + five : five;
      double chance = from == 4 ? 1909.6 : from == 4.5 ? 204.9 : 17.3;
      assertThat(found.words())
          .isEqualTo(
              MessageText.of(
                  "of 30,146,560 deviates %,d are beyond %.1f, and %.1f should be",
                  seen, from, chance));
    } else {
      assertThat(found.words()).endsWith("17.3 should be; its rarest bits reach 9.0");
    }
  }

  @Test
  void whatTheGridRoundsOutwardIsNotBeyond() {
    Map<Double, Integer> beyond = new HashMap<>(Map.of(4.2, 1400, 4.7, 130));
    beyond.put(5.009, 30); // By 0.6 of a mesh of 1/64 it would have to be beyond.
    assertThat(tails(OptionalDouble.of(9), false, beyond).status()).isEqualTo(Status.FAILS);
    beyond.put(5.011, 30);
    assertThat(tails(OptionalDouble.of(9), false, beyond).status()).isEqualTo(Status.NOT_REFUTED);
  }

  @Test
  void whereNoiseEndsIsToldByItsRarestBits() {
    Map<Double, Integer> fair = Map.of(4.2, 1700, 4.7, 190, 5.3, 17);
    Finding near = tails(OptionalDouble.of(8.99), true, fair);
    assertThat(near.status()).isEqualTo(Status.FAILS);
    assertThat(near.words()).isEqualTo("noise ends at 9.0 deviations");
    Finding unknown = tails(OptionalDouble.empty(), true, fair);
    assertThat(unknown.status()).isEqualTo(Status.NOT_REFUTED);
    assertThat(unknown.words()).endsWith("; an end farther out would not have been seen");
  }

  // --- the quantile's noise

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

  // --- batches

  /** How often each row joins, of so many rows in so many steps; open says by the public seed. */
  private interface Joins {
    double[] of(int rows, int steps, boolean open, long seed);
  }

  private Finding batches(double rate, boolean secure, Joins joins) {
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

  private double[] coins(double rate, int rows, int steps) {
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

  /** Rows, steps and runs by which a rate 5 % off shows. */
  @ParameterizedTest
  @CsvSource({"0.01, 400, 29, 240, 5 %", "0.1, 200, 3, 420, 5 %", "0.3, 200, 1, 326, 5 %"})
  void coinsAreNotRefuted(double rate, int rows, int steps, int runs, String seen) {
    for (boolean secure : new boolean[] {true, false}) {
      int[] asked = {0};
      Finding found =
          batches(
              rate,
              secure,
              (n, m, open, seed) -> {
                assertThat(n).isEqualTo(rows);
                assertThat(m).isEqualTo(steps);
                asked[0]++;
                return coins(rate, n, m);
              });
      assertThat(found.status()).as(found.words()).isEqualTo(Status.NOT_REFUTED);
      assertThat(asked[0]).isEqualTo(runs + 1);
      assertThat(found.words())
          .matches("rows joined batches at (1.0|0.9)\\d\\d of the rate, as by coins.*")
          .endsWith("; a rate %s off would have been seen".formatted(seen))
          .matches(secure ? ".*that nobody can foresee.*" : ".*as by coins; .*");
    }
  }

  /** Of 326 runs on 200 rows at 0.3, 616 joins off are the fewest that chance does not explain. */
  @ParameterizedTest
  @CsvSource({"0, 1.000", "615, 1.031", "-615, 0.969", "616, ", "-616, "})
  void asManyJoinsAsChanceExplainsAreNotRefuted(int off, String share) {
    int[] joined = {0};
    double[][] all = new double[327][];
    for (int i = 0; i < 327; i++) {
      all[i] = coins(0.3, 200, 1);
      joined[0] += i < 326 ? (int) Arrays.stream(all[i]).sum() : 0;
    }
    for (int at = 0; joined[0] != 19_560 + off; at++) {
      double[] row = all[at % 326];
      int i = random.nextInt(200);
      double wanted = joined[0] < 19_560 + off ? 1 : 0;
      joined[0] += row[i] == wanted ? 0 : wanted == 1 ? 1 : -1;
      row[i] = wanted;
    }
    Finding found = batches(all);
    assertThat(found.status())
        .as(found.words())
        .isEqualTo(share == null ? Status.FAILS : Status.NOT_REFUTED);
    assertThat(found.words())
        .matches(
            share == null
                ? "rows join batches at (1.031|0.969) of the rate"
                : "rows joined batches at %s of the rate, as by coins.*".formatted(share));
  }

  /** Batches that are made up, of 200 rows at 0.3, and last those that the public seed gives. */
  private Finding batches(double[][] all) {
    int[] run = {0};
    return batches(0.3, true, (rows, steps, open, seed) -> all[run[0]++]);
  }

  /** A batch with some of these rows, and others. */
  private double[] some(int from, int to, int of, int rest) {
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

  /** 163 pairs of 60 rows of 200 have 2,934 in common, and by chance 3,203 at most. */
  @ParameterizedTest
  @CsvSource({"3203, false", "3204, true"})
  void pairsThatAgreeJustOftenerThanByChanceAreRefuted(int common, boolean refuted) {
    double[][] all = new double[327][200];
    for (int i = 0; i < 326; i++) {
      int shared = common / 163 + (i / 2 < common % 163 ? 1 : 0);
      for (int k = 0; k < 60; k++) {
        all[i][i % 2 == 0 ? k : 60 - shared + k] = 1;
      }
    }
    assertThat(batches(all).words().contains("foreseen")).isEqualTo(refuted);
  }

  /**
   * Of the 60 rows that the public seed gives, 326 runs have 5,868, and by chance 6,199 at most.
   */
  @ParameterizedTest
  @CsvSource({"6199, false", "6200, true"})
  void runsThatAgreeWithTheSeedJustOftenerThanByChanceAreRefuted(int common, boolean refuted) {
    double[][] all = new double[327][];
    for (int i = 0; i < 326; i++) {
      int shared = common / 326 + (i < common % 326 ? 1 : 0);
      all[i] = some(0, 60, shared, 60 - shared);
    }
    all[326] = some(0, 60, 60, 0);
    assertThat(batches(all).words().contains("foreseen")).isEqualTo(refuted);
  }

  /**
   * With 325 degrees of freedom chance explains sizes whose squared deviations are 208.1 to 477.4
   * variances of 42. Here are 478.2 and 209.2, by sizes that are 8 and 7, or 6 and 5 off 60.
   */
  @ParameterizedTest
  @CsvSource({"7, 137, true", "5, 29, false"})
  void sizesThatVaryJustMoreThanChanceExplainsAreRefuted(int off, int more, boolean refuted) {
    double[][] all = new double[327][];
    for (int i = 0; i < 326; i++) {
      int by = off + (i / 2 < more ? 1 : 0);
      all[i] = some(0, 200, 60 + (i % 2 == 0 ? by : -by), 0);
    }
    all[326] = coins(0.3, 200, 1);
    Finding found = batches(all);
    assertThat(found.status())
        .as(found.words())
        .isEqualTo(refuted ? Status.FAILS : Status.NOT_REFUTED);
    if (refuted) {
      assertThat(found.words()).endsWith("sizes have 1.47 times the variance");
    }
  }

  /**
   * With 199 degrees of freedom chance explains rows whose squared deviations are 111.2 to 322.3
   * variances of 68.46. Here are 323.4 and 112.0, by rows that are 11 and 10, or 7 and 6 off 98.
   */
  @ParameterizedTest
  @CsvSource({"10, 51, true", "6, 18, false"})
  void rowsThatVaryJustMoreThanChanceExplainsAreRefuted(int off, int more, boolean refuted) {
    double[][] all = new double[327][200];
    for (int row = 0; row < 200; row++) {
      int by = off + (row / 2 < more ? 1 : 0);
      for (int left = 98 + (row % 2 == 0 ? by : -by); left > 0; ) {
        int run = random.nextInt(326);
        left -= all[run][row] == 0 ? 1 : 0;
        all[run][row] = 1;
      }
    }
    all[326] = coins(0.3, 200, 1);
    Finding found = batches(all);
    assertThat(found.status())
        .as(found.words())
        .isEqualTo(refuted ? Status.FAILS : Status.NOT_REFUTED);
    assertThat(found.words().equals("some rows join batches oftener than others"))
        .isEqualTo(refuted);
  }

  @ParameterizedTest
  @CsvSource({"0.9", "1.1"})
  void anotherRateIsRefuted(double factor) {
    Finding found =
        batches(0.1, true, (rows, steps, open, seed) -> coins(0.1 * factor, rows, steps));
    assertThat(found.status()).isEqualTo(Status.FAILS);
    assertThat(found.words())
        .matches(
            "rows join batches at (%s|%s)\\d\\d? of the rate"
                .formatted(factor < 1 ? "0.9" : "1.1", factor < 1 ? "0.8" : "1.0"));
  }

  @Test
  void batchesOfOneSizeAreRefuted() {
    Finding found =
        batches(
            0.3,
            true,
            (rows, steps, open, seed) -> {
              double[] joined = new double[rows];
              int left = (int) Math.round(0.3 * rows);
              while (left > 0) {
                int row = random.nextInt(rows);
                left -= joined[row] == 0 ? 1 : 0;
                joined[row] = 1;
              }
              return joined;
            });
    assertThat(found.status()).isEqualTo(Status.FAILS);
    assertThat(found.words())
        .isEqualTo("batches do not vary as coins make them: sizes have 0.00 times the variance");
  }

  /** Sizes of 0.2 and 0.4 of the rows in turn, where 0.3 is the rate. */
  @Test
  void batchesThatVaryTooMuchAreRefuted() {
    int[] run = {0};
    Finding found =
        batches(
            0.3,
            true,
            (rows, steps, open, seed) -> coins(run[0]++ % 2 == 0 ? 0.2 : 0.4, rows, steps));
    assertThat(found.status()).isEqualTo(Status.FAILS);
    // 1 + (0.1 · 200)² / (200 · 0.3 · 0.7), less what the halves vary less.
    assertThat(found.words()).matches("batches do not vary.* sizes have (9|10).* times.*");
  }

  @Test
  void rowsThatJoinOftenerThanOthersAreRefuted() {
    Finding found =
        batches(
            0.3,
            true,
            (rows, steps, open, seed) -> {
              double[] joined = coins(0.3, rows, steps);
              for (int row = 0; row < rows; row++) {
                joined[row] = random.nextDouble() < (row % 2 == 0 ? 0.28 : 0.32) ? 1 : 0;
              }
              return joined;
            });
    assertThat(found.status()).isEqualTo(Status.FAILS);
    assertThat(found.words()).isEqualTo("some rows join batches oftener than others");
  }

  @Test
  void batchesThatFollowFromThePublicSeedAreRefuted() {
    Joins open =
        (rows, steps, known, seed) -> {
          UniformRandomProvider own = new Seed(5).random();
          double[] joined = new double[rows];
          Arrays.setAll(joined, row -> own.nextDouble() < 0.3 ? 1 : 0);
          return joined;
        };
    Finding found = batches(0.3, true, open);
    assertThat(found.status()).isEqualTo(Status.FAILS);
    assertThat(found.words())
        .isEqualTo("batches can be foreseen: they follow from the public seed");
  }

  /** Runs that differ from each other, but in pairs; or each in half of its rows the open one. */
  @Test
  void batchesThatAgreeOftenerThanByChanceAreRefuted() {
    double[][] last = new double[1][];
    int[] run = {-1};
    Finding pairs =
        batches(
            0.3,
            true,
            (rows, steps, open, seed) -> {
              if (run[0]++ % 2 == 1 || last[0] == null) {
                last[0] = coins(0.3, rows, steps);
              }
              return last[0];
            });
    assertThat(pairs.words()).contains("foreseen");
    double[] known = coins(0.3, 200, 1);
    Finding half =
        batches(
            0.3,
            true,
            (rows, steps, open, seed) -> {
              double[] joined = coins(0.3, rows, steps);
              for (int row = 0; row < rows; row++) {
                joined[row] = open || random.nextInt(10) == 0 ? known[row] : joined[row];
              }
              return joined;
            });
    assertThat(half.words()).contains("foreseen");
  }

  @Test
  void aRowThatCountsForSomethingElseThanOneIsRefuted() {
    Finding more =
        batches(0.3, true, (rows, steps, open, seed) -> times(1.03, coins(0.3, rows, steps)));
    assertThat(more.words())
        .isEqualTo("a row moves the weights by 1.030 of C / (rate × rows), or that is no constant");
    Finding some =
        batches(
            0.3,
            true,
            (rows, steps, open, seed) -> {
              double[] joined = coins(0.3, rows, steps);
              joined[0] = 1;
              joined[1] = 1.03;
              return joined;
            });
    assertThat(some.status()).isEqualTo(Status.FAILS);
    assertThat(some.words()).startsWith("a row moves the weights by 1.0").endsWith("no constant");
    // One per cent is what floats are off at most, of large counts as well.
    Finding rounded =
        batches(0.01, true, (rows, steps, open, seed) -> times(1.01, coins(0.01, rows, steps)));
    assertThat(rounded.words()).doesNotContain("no constant");
  }

  private static double[] times(double factor, double[] counts) {
    return Arrays.stream(counts).map(count -> factor * count).toArray();
  }

  @Test
  void withoutSamplingEveryRowJoinsEveryStep() {
    Joins whole =
        (rows, steps, open, seed) -> {
          assertThat(rows).isEqualTo(200);
          assertThat(steps).isEqualTo(1);
          double[] joined = new double[rows];
          Arrays.fill(joined, 1);
          return joined;
        };
    Finding all = batches(1, true, whole);
    assertThat(all.status()).as(all.words()).isEqualTo(Status.NOT_REFUTED);
    int[] run = {0};
    Finding without =
        batches(
            1,
            true,
            (rows, steps, open, seed) -> {
              double[] joined = whole.of(rows, steps, open, seed);
              joined[3] = run[0]++ == 2 ? 0 : 1;
              return joined;
            });
    assertThat(without.status()).isEqualTo(Status.FAILS);
    assertThat(without.words()).isEqualTo("rows are left out of batches");
  }
}
