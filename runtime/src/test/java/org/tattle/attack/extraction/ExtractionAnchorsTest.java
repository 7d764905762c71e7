package org.tattle.attack.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.attack.Context;
import org.tattle.component.Schema;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.set.Fashion;
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

/** What copies of a model of all of Fashion-MNIST reach, by Debian's dataset-fashion-mnist. */
@Tag("slow")
class ExtractionAnchorsTest {
  private static final Path FOLDER = Path.of("/usr/share/datasets/fashion-mnist");
  private static final int TRAINING = 60_000;
  private static final int TESTS = 10_000;

  /** Five epochs of Adam at 1e-3 and batches of 128, as the figures to reach were made by. */
  private static Target target(Trainer trainer) {
    Dataset data = new Fashion(Optional.of(FOLDER.toString()), false).load(Control.NONE);
    int[] members = IntStream.range(0, TRAINING).toArray();
    int[] tests = IntStream.range(TRAINING, TRAINING + TESTS).toArray();
    Split split = new Split(Split.Adversary.HALVES, members, tests, members);
    Training training =
        (Training) Schema.of(Training.class).build(Map.of("epochs", 5, "lr", 1e-3, "batch", 128));
    Mlp model = new Mlp(List.of(128), Layer.Function.RELU);
    return new Blueprint(data, split, model, training, List.of()).make(trainer, Control.NONE);
  }

  /** Fidelity on test images, by probabilities and by classes alone. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void answersOfNaturalImagesMakeACopy(int seed) {
    assumeTrue(Files.isDirectory(FOLDER), "dataset-fashion-mnist is not installed in " + FOLDER);
    try (LocalWorkers workers = new LocalWorkers(2)) {
      Trainer trainer = new Trainer(workers, Cache.memory(), new Seed(seed), true);
      Target target = target(trainer);
      Context context = new Context(trainer, new Seed(seed).split("attack"), Control.NONE);
      double[] soft = fidelity(target, Learns.PROBABILITIES, context);
      double[] hard = fidelity(target, Learns.LABELS, context);
      assertThat(soft[0]).isGreaterThanOrEqualTo(0.883);
      assertThat(soft[1]).isGreaterThanOrEqualTo(0.905);
      assertThat(soft[2]).isGreaterThanOrEqualTo(0.911);
      double tolerance = 0.015;
      assertThat(hard[0]).isGreaterThan(0.853 - tolerance);
      assertThat(hard[1]).isGreaterThan(0.876 - tolerance);
      assertThat(hard[2]).isGreaterThan(0.896 - tolerance);
    }
  }

  private static double[] fidelity(Target target, Learns learns, Context context) {
    return new Extraction(10_000, learns, List.of(500, 2000), 0)
        .run(target, context).curve().stream().mapToDouble(Copied.Point::fidelity).toArray();
  }
}
