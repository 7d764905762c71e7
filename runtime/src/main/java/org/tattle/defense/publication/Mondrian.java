package org.tattle.defense.publication;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.PublicationDefense;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;
import org.tattle.run.catalogue.PublicationFaults;
import org.tattle.table.TableDraft;
import org.tattle.table.search.MondrianCuts;

/**
 * As {@link KAnonymity}, with values written as ranges that are narrow where many people are. It
 * needs no hierarchies, leaves nobody out, and takes columns of any number; what is published is
 * not written alike everywhere, which makes it harder to work with.
 */
@Component(
    name = "mondrian",
    doc =
        "Writes columns as ranges until every row is like those of k - 1 others, narrow where many are.",
    paper = "LeFevre, DeWitt and Ramakrishnan 2006, Mondrian Multidimensional K-Anonymity",
    example = "defend mondrian k=5 on open as safe")
public record Mondrian(
    @Param(doc = "how many people at least nobody can tell apart", min = 2, max = 1e9) int k)
    implements PublicationDefense {
  public Mondrian() {
    this(5);
  }

  @Override
  public TableDraft treat(TableDraft draft, Randomness random, Control control) {
    if (k > draft.owners().length) {
      throw Fault.of(PublicationFaults.TOO_MANY_ALIKE, k, draft.owners().length);
    }
    return MondrianCuts.cut(draft.settled(), k, control);
  }
}
