package org.tattle.attack.federated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.attack.Context;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.set.Fashion;
import org.tattle.defense.Defense;
import org.tattle.defense.aggregation.CoordinateMedian;
import org.tattle.defense.aggregation.Krum;
import org.tattle.defense.aggregation.MultiKrum;
import org.tattle.defense.aggregation.TrimmedMean;
import org.tattle.federated.Federation;
import org.tattle.federated.client.Dealing;
import org.tattle.federated.client.Federating;
import org.tattle.federated.method.FedAvg;
import org.tattle.model.Mlp;
import org.tattle.nn.network.Layer;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.Recipe;
import org.tattle.subject.SubjectMaker.Ingredients;
import org.tattle.subject.train.Trainer;

/**
 * 6,000 images of all of Fashion-MNIST among 20 clients, as another program did it: one pass a
 * round by steps of 32 rows at 0.1, the test images asked about. Means over three seeds.
 */
@Tag("slow")
class FederationAnchorsTest {
  private static final Path FOLDER = Path.of("/usr/share/datasets/fashion-mnist");
  private static final int TRAINING = 60_000;
  private static final int ROWS = 6_000;
  private static final int SEEDS = 3;
  private static final LocalWorkers WORKERS = new LocalWorkers(2);
  private static final Cache KEPT = Cache.memory();
  private static Dataset data;

  @BeforeAll
  static void read() {
    assumeTrue(Files.isDirectory(FOLDER), "dataset-fashion-mnist is not installed in " + FOLDER);
    data = new Fashion(Optional.of(FOLDER.toString()), false).load(Control.NONE);
  }

  @AfterAll
  static void close() {
    WORKERS.close();
  }

  private static Trainer trainer(int seed) {
    return new Trainer(WORKERS, KEPT, new Seed(seed), true);
  }

  private static Recipe<Federation> recipe(int seed, int rounds, Dealing split, double alpha) {
    int[] order = PermutationSampler.natural(TRAINING);
    PermutationSampler.shuffle(new Seed(seed).split("rows").random(), order);
    int[] members = Arrays.copyOf(order, ROWS);
    Arrays.sort(members);
    int[] tests = IntStream.range(TRAINING, data.rows()).toArray();
    Federating how =
        new Federating(20, rounds, 1, 32, 0.1, 1, 0, split, alpha, 2, Optional.empty());
    Split parts = new Split(Split.Adversary.HALVES, members, tests, new int[0]);
    Mlp model = new Mlp(List.of(128), Layer.Function.RELU);
    return new FedAvg()
        .recipe(new Ingredients(data, parts, Optional.of(model), List.of(how)), Control.NONE);
  }

  @ParameterizedTest
  @CsvSource({"IID, 1, .768", "DIRICHLET, .5, .763", "DIRICHLET, .1, .741", "SHARDS, 1, .733"})
  void twentyRoundsAreWorthWhatTheyAreElsewhere(Dealing split, double alpha, double anchor) {
    double[] found =
        IntStream.range(0, SEEDS)
            .mapToDouble(
                seed ->
                    recipe(seed, 20, split, alpha)
                        .make(trainer(seed), Control.NONE)
                        .accuracy()
                        .orElseThrow()
                        .value())
            .toArray();
    System.out.println(split + " " + alpha + " " + Arrays.toString(found));
    assertThat(DoubleStream.of(found).average().orElse(0)).isCloseTo(anchor, within(0.015));
  }

  private static double spoiled(SpoilingAttack attack, Optional<Defense> defense) {
    double[] found =
        IntStream.range(0, SEEDS)
            .mapToDouble(
                seed -> {
                  Recipe<Federation> open = recipe(seed, 12, Dealing.IID, 1);
                  Trainer trainer = trainer(seed);
                  Federation federation =
                      defense.map(open::with).orElse(open).make(trainer, Control.NONE);
                  Context context = new Context(trainer, new Seed(seed), Control.NONE);
                  return attack.run(federation, context).accuracy().value();
                })
            .toArray();
    System.out.println(attack + " " + defense + " " + Arrays.toString(found));
    return DoubleStream.of(found).average().orElse(0);
  }

  /**
   * 12 rounds, 4 bad clients of 20. Elsewhere each was tried once, to 0.02 either way; the mean of
   * three seeds is known as well here.
   */
  @Test
  void rulesHoldWhatTheyHoldElsewhere() {
    SignFlip flip = new SignFlip(4, 5);
    assertThat(spoiled(flip, Optional.empty())).as(".100 elsewhere").isLessThan(.12);
    assertThat(spoiled(flip, Optional.of(new Krum(4)))).isCloseTo(.669, within(0.04));
    assertThat(spoiled(flip, Optional.of(new MultiKrum(4)))).isCloseTo(.719, within(0.04));
    assertThat(spoiled(flip, Optional.of(new TrimmedMean(4)))).isCloseTo(.677, within(0.04));
    assertThat(spoiled(flip, Optional.of(new CoordinateMedian()))).isCloseTo(.687, within(0.04));
    LabelFlip labels = new LabelFlip(4);
    assertThat(spoiled(labels, Optional.empty())).isCloseTo(.703, within(0.04));
    assertThat(spoiled(labels, Optional.of(new MultiKrum(4)))).isCloseTo(.719, within(0.04));
  }

  /**
   * Noise of deviation 1 in every number. What it does to a mean differs by a deviation of 0.04
   * from seed to seed here, and elsewhere it was tried once.
   */
  @Test
  void noiseSpoilsAMeanAndNoRule() {
    GaussianUpdates noise = new GaussianUpdates(4, 1);
    double mean = spoiled(noise, Optional.empty());
    double best = spoiled(noise, Optional.of(new MultiKrum(4)));
    assertThat(mean).isCloseTo(.598, within(0.14));
    assertThat(best).isCloseTo(.717, within(0.04));
  }
}
