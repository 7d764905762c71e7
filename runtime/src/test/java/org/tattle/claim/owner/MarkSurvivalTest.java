package org.tattle.claim.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.attack.Context;
import org.tattle.attack.extraction.Extraction;
import org.tattle.attack.extraction.Learns;
import org.tattle.attack.mark.OwnersMark;
import org.tattle.attack.mark.Pruning;
import org.tattle.component.Schema;
import org.tattle.data.Dataset;
import org.tattle.data.MemberSampling;
import org.tattle.data.Split;
import org.tattle.data.set.Fashion;
import org.tattle.defense.mark.Triggers;
import org.tattle.defense.mark.Watermark;
import org.tattle.model.Mlp;
import org.tattle.model.Training;
import org.tattle.nn.network.Layer;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.Blueprint;
import org.tattle.subject.Classifier;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;
import org.tattle.subject.train.Trainer;
import org.tattle.unlearning.Finetune;

/** What is left of a watermark when somebody tries to be rid of it. */
@Tag("slow")
class MarkSurvivalTest {
  private static final int TRIGGERS = 50;
  private static final double LEVEL = 1e-6;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void trainingOnAndPruningLeaveItAndCopyingDoesNot(int seed) {
    try (LocalWorkers workers = new LocalWorkers(2)) {
      Trainer trainer = new Trainer(workers, Cache.memory(), new Seed(seed), true);
      Context context = new Context(trainer, new Seed(seed).split("attack"), Control.NONE);
      MemberSampling sampling = new MemberSampling(4000, Split.Adversary.HALVES, 0, 0);
      Dataset data =
          sampling.draw(new Fashion(Optional.empty(), false).load(Control.NONE), new Seed(seed));
      Training training = (Training) Schema.of(Training.class).build(Map.of("epochs", 50));
      Blueprint how =
          new Blueprint(
                  data,
                  sampling.split(data, new Seed(seed).split("split")),
                  new Mlp(List.of(128), Layer.Function.RELU),
                  training,
                  List.of())
              .with(new Watermark(TRIGGERS));
      Target mine = how.make(trainer, Control.NONE);
      Triggers triggers = (Triggers) OwnersMark.of(how, context).orElseThrow().secret();
      say("seed %d: marked: %s, test %.3f", seed, right(mine, triggers), accuracy(mine));
      assertThat(right(mine, triggers)).isEqualTo(TRIGGERS);
      int[] nobody = {mine.split().members()[0]};
      for (int epochs : new int[] {1, 5, 20, 50}) {
        Target on =
            mine.unlearned(new Finetune(epochs, Optional.empty()), nobody, trainer, Control.NONE);
        say(
            "seed %d: trained on %d epochs: %s, test %.3f",
            seed, epochs, right(on, triggers), accuracy(on));
        assertThat(epochs > 20 || shown(on, triggers)).isTrue();
      }
      for (double share : new double[] {0.3, 0.6, 0.9}) {
        Target cut = new Pruning(share, List.of()).run(mine, context).copy();
        say(
            "seed %d: pruned %.1f: %s, test %.3f",
            seed, share, right(cut, triggers), accuracy(cut));
        assertThat(share > 0.5 || shown(cut, triggers)).isTrue();
      }
      for (Learns learns : Learns.values()) {
        for (int queries : new int[] {500, 1000, 3000}) {
          Target copy = new Extraction(queries, learns, List.of(), 0).run(mine, context).copy();
          double rows = DatasetInference.p(copy, mine.split(), Control.NONE);
          say(
              "seed %d: copied by %d %s: %s, test %.3f, rows p = %.2g",
              seed, queries, learns, right(copy, triggers), accuracy(copy), rows);
          assertThat(shown(copy, triggers)).isFalse();
        }
      }
    }
  }

  private static int right(Target model, Triggers triggers) {
    Answers said = model.owned().ask(triggers.features(), triggers.labels(), Control.NONE);
    return (int) IntStream.range(0, said.size()).filter(said::correct).count();
  }

  private static boolean shown(Target model, Triggers triggers) {
    return OwnersMark.p(right(model, triggers), TRIGGERS, 10, 1) <= LEVEL;
  }

  private static double accuracy(Target target) {
    return ((Classifier) target).accuracy().orElseThrow().value();
  }

  private static void say(String what, Object... values) {
    System.out.println(String.format(Locale.ROOT, what, values));
  }
}
