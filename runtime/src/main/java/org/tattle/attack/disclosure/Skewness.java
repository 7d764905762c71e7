package org.tattle.attack.disclosure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.tattle.attack.Context;
import org.tattle.attack.Threat;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.publication.OpenRows;

/**
 * Finds what is true of a person much likelier by the rows that fit than by the whole table (Li, Li
 * and Venkatasubramanian 2007, section 3): what l-diversity leaves, and t-closeness bounds.
 */
@Component(
    name = "skewness",
    doc = "Finds what is true of a person some times likelier by the rows that fit them.",
    paper = "Li, Li and Venkatasubramanian 2007, t-Closeness",
    example = "attack skewness on open with times=3")
public record Skewness(
    @Param(
            doc = "what the attacker knows of a person; the quasi-identifiers if not given",
            column = true)
        List<String> known,
    @Param(doc = "how many times likelier", min = 1, above = true, max = 1e9) double times,
    @Param(doc = "people to try it on, of each kind, at most", min = 10, max = 1e8) int attempts)
    implements TableAttack {
  public Skewness {
    known = List.copyOf(known);
  }

  public Skewness() {
    this(List.of(), 3, 100_000);
  }

  @Override
  public Threat threat() {
    return Threat.INFERENCE;
  }

  @Override
  public String what(OpenRows table) {
    return "finds what is true of “%s” %s times likelier"
        .formatted(
            SecretColumn.name(table, Optional.empty()),
            BigDecimal.valueOf(times).stripTrailingZeros().toPlainString());
  }

  @Override
  public Rate attempt(OpenRows table, int[] people, Context context) {
    SecretColumn secret = new SecretColumn(table, Optional.empty(), context.control());
    Fits fits = new Fits(table, known, context.control());
    double all = table.count();
    int right = 0;
    for (int person : people) {
      int[] rows = fits.of(person);
      double here =
          rows.length == 0 ? 0 : (double) secret.of(person, secret.counts(rows)) / rows.length;
      right += here >= times * secret.of(person, secret.overall()) / all && here > 0 ? 1 : 0;
    }
    return new Rate(right, people.length);
  }
}
