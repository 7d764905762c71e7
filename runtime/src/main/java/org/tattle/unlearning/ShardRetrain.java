package org.tattle.unlearning;

import java.util.List;
import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.component.Schema;
import org.tattle.defense.Defense;
import org.tattle.defense.removal.Sisa;
import org.tattle.model.Model;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.ForgettingFaults;

/**
 * Retrains those models of a committee whose shards the rows were in, from the last checkpoints
 * that did not know them (Bourtoule et al. 2021, section 4). The result is, to the bit, what {@link
 * Retrain} makes of the same rows.
 */
@Component(
    name = "sisa",
    doc = "Trains again what shards and slices the rows were in.",
    paper = "Bourtoule et al. 2021, Machine Unlearning",
    example = "unlearn sisa rows=20 as without")
public record ShardRetrain() implements Unlearning {
  @Override
  public boolean anew() {
    return true;
  }

  @Override
  public Optional<Fault> unfit(Model model, List<Defense> defenses) {
    return defenses.stream().anyMatch(Sisa.class::isInstance)
        ? Optional.empty()
        : Optional.of(
            Fault.of(ForgettingFaults.NOT_SHARDED, Schema.of(((Record) model).getClass()).name()));
  }

  @Override
  public String promise() {
    return "it is what training without the rows makes, to the bit";
  }
}
