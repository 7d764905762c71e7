package org.tattle.unlearning;

import java.util.List;
import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Defense;
import org.tattle.model.Model;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;

/** Trains on for a while on the rows that stay, in the hope that the others fade. */
@Component(
    name = "finetune",
    doc = "Trains on for a while without the rows, and promises nothing.",
    paper = "Golatkar et al. 2020, Eternal Sunshine of the Spotless Net",
    example = "unlearn finetune rows=20 epochs=2 as without")
public record Finetune(
    @Param(doc = "passes over the rows that stay", min = 1, max = 10_000) int epochs,
    @Param(
            doc = "learning rate; if not given, that of the model's training",
            min = 0,
            above = true,
            max = 100)
        Optional<Double> lr)
    implements Unproven {
  public Finetune() {
    this(1, Optional.empty());
  }

  @Override
  public Optional<Fault> unfit(Model model, List<Defense> defenses) {
    return WeightMoves.unfit("finetune", model, defenses);
  }

  @Override
  public Job effort(Remainder left) {
    return new Job(
        left.job().network(), WeightMoves.plan(left, epochs, lr), left.job().rows(), seed(left));
  }

  private static long seed(Remainder left) {
    return new Seed(left.job().seed()).split("finetune").value();
  }

  @Override
  public Trained forget(Trained from, Remainder left, Workers workers, Control control) {
    return new WeightMoves(left, workers, control)
        .down(
            from.weights(),
            left.examples(),
            WeightMoves.plan(left, epochs, lr),
            left.job().rows(),
            seed(left));
  }

  @Override
  public double retrained(Remainder left) {
    return (double) left.job().rows().length * epochs / left.job().plan().epochs();
  }
}
