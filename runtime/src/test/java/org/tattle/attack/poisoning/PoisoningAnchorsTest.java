package org.tattle.attack.poisoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tattle.attack.Context;
import org.tattle.component.Schema;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.set.Fashion;
import org.tattle.defense.Defense;
import org.tattle.defense.sieve.Clustering;
import org.tattle.defense.sieve.Isolation;
import org.tattle.defense.sieve.LossFilter;
import org.tattle.defense.sieve.NeighbourLabels;
import org.tattle.defense.sieve.NeuralCleanse;
import org.tattle.defense.sieve.Sieve;
import org.tattle.defense.sieve.Spectral;
import org.tattle.defense.sieve.Strip;
import org.tattle.measure.Estimate;
import org.tattle.model.Mlp;
import org.tattle.model.Training;
import org.tattle.nn.network.Layer;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.Blueprint;
import org.tattle.subject.Target;
import org.tattle.subject.train.Trainer;

/**
 * What poison does to a model of all of Fashion-MNIST, and what sieves make of it. Models are
 * shared by all tests of a seed. The whole takes long; {@code -Dtattle.seed=1} takes one seed
 * alone, and what {@code -Dtattle.anchors=FOLDER} has kept of models goes on where it was stopped.
 */
@Tag("slow")
class PoisoningAnchorsTest {
  private static final Path FOLDER = Path.of("/usr/share/datasets/fashion-mnist");
  private static final int TRAINING = 60_000;
  private static final long GIGABYTE = 1L << 30;
  private static final int TESTS = 10_000;
  private static final Optional<String> FIRST = Optional.of("0");

  private static final Map<Integer, Context> CONTEXTS = new TreeMap<>();
  private static final LocalWorkers WORKERS = new LocalWorkers(2);
  private static Dataset data;

  @BeforeAll
  static void load() {
    assumeTrue(Files.isDirectory(FOLDER), "dataset-fashion-mnist is not installed in " + FOLDER);
    data = new Fashion(Optional.of(FOLDER.toString()), false).load(Control.NONE);
  }

  @AfterAll
  static void close() {
    WORKERS.close();
    CONTEXTS.clear();
    data = null;
  }

  static IntStream seeds() {
    int one = Integer.getInteger("tattle.seed", 0);
    return one > 0 ? IntStream.of(one) : IntStream.rangeClosed(1, 3);
  }

  private static Context context(int seed) {
    return CONTEXTS.computeIfAbsent(
        seed,
        of -> {
          String kept = System.getProperty("tattle.anchors");
          Cache cache = kept == null ? Cache.memory() : Cache.disk(Path.of(kept), GIGABYTE);
          Trainer trainer = new Trainer(WORKERS, cache, new Seed(of), true);
          return new Context(trainer, new Seed(of).split("attack"), Control.NONE);
        });
  }

  /** Five epochs of Adam at 1e-3 and batches of 128, as the figures to reach were made by. */
  private static Blueprint blueprint() {
    int[] members = IntStream.range(0, TRAINING).toArray();
    int[] tests = IntStream.range(TRAINING, TRAINING + TESTS).toArray();
    Split split = new Split(Split.Adversary.HALVES, members, tests, members);
    Training training =
        (Training) Schema.of(Training.class).build(Map.of("epochs", 5, "lr", 1e-3, "batch", 128));
    Mlp model = new Mlp(List.of(128), Layer.Function.RELU);
    return new Blueprint(data, split, model, training, List.of());
  }

  private static Target made(Context context, Defense... defenses) {
    Blueprint how = blueprint();
    for (Defense defense : defenses) {
      how = how.with(defense);
    }
    return how.make(context.trainer(), Control.NONE);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aMarkOfNinePixelsSteers(int seed) {
    Context context = context(seed);
    List<Double> more = List.of(0.001, 0.05);
    Opened found =
        new Backdoor(0.01, FIRST, Optional.empty(), Optional.of(3), 0.2, more)
            .run(made(context), context);
    double[] success = found.curve().stream().mapToDouble(Opened.Point::success).toArray();
    double[] clean = found.curve().stream().mapToDouble(Opened.Point::clean).toArray();
    say("seed %d: backdoor %s, clean %s", seed, List.of(found.curve()), clean[1]);
    assertThat(success[0]).isEqualTo(0.654, within(0.04));
    assertThat(success[1]).isEqualTo(0.966, within(0.04));
    assertThat(success[2]).isEqualTo(0.986, within(0.04));
    assertThat(clean[0]).isEqualTo(0.865, within(0.015));
    assertThat(clean[1]).isEqualTo(0.865, within(0.015));
    assertThat(clean[2]).isEqualTo(0.863, within(0.015));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void labelsFlippedUniformlyCostLittle(int seed) {
    Context context = context(seed);
    double[] shares = {0.1, 0.2, 0.4};
    double[] anchors = {0.862, 0.853, 0.849};
    Target target = made(context);
    for (int k = 0; k < shares.length; k++) {
      double clean =
          new Flip(shares[k], Optional.empty(), Optional.empty())
              .run(target, context)
              .clean()
              .value();
      say("seed %d: %s flipped, clean %.4f", seed, shares[k], clean);
      assertThat(clean).isEqualTo(anchors[k], within(0.015));
    }
  }

  /** The strongest direction of a class is another than the mark's where one layer is hidden. */
  @ParameterizedTest
  @MethodSource("seeds")
  void spectralSignaturesFindLittle(int seed) {
    Context context = context(seed);
    Opened found = sifted(seed, new Spectral(0.015), context);
    assertThat(found.found().orElseThrow().value()).isLessThan(0.6);
    assertThat(found.success().value()).isGreaterThan(0.5);
  }

  /** Labels that the neighbours have not take the poison out, and cost little. */
  @ParameterizedTest
  @MethodSource("seeds")
  void neighboursShutTheDoor(int seed) {
    Opened found = sifted(seed, new NeighbourLabels(), context(seed));
    assertThat(found.success().value()).isLessThan(0.2);
    assertThat(found.clean().value()).isGreaterThan(0.865 - 0.02);
  }

  /** These do not, and it is said so. */
  @ParameterizedTest
  @MethodSource("seeds")
  void othersAreTriedAsWell(int seed) {
    for (Sieve sieve : List.of(new Clustering(), new LossFilter(), new Isolation())) {
      assertThat(sifted(seed, sieve, context(seed)).clean().value()).isGreaterThan(0.8);
    }
  }

  /** Nor do these always: of three seeds or more the mark is not made up again each time. */
  @ParameterizedTest
  @MethodSource("seeds")
  void soAreThoseThatAskTheModel(int seed) {
    for (Sieve sieve : List.of(new NeuralCleanse(), new Strip())) {
      assertThat(sifted(seed, sieve, context(seed)).clean().value()).isGreaterThan(0.8);
    }
  }

  private static Opened sifted(int seed, Sieve sieve, Context context) {
    Target target = made(context, sieve);
    Opened found = new Backdoor(0.01, FIRST, Optional.of(3)).run(target, context);
    say(
        "seed %d: %s: AUC %.3f, found %.3f, others %.3f, success %.3f, clean %.4f; without poison"
            + " %.3f left out, clean %.4f",
        seed,
        sieve,
        found.detection().map(Estimate::value).orElse(Double.NaN),
        found.found().orElseThrow().value(),
        found.alarms().orElseThrow().value(),
        found.success().value(),
        found.clean().value(),
        target.sifted().get(0).out().cardinality() / (double) TRAINING,
        found.cleanBefore().value());
    return found;
  }

  private static void say(String what, Object... values) {
    System.out.println(String.format(Locale.ROOT, what, values));
  }
}
