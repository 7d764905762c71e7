package org.tattle.defense.publication;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.table.Criterion;
import org.tattle.table.Diversity;
import org.tattle.table.TableDraft;
import org.tattle.table.search.Loss;

/** Whoever finds the rows that may be a person's does not learn the sensitive column by that. */
@Component(
    name = "l_diversity",
    doc =
        "Makes columns coarser until what nobody should learn is various among rows that are"
            + " alike.",
    paper = "Machanavajjhala et al. 2007, l-Diversity: Privacy Beyond k-Anonymity",
    example = "defend l_diversity l=3 by=entropy on open as safe")
public record LDiversity(
    @Param(doc = "how various it is at least", min = 1, above = true, max = 1e6) double l,
    @Param(
            doc =
                "`distinct`: different values; `entropy`: as various as so many that are alike"
                    + " often; `recursive`: the most frequent is less than c times those from the"
                    + " l-th on")
        Diversity.Kind by,
    @Param(doc = "c of `recursive`", min = 0, above = true, max = 1e6) double c,
    @Param(doc = "share of the rows that may be left out", share = true, min = 0, max = 1)
        double suppress,
    @Param(doc = "what to lose least of") Loss loss)
    implements PrivacyModel {
  public LDiversity() {
    this(3, Diversity.Kind.DISTINCT, 3, 0, Loss.ENTROPY);
  }

  @Override
  public Criterion criterion(TableDraft draft, Control control) {
    return new Diversity(by, l, c);
  }

  @Override
  public TableDraft treat(TableDraft draft, Randomness random, Control control) {
    Secrets.find(draft, control);
    return PrivacyModel.super.treat(draft, random, control);
  }
}
