package org.tattle.defense.publication;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.run.Control;
import org.tattle.table.Criterion;
import org.tattle.table.TableDraft;
import org.tattle.table.search.Loss;

/**
 * As {@link KAnonymity} against whoever does not know that a person is in the table: the people who
 * are not count, too, as far as the data have them.
 */
@Component(
    name = "k_map",
    doc = "Makes columns coarser until k people, in the table or not, fit every row.",
    paper = "Sweeney 2001, Computational Disclosure Control",
    example = "defend k_map k=5 suppress=4% on open as safe")
public record KMap(
    @Param(doc = "how many people at least fit a row", min = 2, max = 1e9) int k,
    @Param(doc = "share of the rows that may be left out", share = true, min = 0, max = 1)
        double suppress,
    @Param(doc = "what to lose least of") Loss loss)
    implements PrivacyModel {
  public KMap() {
    this(5, 0, Loss.ENTROPY);
  }

  @Override
  public Criterion criterion(TableDraft draft, Control control) {
    return new Criterion.Mapped(k);
  }
}
