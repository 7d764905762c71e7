package org.tattle.federated;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.set.Fashion;
import org.tattle.federated.client.Dealing;
import org.tattle.federated.client.Federating;
import org.tattle.federated.method.FedAvg;
import org.tattle.federated.method.FedProx;
import org.tattle.federated.method.Scaffold;
import org.tattle.model.Cnn;
import org.tattle.nn.network.Layer;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.MessageText;
import org.tattle.run.Seed;
import org.tattle.subject.train.Trainer;

/**
 * All of Fashion-MNIST among ten clients who learn a small CNN by ten passes a round, for fifty
 * rounds, as Flower's baseline of Li et al. 2022 did it; there with momentum 0.9 at a rate of 0.01,
 * here by plain steps of 0.1, which move as far. Labels a client are pieces of the sorted rows, of
 * which one may have two of a label. Ten rounds take seven to fifteen minutes of two free cores:
 * with {@code -Dtattle.rounds=10 -Dtattle.passes=10} rows that are dealt by lot, or by shares, must
 * do no worse than what was found elsewhere after fifty, but for what is allowed. Pieces of sorted
 * rows need all fifty. With less, what came out is told, and held to nothing.
 */
@Tag("slow")
class FlowerAnchorsTest {
  private static final Path FOLDER = Path.of("/usr/share/datasets/fashion-mnist");
  private static final int TRAINING = 60_000;
  private static final int ROUNDS = Integer.getInteger("tattle.rounds", 2);
  private static final int PASSES = Integer.getInteger("tattle.passes", 1);
  private static final LocalWorkers WORKERS = new LocalWorkers(2);
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

  private static double accuracy(FederationMethod method, Dealing split, int shards) {
    Federating how =
        new Federating(10, ROUNDS, PASSES, 64, 0.1, 1, 0, split, 0.5, shards, Optional.empty());
    Split parts =
        new Split(
            Split.Adversary.HALVES,
            IntStream.range(0, TRAINING).toArray(),
            IntStream.range(TRAINING, data.rows()).toArray(),
            new int[0]);
    Cnn model = new Cnn(List.of(6, 16), 5, Cnn.Pool.MAX, List.of(120, 84), Layer.Function.RELU);
    Trainer trainer = new Trainer(WORKERS, Cache.memory(), new Seed(1), true);
    Federation made =
        FederationRecipe.of(data, parts, method, Optional.of(model), how)
            .make(trainer, Control.NONE);
    double[] after =
        IntStream.rangeClosed(1, ROUNDS)
            .mapToDouble(round -> made.accuracyAfter(round).orElseThrow().value())
            .toArray();
    System.out.printf("%s %s shards=%s: %s%n", method, split, shards, course(after));
    return after[ROUNDS - 1];
  }

  /** What the model was worth after each round, in percent. */
  private static String course(double[] after) {
    return Arrays.stream(after)
        .mapToObj(it -> MessageText.of("%.1f", 100 * it))
        .collect(joining(" "));
  }

  /**
   * No further below what was found elsewhere than that. One label a client was .284 there and
   * SCAFFOLD .338 with two, where it collapses: both are told, and held to nothing.
   */
  @ParameterizedTest
  @CsvSource({
    "IID, 1, .892, .015, 10",
    "DIRICHLET, 1, .881, .015, 10",
    "SHARDS, 2, .781, .05, 50",
    "SHARDS, 3, .824, .05, 50",
    "SHARDS, 1, .284, 1, 50"
  })
  void averagingReachesWhatItReachesElsewhere(
      Dealing split, int shards, double anchor, double off, int from) {
    holds(accuracy(new FedAvg(), split, shards), anchor, off, from);
  }

  @ParameterizedTest
  @CsvSource({"IID, 1, .894, .015, 10", "DIRICHLET, 1, .882, .015, 10", "SHARDS, 2, .781, .05, 50"})
  void beingHeldNearReachesWhatItReachesElsewhere(
      Dealing split, int shards, double anchor, double off, int from) {
    holds(accuracy(new FedProx(), split, shards), anchor, off, from);
  }

  @ParameterizedTest
  @CsvSource({"SHARDS, 2, .338, 1, 50"})
  void controlVariatesAreTold(Dealing split, int shards, double anchor, double off, int from) {
    holds(accuracy(new Scaffold(), split, shards), anchor, off, from);
  }

  private static void holds(double found, double anchor, double off, int from) {
    assumeTrue(
        off < 1 && ROUNDS >= from && PASSES >= 10,
        Math.round(found * 1000) / 10.0 + " % is told, and held to nothing");
    assertThat(found).isGreaterThan(anchor - off);
  }
}
