package org.tattle.defense.publication;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.run.Control;
import org.tattle.table.Criterion;
import org.tattle.table.TableDraft;
import org.tattle.table.search.Loss;

/**
 * The marketer's risk: who picks a row for each person in the table is right for so many of them.
 * Some rows may still be alone.
 */
@Component(
    name = "average_risk",
    doc = "Makes columns coarser until a person's row is picked with a small chance on average.",
    paper = "El Emam 2013, Guide to the De-Identification of Personal Health Information",
    example = "defend average_risk risk=5% suppress=4% on open as safe")
public record AverageRisk(
    @Param(
            doc = "chance to pick the row of a person who is in the table, on average",
            share = true,
            min = 0,
            above = true,
            max = 1)
        double risk,
    @Param(doc = "share of the rows that may be left out", share = true, min = 0, max = 1)
        double suppress,
    @Param(doc = "what to lose least of") Loss loss)
    implements PrivacyModel {
  public AverageRisk() {
    this(0.05, 0, Loss.ENTROPY);
  }

  @Override
  public Criterion criterion(TableDraft draft, Control control) {
    return new Criterion.Risky(risk);
  }
}
