package org.tattle.attack.disclosure;

import java.util.List;
import java.util.Optional;
import org.tattle.attack.Context;
import org.tattle.attack.Threat;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.publication.OpenRows;

/**
 * Knows for sure what it should not learn where all rows that fit a person have the same
 * (Machanavajjhala 2007, section 2.1): what k-anonymity leaves.
 */
@Component(
    name = "homogeneity",
    doc = "Is sure of what all rows that fit a person have in common.",
    paper = "Machanavajjhala et al. 2007, l-Diversity: Privacy Beyond k-Anonymity",
    example = "attack homogeneity on open with known=[age, ward]")
public record Homogeneity(
    @Param(
            doc = "what the attacker knows of a person; the quasi-identifiers if not given",
            column = true)
        List<String> known,
    @Param(doc = "people to try it on, of each kind, at most", min = 10, max = 1e8) int attempts)
    implements TableAttack {
  public Homogeneity {
    known = List.copyOf(known);
  }

  public Homogeneity() {
    this(List.of(), 100_000);
  }

  @Override
  public Threat threat() {
    return Threat.INFERENCE;
  }

  @Override
  public String what(OpenRows table) {
    return "is sure of “%s” and right".formatted(SecretColumn.name(table, Optional.empty()));
  }

  @Override
  public Rate attempt(OpenRows table, int[] people, Context context) {
    SecretColumn secret = new SecretColumn(table, Optional.empty(), context.control());
    Fits fits = new Fits(table, known, context.control());
    int right = 0;
    for (int person : people) {
      int[] rows = fits.of(person);
      right += rows.length > 0 && secret.of(person, secret.counts(rows)) == rows.length ? 1 : 0;
    }
    return new Rate(right, people.length);
  }
}
