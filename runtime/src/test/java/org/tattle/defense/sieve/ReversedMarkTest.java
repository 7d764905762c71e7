package org.tattle.defense.sieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Context;
import org.tattle.attack.poisoning.Backdoor;
import org.tattle.attack.poisoning.Opened;
import org.tattle.component.Schema;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.set.Fashion;
import org.tattle.model.Mlp;
import org.tattle.model.Training;
import org.tattle.nn.network.Layer;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Trained;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.Blueprint;
import org.tattle.subject.train.Trainer;

class ReversedMarkTest {
  private static final Seed SEED = new Seed(1);

  /** A square of pixels was planted; the smallest mark into its class is there, and small. */
  @Test
  void theMarkThatWasPlantedIsMadeUpAgain() {
    Dataset data = new Fashion().load(Control.NONE);
    Split split = Split.of(Split.Adversary.HALVES, data.rows(), 3000, 1000, SEED);
    Training training =
        (Training) Schema.of(Training.class).build(Map.of("epochs", 20, "lr", 1e-3, "batch", 128));
    Mlp model = new Mlp(List.of(128), Layer.Function.RELU);
    Blueprint how = new Blueprint(data, split, model, training, List.of());
    try (LocalWorkers workers = new LocalWorkers(2)) {
      Trainer trainer = new Trainer(workers, Cache.memory(), SEED, true);
      Opened opened =
          new Backdoor(0.05, Optional.of("0"), Optional.of(3))
              .run(
                  how.make(trainer, Control.NONE),
                  new Context(trainer, SEED.split("attack"), Control.NONE));
      Suspects rows =
          new Suspects(
              opened.trial().data(),
              split.members(),
              Optional.of(opened.model().trained()),
              SEED.split("sieve"));
      ReversedMark planted = mark(rows, 0);
      ReversedMark other = mark(rows, 5);
      assertThat(planted.size()).isLessThan(other.size() / 3);
      assertThat(
              IntStream.range(0, data.shape().size())
                  .boxed()
                  .sorted(Comparator.comparingDouble(f -> -planted.mask()[f]))
                  .limit(3))
          .isSubsetOf(696, 697, 698, 724, 725, 726, 752, 753, 754);
    }
  }

  private static ReversedMark mark(Suspects rows, int label) {
    Trained model = rows.network("neural_cleanse");
    int[] others =
        IntStream.range(0, rows.count())
            .filter(i -> rows.label(i) != label)
            .limit(1000)
            .map(i -> rows.rows()[i])
            .toArray();
    float[] most = new float[rows.width()];
    Arrays.fill(most, 1);
    return ReversedMark.of(
        model,
        rows.data().values(others),
        label,
        new float[rows.width()],
        most,
        SEED.split("mark", label).random(),
        Control.NONE);
  }
}
