package org.tattle.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Small;
import org.tattle.claim.Verdict.Outcome;
import org.tattle.component.RowChoice;
import org.tattle.component.Schema;
import org.tattle.data.set.Digits;
import org.tattle.defense.Sharding;
import org.tattle.defense.removal.Sisa;
import org.tattle.model.Training;
import org.tattle.run.Control;
import org.tattle.subject.Blueprint;
import org.tattle.subject.Target;
import org.tattle.unlearning.Ascent;
import org.tattle.unlearning.Finetune;
import org.tattle.unlearning.Retrain;
import org.tattle.unlearning.RowsToForget;
import org.tattle.unlearning.ShardRetrain;
import org.tattle.unlearning.Unlearning;

/**
 * How often the verdict on a hundred forgotten rows is right, at a level of 1 %. The models that
 * are asked about differ by what their trainings draw; the population that they are judged by is
 * trained once for all of them.
 */
@Tag("slow")
class ForgottenCountTest {
  private static final int ROUNDS = Integer.getInteger("tattle.rounds", 20);
  private static final int ROWS = 100;
  private static final int ALL = 1000;
  private static final Small SMALL = new Small(new Digits(), ALL);
  private static final Forgotten CLAIM = new Forgotten(16, 0.01, Optional.empty());

  @AfterAll
  static void close() {
    SMALL.close();
  }

  private static int[] rows(Blueprint how) {
    return new RowsToForget(RowChoice.drawn(ROWS), true)
        .of(how.split(), ALL, how.lineage().seed(SMALL.trainer.root()));
  }

  /** How often each outcome is found of models that forgot in one way. */
  private static Map<Outcome, Integer> count(Blueprint how, Unlearning by) {
    Target from = how.make(SMALL.trainer, Control.NONE);
    Map<Outcome, Integer> counts = new TreeMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      Target of =
          how.again(100 + round).forgetting(by, rows(how)).make(SMALL.trainer, Control.NONE);
      Verdict verdict = CLAIM.check(of, from, SMALL.context());
      counts.merge(verdict.outcome(), 1, Integer::sum);
    }
    System.out.println(String.format(Locale.ROOT, "%s: %s", by, counts));
    return counts;
  }

  @Test
  void whoWasTrainedWithoutTheRowsIsUpheld() {
    assertThat(count(SMALL.blueprint, new Retrain()).getOrDefault(Outcome.BORNE_OUT, 0))
        .isGreaterThanOrEqualTo(ROUNDS * 18 / 20);
  }

  @Test
  void soIsWhoseShardsWere() {
    Blueprint sharded = SMALL.blueprint.with(new Sisa(5, 4, Sharding.Vote.MEAN));
    assertThat(count(sharded, new ShardRetrain()).getOrDefault(Outcome.BORNE_OUT, 0))
        .isGreaterThanOrEqualTo(ROUNDS * 18 / 20);
  }

  /** What three epochs make knows its rows no better than others, and nobody could tell. */
  @Test
  void whereLittleIsLearnedByHeartNothingIsSeen() {
    Training brief = (Training) Schema.of(Training.class).build(Map.of("epochs", 3, "lr", 0.003));
    Blueprint of = SMALL.blueprint;
    Blueprint how = new Blueprint(of.data(), of.split(), of.model(), brief, List.of());
    Map<Outcome, Integer> counts = count(how, new Retrain());
    assertThat(counts.getOrDefault(Outcome.UNSEEN, 0)).isGreaterThanOrEqualTo(ROUNDS * 18 / 20);
    assertThat(counts).doesNotContainKey(Outcome.BORNE_OUT);
  }

  @Test
  void whoWentOnForAnEpochIsRefuted() {
    assertThat(count(SMALL.blueprint, new Finetune()).getOrDefault(Outcome.REFUTED, 0))
        .isGreaterThanOrEqualTo(ROUNDS * 16 / 20);
  }

  @Test
  void soIsWhoWentUp() {
    assertThat(count(SMALL.blueprint, new Ascent()).getOrDefault(Outcome.REFUTED, 0))
        .isGreaterThanOrEqualTo(ROUNDS * 16 / 20);
  }
}
