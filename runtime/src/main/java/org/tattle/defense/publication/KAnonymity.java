package org.tattle.defense.publication;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.run.Control;
import org.tattle.table.Criterion;
import org.tattle.table.TableDraft;
import org.tattle.table.search.Loss;

/**
 * Whoever knows a person finds the rows of k people at least that may be theirs; whose a row is
 * says {@code person=} of the data, and else each is somebody's own. What these rows have in common
 * is still told of all of them: see {@link LDiversity} and {@link TCloseness}.
 */
@Component(
    name = "k_anonymity",
    doc =
        "Makes columns coarser until every row is like those of k - 1 others by what is known of people.",
    paper = "Sweeney 2002, k-Anonymity: A Model for Protecting Privacy",
    example = "defend k_anonymity k=5 suppress=4% on open as safe")
public record KAnonymity(
    @Param(doc = "how many people at least nobody can tell apart", min = 2, max = 1e9) int k,
    @Param(doc = "share of the rows that may be left out", share = true, min = 0, max = 1)
        double suppress,
    @Param(doc = "what to lose least of") Loss loss)
    implements PrivacyModel {
  public KAnonymity() {
    this(5, 0, Loss.ENTROPY);
  }

  @Override
  public Criterion criterion(TableDraft draft, Control control) {
    return new Criterion.Anonymous(k, draft.persons().isPresent());
  }
}
