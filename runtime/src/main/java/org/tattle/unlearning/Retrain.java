package org.tattle.unlearning;

import java.util.List;
import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.defense.Defense;
import org.tattle.model.Model;
import org.tattle.run.Fault;

/** Trains the model again without the rows: what every other way is measured by. */
@Component(
    name = "retrain",
    doc = "Trains the model again without the rows.",
    paper = "Cao and Yang 2015, Towards Making Systems Forget with Machine Unlearning",
    example = "unlearn retrain rows=20 as without")
public record Retrain() implements Unlearning {
  @Override
  public boolean anew() {
    return true;
  }

  @Override
  public Optional<Fault> unfit(Model model, List<Defense> defenses) {
    return Optional.empty();
  }

  @Override
  public String promise() {
    return "it is what training without the rows makes";
  }
}
