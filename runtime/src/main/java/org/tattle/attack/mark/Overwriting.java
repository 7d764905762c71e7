package org.tattle.attack.mark;

import java.util.List;
import java.util.stream.IntStream;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.Dataset;
import org.tattle.defense.mark.MarkedTraining;
import org.tattle.defense.mark.SecretBits;
import org.tattle.defense.mark.SecretMark;
import org.tattle.defense.mark.Triggers;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Start;
import org.tattle.run.Seed;
import org.tattle.subject.Target;

/**
 * Teaches the model another mark of the same kind, on rows of the attacker's (Uchida et al. 2017,
 * section 5; Adi et al. 2018, section 5.3): both may claim it then, and the first mark may go.
 */
@Component(
    name = "overwriting",
    doc = "Teaches a marked model another mark, and looks at what is left of the first.",
    paper =
        "Uchida et al. 2017, Embedding Watermarks; Adi et al. 2018, Watermarking by Backdooring",
    example = "attack overwriting with epochs=10 at=[2]")
public record Overwriting(
    @Param(doc = "passes over the attacker's rows", min = 1, max = 10_000) int epochs,
    @Param(doc = "other numbers of passes, for the curve", min = 1, max = 10_000) List<Integer> at,
    @Param(doc = "rows of the attacker's own, as far as there are", min = 2, max = 10_000_000)
        int rows)
    implements MarkLesson {
  public Overwriting {
    at = List.copyOf(at);
  }

  public Overwriting() {
    this(20, List.of(1, 5), 10_000);
  }

  @Override
  public String what() {
    return "teaching another mark";
  }

  @Override
  public Target changed(MarkedModel before, Target from, double passes) {
    Dataset own = before.own();
    float[] weights = from.trained().weights();
    Seed seed = before.context().seed().split(what());
    SecretMark other = before.marking().drawn(before.job().network(), seed.random());
    Examples plain = new Examples(before.seen(from, own), own.labels());
    Examples taught =
        other instanceof Triggers triggers
            ? MarkedTraining.among(triggers, plain.features(), plain.labels())
            : plain;
    Start start =
        other instanceof SecretBits bits ? new Start(weights, bits.mark()) : new Start(weights);
    Job job =
        before
            .onward(own.rows(), (int) passes, what())
            .on(IntStream.range(0, taught.labels().length).toArray());
    return from.reweighted(
        before
            .context()
            .trainer()
            .lessons()
            .onward(before.about(what(), own), taught, job, start, before.context().control()),
        job);
  }
}
