package org.tattle.attack.evasion;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tattle.attack.Context;
import org.tattle.component.Schema;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.set.Fashion;
import org.tattle.defense.Defense;
import org.tattle.model.Mlp;
import org.tattle.model.Model;
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
 * All of Fashion-MNIST, from Debian's package dataset-fashion-mnist: models learn from its 60,000
 * training images and are asked about the first of its test images.
 */
public final class FashionAnchors implements AutoCloseable {
  static final Path FOLDER = Path.of("/usr/share/datasets/fashion-mnist");
  private static final int TRAINING = 60_000;

  final LocalWorkers workers = new LocalWorkers(2);
  final Dataset data;

  public FashionAnchors() {
    assumeTrue(Files.isDirectory(FOLDER), "dataset-fashion-mnist is not installed in " + FOLDER);
    data = new Fashion(Optional.of(FOLDER.toString()), false).load(Control.NONE);
  }

  public static Mlp mlp() {
    return new Mlp(List.of(128), Layer.Function.RELU);
  }

  private Trainer trainer(int seed) {
    return new Trainer(workers, Cache.memory(), new Seed(seed), true);
  }

  /** Trained for so many epochs by Adam at 1e-3 and batches of 128. */
  public Target target(int seed, Model model, int epochs, int tests, Defense... defenses) {
    Split split =
        new Split(
            Split.Adversary.HALVES,
            IntStream.range(0, TRAINING).toArray(),
            IntStream.range(TRAINING, TRAINING + tests).toArray(),
            new int[0]);
    Training training =
        (Training)
            Schema.of(Training.class).build(Map.of("epochs", epochs, "lr", 1e-3, "batch", 128));
    Blueprint blueprint = new Blueprint(data, split, model, training, List.of());
    for (Defense defense : defenses) {
      blueprint = blueprint.with(defense);
    }
    return blueprint.make(trainer(seed), Control.NONE);
  }

  public Context context(int seed) {
    return new Context(trainer(seed), new Seed(seed).split("attack"), Control.NONE);
  }

  @Override
  public void close() {
    workers.close();
  }
}
