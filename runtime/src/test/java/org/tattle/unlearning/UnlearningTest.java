package org.tattle.unlearning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tattle.attack.Small;
import org.tattle.component.RowChoice;
import org.tattle.data.Split;
import org.tattle.data.set.Digits;
import org.tattle.data.set.Wine;
import org.tattle.defense.Sharding;
import org.tattle.defense.removal.Sisa;
import org.tattle.defense.train.DpSgd;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Key;
import org.tattle.run.Seed;
import org.tattle.subject.Blueprint;
import org.tattle.subject.Classifier;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;
import org.tattle.subject.train.Trainer;

/** Whether models forget as their ways to forget say. */
class UnlearningTest {
  private static final Small SMALL = new Small(new Digits(), 400);
  private static final Sisa SISA = new Sisa(4, 3, Sharding.Vote.MEAN);

  @AfterAll
  static void close() {
    SMALL.close();
  }

  private static int[] some(int count) {
    return new RowsToForget(RowChoice.drawn(count), true)
        .of(
            SMALL.blueprint.split(),
            SMALL.blueprint.data().rows(),
            SMALL.blueprint.lineage().seed(SMALL.trainer.root()));
  }

  private static double[] said(Target target) {
    return IntStream.range(0, target.answers().size())
        .mapToDouble(i -> target.answers().probabilities(i)[0])
        .toArray();
  }

  @Test
  void forgettingByShardsIsRetrainingToTheBit() {
    Target sharded = SMALL.target(SISA);
    int[] rows = some(7);
    Target without = sharded.unlearned(new ShardRetrain(), rows, SMALL.trainer, Control.NONE);
    try (LocalWorkers workers = new LocalWorkers(2)) {
      Trainer elsewhere = new Trainer(workers, Cache.none(), SMALL.trainer.root(), true);
      Target never = SMALL.blueprint.with(SISA).without(rows).make(elsewhere, Control.NONE);
      assertThat(said(without)).isEqualTo(said(never)).isNotEqualTo(said(sharded));
    }
    assertThat(without.split().forgotten()).isEqualTo(rows);
  }

  /** Pixels are what they are; a table is scaled by all of its rows, whoever is forgotten. */
  @Test
  void ofATableItIsSaidWhatTheRowsLeaveBehind() {
    Target pictures = SMALL.target().unlearned(new Retrain(), some(3), SMALL.trainer, Control.NONE);
    assertThat(pictures.promised()).contains(new Retrain().promise());
    try (Small wine = new Small(new Wine(), 100)) {
      int[] row = {wine.blueprint.split().members()[0]};
      for (Unlearning way : List.of(new Retrain(), new Finetune())) {
        Target table = wine.target().unlearned(way, row, wine.trainer, Control.NONE);
        boolean promises = way instanceof Retrain;
        assertThat(table.promised().orElseThrow().contains("declare what columns hold"))
            .isEqualTo(promises);
      }
    }
  }

  static List<Unlearning.Relearning> relearnings() {
    return List.of(new Finetune(), new Ascent(), new Scrub());
  }

  @ParameterizedTest
  @MethodSource("relearnings")
  void aNetworkThatIsMovedIsAnotherAndTheSameEachTime(Unlearning.Relearning by) {
    Target base = SMALL.target();
    int[] rows = some(10);
    Target one = base.unlearned(by, rows, SMALL.trainer, Control.NONE);
    try (LocalWorkers workers = new LocalWorkers(1)) {
      Trainer elsewhere = new Trainer(workers, Cache.none(), SMALL.trainer.root(), true);
      Target again = SMALL.blueprint.forgetting(by, rows).make(elsewhere, Control.NONE);
      assertThat(said(one)).isEqualTo(said(again)).isNotEqualTo(said(base));
    }
    assertThat(one.split().forgotten()).isEqualTo(rows);
    assertThat(one.retrained().orElseThrow().value()).isLessThan(base.split().members().length);
    assertThat(one.promised().orElseThrow()).startsWith("nothing is promised");
  }

  @Test
  void whoGoesUpTooFarTurnsBack() {
    Target base = SMALL.target();
    int[] rows = some(10);
    Target far = base.unlearned(new Ascent(50, 1, 32, 0.1), rows, SMALL.trainer, Control.NONE);
    Target farther = base.unlearned(new Ascent(50, 1, 32, 1e6), rows, SMALL.trainer, Control.NONE);
    assertThat(accuracy(far)).isGreaterThan(accuracy(base) - 0.1);
    assertThat(accuracy(farther)).isLessThan(0.5);
    assertThat(right(far, rows)).isLessThan(right(base, rows));
  }

  private static double accuracy(Target target) {
    return ((Classifier) target).accuracy().orElseThrow().value();
  }

  private static long right(Target target, int[] rows) {
    Answers answers = target.answers(rows, Control.NONE);
    return IntStream.range(0, rows.length).filter(answers::correct).count();
  }

  @Test
  void whoForgetsTwiceHasForgottenBoth() {
    int[] rows = some(4);
    Blueprint twice =
        SMALL
            .blueprint
            .forgetting(new Finetune(), rows[0], rows[1])
            .forgetting(new Ascent(), rows[2], rows[3]);
    Target target = twice.make(SMALL.trainer, Control.NONE);
    assertThat(target.split().forgotten()).isEqualTo(rows);
    assertThat(twice.anew().key()).isEqualTo(SMALL.blueprint.without(rows).key());
    assertThat(twice.key()).isNotEqualTo(twice.anew().key());
  }

  @Test
  void aForgettingThatWasKilledGoesOnWhereItWas() {
    Cache kept = Cache.memory();
    AtomicInteger puts = new AtomicInteger();
    Cache cache =
        new Cache() {
          @Override
          public Optional<byte[]> get(Key key) {
            return kept.get(key);
          }

          @Override
          public void put(Key key, byte[] bytes) {
            kept.put(key, bytes);
            puts.addAndGet(key.kind().equals("slice") ? 1 : 0);
          }

          @Override
          public boolean has(Key key) {
            return kept.has(key);
          }
        };
    Control impatient =
        new Control() {
          @Override
          public boolean cancelled() {
            return puts.get() >= 4;
          }
        };
    try (LocalWorkers workers = new LocalWorkers(1)) {
      Trainer trainer = new Trainer(workers, cache, SMALL.trainer.root(), true);
      Blueprint without = SMALL.blueprint.with(SISA).without(some(7));
      assertThatThrownBy(() -> without.make(trainer, impatient))
          .isInstanceOf(CancellationException.class);
      int left = trainer.missing(without.order(trainer)).size();
      assertThat(left).isBetween(1, 11);
      assertThat(said(without.make(trainer, Control.NONE)))
          .isEqualTo(said(without.make(SMALL.trainer, Control.NONE)));
    }
  }

  @Test
  void rowsAreDrawnByLineage() {
    Seed lineage = new Seed(3);
    Split split = SMALL.blueprint.split();
    RowsToForget ten = new RowsToForget(RowChoice.drawn(10), true);
    int[] first = ten.of(split, 400, lineage);
    assertThat(first).hasSize(10);
    assertThat(split.members()).contains(first);
    assertThat(new RowsToForget(RowChoice.drawn(20), true).of(split, 400, lineage)).contains(first);
    assertThat(ten.of(split.without(first), 400, lineage)).doesNotContain(first);
  }

  @Test
  void whatCannotBeForgottenIsSaid() {
    Split split = SMALL.blueprint.split();
    int other = split.nonmembers()[0];
    int member = split.members()[0];
    assertThatThrownBy(() -> named(other))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("no member");
    assertThatThrownBy(() -> named(member, member)).hasMessageContaining("named twice");
    assertThatThrownBy(() -> named(400)).hasMessageContaining("no row 400");
    Target guarded = SMALL.target(new DpSgd());
    assertThatThrownBy(
            () -> guarded.unlearned(new Finetune(), some(2), SMALL.trainer, Control.NONE))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("dpsgd");
  }

  private static int[] named(Integer... rows) {
    return new RowsToForget(RowChoice.named(List.of(rows)), true)
        .of(SMALL.blueprint.split(), 400, new Seed(1));
  }
}
