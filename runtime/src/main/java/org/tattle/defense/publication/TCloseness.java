package org.tattle.defense.publication;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.run.Control;
import org.tattle.table.Closeness;
import org.tattle.table.Criterion;
import org.tattle.table.TableDraft;
import org.tattle.table.hierarchy.CodedColumn;
import org.tattle.table.search.Loss;

/**
 * Whoever finds the rows that may be a person's learns little more of the sensitive column than
 * anybody can who reads the whole table.
 */
@Component(
    name = "t_closeness",
    doc =
        "Makes columns coarser until what nobody should learn is spread among rows that are alike"
            + " as in the whole table.",
    paper = "Li, Li and Venkatasubramanian 2007, t-Closeness",
    example = "defend t_closeness t=0.2 on open as safer")
public record TCloseness(
    @Param(
            doc = "how far from the whole table it may be spread; 0 is alike, 1 nothing in common",
            min = 0,
            above = true,
            max = 1)
        double t,
    @Param(
            doc =
                "how far values are from each other: `equal`, `ordered` (by how many lie between),"
                    + " or `hierarchical` (by how far up they join)")
        Distance by,
    @Param(doc = "share of the rows that may be left out", share = true, min = 0, max = 1)
        double suppress,
    @Param(doc = "what to lose least of") Loss loss)
    implements PrivacyModel {
  public TCloseness() {
    this(0.2, Distance.EQUAL, 0, Loss.ENTROPY);
  }

  @Override
  public Criterion criterion(TableDraft draft, Control control) {
    return by.criterion(t, draft, control);
  }

  /** How far values are from each other. */
  public enum Distance {
    EQUAL,
    ORDERED,
    HIERARCHICAL;

    private Criterion criterion(double t, TableDraft draft, Control control) {
      CodedColumn secret = Secrets.find(draft, control);
      return switch (this) {
        case EQUAL -> Closeness.equal(t);
        case ORDERED -> Closeness.ordered(t, secret.texts());
        case HIERARCHICAL -> Closeness.hierarchical(t, Secrets.tree(draft, secret));
      };
    }
  }
}
