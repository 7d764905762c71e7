package org.tattle.defense.publication;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.ParameterFault;
import org.tattle.run.Control;
import org.tattle.table.Criterion;
import org.tattle.table.TableDraft;
import org.tattle.table.search.Loss;

/**
 * Of the people who fit a row, some are in the table and some are not: the members and the others
 * of the data. Of classes with too few of either the rows are left out.
 */
@Component(
    name = "delta_presence",
    doc =
        "Makes columns coarser until nobody can be sure that a person is in the table, or is not.",
    paper = "Nergiz, Atzori and Clifton 2007, Hiding the Presence of Individuals",
    example = "defend delta_presence least=10% most=90% on open as safe")
public record DeltaPresence(
    @Param(
            doc = "share of the people in a class that is in the table, at least",
            share = true,
            min = 0,
            max = 1)
        double least,
    @Param(doc = "the same, at most", share = true, min = 0, max = 1) double most,
    @Param(doc = "share of the rows that may be left out", share = true, min = 0, max = 1)
        double suppress,
    @Param(doc = "what to lose least of") Loss loss)
    implements PrivacyModel {
  public DeltaPresence {
    if (least >= most) {
      throw new ParameterFault("`least` must be below `most`", "least", "most");
    }
  }

  public DeltaPresence() {
    this(0, 0.9, 0, Loss.ENTROPY);
  }

  @Override
  public Criterion criterion(TableDraft draft, Control control) {
    return new Criterion.Present(least, most);
  }
}
