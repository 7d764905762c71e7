package org.tattle.attack.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Context;
import org.tattle.attack.audit.Canary;
import org.tattle.component.Schema;
import org.tattle.data.Dataset;
import org.tattle.data.MemberSampling;
import org.tattle.data.set.Wine;
import org.tattle.defense.Defense;
import org.tattle.defense.output.MemGuard;
import org.tattle.defense.output.Round;
import org.tattle.defense.train.Adversarial;
import org.tattle.defense.train.DpSgd;
import org.tattle.defense.train.Selena;
import org.tattle.model.Logistic;
import org.tattle.model.Training;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.Blueprint;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;
import org.tattle.subject.train.Trainer;

/**
 * Whoever has read the program, knows every row and the seed that it starts from when nobody sets
 * one, must not be able to compute what a defense or an audit keeps secret: that run, done again by
 * the attacker, goes another way. Within one run it is drawn once.
 */
class UnseededTest {
  private static final Seed ROOT = new Seed(1);
  private static final Workers WORKERS = new LocalWorkers(1);

  @AfterAll
  static void close() {
    WORKERS.close();
  }

  @Test
  void coinsOfCanaries() {
    isSecret(trainer -> IntStream.of(coins(trainer)).boxed().toList());
  }

  private static int[] coins(Trainer trainer) {
    boolean[] coins = trainer.draws().coins(ROOT.split("coins"), 200);
    return IntStream.range(0, coins.length).filter(i -> coins[i]).toArray();
  }

  /** Which canaries a copy was trained on is in its blueprint. */
  @Test
  void canariesOfAnAudit() {
    isSecret(
        trainer -> {
          Context context = new Context(trainer, ROOT.split("attack"), Control.NONE);
          return new Canary().work(blueprint(), context).copies().get(0).key();
        });
  }

  @Test
  void splitsOfSelena() {
    isSecret(trainer -> weights(trainer, new Selena(4, 2)));
  }

  @Test
  void rowsThatAnAdversaryComparesWith() {
    isSecret(trainer -> weights(trainer, new Adversarial(3, 0.3)));
  }

  @Test
  void coinsAndNoiseOfDpSgd() {
    isSecret(trainer -> weights(trainer, (DpSgd) Schema.of(DpSgd.class).build(Map.of("eps", 4.0))));
  }

  /** With a budget that lets it change some of the answers only. */
  @Test
  void answersThatMemGuardChanges() {
    isSecret(trainer -> answers(target(trainer, new MemGuard(0.02, 300))));
  }

  @Test
  void whatDrawsNothingSaysSo() {
    Target rounded = target(trainer(false), new Round());
    assertThat(rounded.drawnAnew()).isFalse();
    assertThat(target(trainer(true), new Round()).foreseen()).isEmpty();
    assertThat(target(trainer(false), new Selena(4, 2)).drawnAnew()).isTrue();
    assertThat(target(trainer(true), new Selena(4, 2)).drawnAnew()).isFalse();
    assertThat(target(trainer(true), new Selena(4, 2)).foreseen()).hasSize(1);
  }

  private static void isSecret(Function<Trainer, Object> drawn) {
    Trainer run = trainer(false);
    Object first = drawn.apply(run);
    assertThat(drawn.apply(run)).as("within one run").isEqualTo(first);
    assertThat(drawn.apply(trainer(false))).as("in another run").isNotEqualTo(first);
    Object seeded = drawn.apply(trainer(true));
    assertThat(drawn.apply(trainer(true))).as("by a seed that was set").isEqualTo(seeded);
    assertThat(seeded).as("without the seed").isNotEqualTo(first);
  }

  private static Trainer trainer(boolean seeded) {
    return new Trainer(WORKERS, Cache.memory(), ROOT, seeded);
  }

  private static Blueprint blueprint() {
    MemberSampling sampling = new MemberSampling();
    Dataset data = sampling.draw(new Wine().load(Control.NONE), ROOT);
    Training training =
        (Training) Schema.of(Training.class).build(Map.of("epochs", 30, "lr", 0.05));
    return new Blueprint(
        data, sampling.split(data, ROOT.split("split")), new Logistic(), training, List.of());
  }

  private static Target target(Trainer trainer, Defense defense) {
    return blueprint().with(defense).make(trainer, Control.NONE);
  }

  private static List<Float> weights(Trainer trainer, Defense defense) {
    float[] weights = target(trainer, defense).trained().weights();
    return IntStream.range(0, weights.length).mapToObj(i -> weights[i]).toList();
  }

  private static List<String> answers(Target target) {
    Answers answers = target.answers();
    return IntStream.range(0, answers.size())
        .mapToObj(i -> Arrays.toString(answers.probabilities(i)))
        .toList();
  }
}
