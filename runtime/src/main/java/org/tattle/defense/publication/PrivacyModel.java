package org.tattle.defense.publication;

import org.tattle.defense.PublicationDefense;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.table.Criterion;
import org.tattle.table.Demand;
import org.tattle.table.TableDraft;
import org.tattle.table.search.Generalisation;
import org.tattle.table.search.Loss;

/**
 * A condition on the classes of rows that nobody can tell apart. It is kept by recoding all values
 * of a column alike, as little as can be, and by leaving out rows. On a table that keeps other
 * models already, the least is looked for that keeps all of them.
 */
interface PrivacyModel extends PublicationDefense {
  /** What classes must be like. */
  Criterion criterion(TableDraft draft, Control control);

  /** Which share of the rows may be left out. */
  double suppress();

  /** What to lose least of. */
  Loss loss();

  @Override
  default TableDraft treat(TableDraft draft, Randomness random, Control control) {
    Generalisation.quasi(draft);
    return Generalisation.apply(
        draft, new Demand(criterion(draft, control), suppress()), loss(), control);
  }
}
