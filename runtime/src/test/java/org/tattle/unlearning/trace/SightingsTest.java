package org.tattle.unlearning.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.attack.Small;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.set.Digits;
import org.tattle.defense.Sharding;
import org.tattle.defense.removal.Sisa;
import org.tattle.defense.sieve.Spectral;
import org.tattle.model.Mlp;
import org.tattle.nn.network.Layer;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.run.Seed;
import org.tattle.subject.Blueprint;
import org.tattle.subject.Planted;
import org.tattle.subject.train.Trainer;
import org.tattle.unlearning.Finetune;
import org.tattle.unlearning.trace.Sightings.Seen;

/** Whether what has seen rows is known, and goes. */
class SightingsTest {
  private static final LocalWorkers WORKERS = new LocalWorkers(1);
  private static final Small SMALL =
      new Small(
          new Digits(),
          100,
          Split.Adversary.HALVES,
          new Mlp(List.of(4), Layer.Function.RELU),
          2,
          Small.SEED);
  private static final Blueprint HOW = SMALL.blueprint;
  private static final int[] ONE = {HOW.split().members()[3]};

  private final Cache cache = Cache.memory();
  private final Trainer trainer = new Trainer(WORKERS, cache, new Seed(5), true);

  @AfterAll
  static void close() {
    SMALL.close();
    WORKERS.close();
  }

  private Seen seen(int... rows) {
    return trainer.sightings().of(HOW.data(), rows, List.of());
  }

  @Test
  void aModelHasSeenItsMembersAndNobodyElse() {
    HOW.make(trainer, Control.NONE);
    List<Key> model = HOW.order(trainer).keys();
    for (int row : HOW.split().members()) {
      assertThat(seen(row).knowing()).isEqualTo(model);
    }
    for (int row : HOW.split().nonmembers()) {
      assertThat(seen(row).knowing()).isEmpty();
    }
    assertThat(seen(ONE).unsure()).isEmpty();
  }

  @Test
  void shadowsHaveSeenWhatTheyDrew() {
    HOW.shadows(6, trainer, Control.NONE);
    int row = HOW.split().pool()[0];
    assertThat(seen(row).kinds()).containsEntry("shadow", 3L);
  }

  @Test
  void checkpointsBeforeARowHaveNotSeenIt() {
    Blueprint sharded = HOW.with(new Sisa(3, 4, Sharding.Vote.MEAN));
    sharded.make(trainer, Control.NONE);
    Blueprint without = sharded.without(ONE);
    without.make(trainer, Control.NONE);
    List<Key> before = sharded.order(trainer).keys();
    List<Key> after = without.order(trainer).keys();
    assertThat(seen(ONE).knowing())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            before.stream().filter(key -> !after.contains(key)).toList());
  }

  @Test
  void whoGoesOnFromAModelHasSeenItsRows() {
    HOW.forgetting(new Finetune(), ONE).make(trainer, Control.NONE);
    assertThat(seen(ONE).kinds()).containsEntry("model", 1L).containsEntry("unlearned", 1L);
  }

  @Test
  void sievesHaveSeenWhatTheyLeftOut() {
    HOW.with(new Spectral(0.1)).make(trainer, Control.NONE);
    for (int row : HOW.split().members()) {
      assertThat(seen(row).kinds()).containsEntry("model", 2L).containsEntry("sifted", 1L);
    }
  }

  /** Wherever it stands there. */
  @Test
  void aRowIsTheSameInAnotherDataSet() {
    int[] turned = IntStream.range(0, 100).map(i -> 99 - i).toArray();
    Dataset other = HOW.data().take(turned);
    int[] others = IntStream.of(HOW.split().members()).map(i -> 99 - i).sorted().toArray();
    int[] rest = IntStream.of(HOW.split().nonmembers()).map(i -> 99 - i).sorted().toArray();
    Blueprint elsewhere =
        HOW.on(other, new Split(Split.Adversary.HALVES, others, rest, HOW.split().pool()));
    elsewhere.make(trainer, Control.NONE);
    assertThat(seen(ONE).knowing()).isEqualTo(elsewhere.order(trainer).keys());
    assertThat(seen(HOW.split().nonmembers()).knowing()).isEmpty();
  }

  /** All values of all rows, and so no row is what it was. */
  private record Dimmed(double by) implements Planted {
    @Override
    public Dataset into(Dataset data, Split split, Seed seed) {
      return data.holding(data.features().mul(by), data.labels());
    }
  }

  @Test
  void aRowThatWasChangedIsKnownByWhatItWas() {
    HOW.with(new Dimmed(0.5)).make(trainer, Control.NONE);
    assertThat(seen(ONE).kinds()).containsEntry("model", 1L);
    assertThat(seen(HOW.split().nonmembers()[0]).knowing()).isEmpty();
  }

  @Test
  void whatIsPurgedIsGoneAndTheRestIsNot(@TempDir Path folder) {
    Cache disk = Cache.disk(folder, 1 << 24);
    Trainer kept = new Trainer(WORKERS, disk, new Seed(5), true);
    Blueprint without = HOW.without(ONE);
    HOW.make(kept, Control.NONE);
    without.make(kept, Control.NONE);
    Key untold = Key.of("pupil", "of somebody");
    disk.put(untold, new byte[1]);
    Sightings sightings = kept.sightings();
    Seen seen = sightings.of(HOW.data(), ONE, List.of());
    assertThat(seen.unsure()).containsExactly(untold);
    sightings.purge(seen);
    assertThat(kept.missing(HOW.order(kept))).hasSize(1);
    assertThat(kept.missing(without.order(kept))).isEmpty();
    assertThat(disk.has(untold)).isFalse();
    assertThat(sightings.of(HOW.data(), ONE, List.of()).knowing()).isEmpty();
  }

  @Test
  void whatIsSparedStays() {
    HOW.make(trainer, Control.NONE);
    List<Key> model = HOW.order(trainer).keys();
    assertThat(trainer.sightings().of(HOW.data(), ONE, model).knowing()).isEmpty();
  }
}
