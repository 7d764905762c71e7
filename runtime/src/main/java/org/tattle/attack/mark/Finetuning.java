package org.tattle.attack.mark;

import java.util.List;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.Dataset;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Start;
import org.tattle.subject.Target;

/**
 * Trains on from the model's weights, on rows of the attacker's, in the hope that the mark fades
 * (Adi et al. 2018, section 5.3; Uchida et al. 2017, section 4.3).
 */
@Component(
    name = "finetuning",
    doc = "Trains a marked model on, and looks at what is left of the mark.",
    paper =
        "Adi et al. 2018, Watermarking by Backdooring; Uchida et al. 2017, Embedding Watermarks",
    example = "attack finetuning with epochs=20 at=[1, 5]")
public record Finetuning(
    @Param(doc = "passes over the attacker's rows", min = 1, max = 10_000) int epochs,
    @Param(doc = "other numbers of passes, for the curve", min = 1, max = 10_000) List<Integer> at,
    @Param(doc = "rows of the attacker's own, as far as there are", min = 2, max = 10_000_000)
        int rows)
    implements MarkLesson {
  public Finetuning {
    at = List.copyOf(at);
  }

  public Finetuning() {
    this(20, List.of(1, 5), 10_000);
  }

  @Override
  public String what() {
    return "training on";
  }

  @Override
  public Target changed(MarkedModel before, Target from, double passes) {
    Dataset own = before.own();
    Job job = before.onward(own.rows(), (int) passes, what());
    return from.reweighted(
        before
            .context()
            .trainer()
            .lessons()
            .onward(
                before.about(what(), own),
                new Examples(before.seen(from, own), own.labels()),
                job,
                new Start(from.trained().weights()),
                before.context().control()),
        job);
  }
}
