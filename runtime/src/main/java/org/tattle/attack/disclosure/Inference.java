package org.tattle.attack.disclosure;

import java.util.List;
import java.util.Optional;
import org.tattle.attack.Context;
import org.tattle.attack.Threat;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.publication.OpenRows;

/**
 * Guesses a column of a person by the published rows that are nearest in the others (Giomi et al.
 * 2023, section 3.3): what most of them have.
 */
@Component(
    name = "inference",
    doc = "Guesses what nobody should learn of a person by the published rows that are nearest.",
    paper = "Giomi et al. 2023, A Unified Framework for Quantifying Privacy Risk in Synthetic Data",
    example = "attack inference on open with known=[age, ward]")
public record Inference(
    @Param(
            doc = "what the attacker knows of a person; all other published columns if not given",
            column = true)
        List<String> known,
    @Param(doc = "the column to guess; the sensitive one if not given", column = true)
        Optional<String> secret,
    @Param(doc = "people to try it on, of each kind, at most", min = 10, max = 1e6) int attempts)
    implements TableAttack {
  public Inference {
    known = List.copyOf(known);
  }

  public Inference() {
    this(List.of(), Optional.empty(), 2000);
  }

  @Override
  public Threat threat() {
    return Threat.INFERENCE;
  }

  @Override
  public String what(OpenRows table) {
    return "guesses “%s” rightly by the nearest rows".formatted(SecretColumn.name(table, secret));
  }

  @Override
  public Rate attempt(OpenRows table, int[] people, Context context) {
    SecretColumn column = new SecretColumn(table, secret, context.control());
    List<String> by =
        TableAttack.published(table, known, List.of(SecretColumn.name(table, secret)));
    Nearest nearest = new Nearest(table, by, context.control());
    int right = 0;
    for (int person : people) {
      int[] near = nearest.of(person);
      right += column.likeliest(column.counts(near)).equals(column.truth(person)) ? 1 : 0;
    }
    return new Rate(right, people.length);
  }
}
