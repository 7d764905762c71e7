package org.tattle.publication;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tattle.component.Metric;
import org.tattle.data.WrittenTable;
import org.tattle.defense.CountDefense;
import org.tattle.measure.Estimate;
import org.tattle.model.Access;
import org.tattle.run.Control;
import org.tattle.subject.SubjectKind;
import org.tattle.subject.train.Trainer;
import org.tattle.table.counts.CellBounds;
import org.tattle.table.counts.CountDraft;
import org.tattle.table.counts.CountTable;
import org.tattle.table.counts.Fitted;

/** Counts of the members that anybody can have. */
@SubjectKind(noun = "table of counts", stages = CountDefense.class)
public final class PublishedCounts extends PublicSubject<PublishedCounts, CountsRecipe> {
  private final CountDraft draft;
  private final int[] everybody;
  private int[] likeliest;

  /**
   * @param everybody of each row of the data, its combination
   * @param seeded whether defenses draw from a seed that was set
   */
  PublishedCounts(
      CountsRecipe recipe, CountDraft draft, int[] everybody, boolean seeded, Control control) {
    super(recipe, seeded, control);
    this.draft = draft;
    this.everybody = everybody;
  }

  @Override
  public Set<Access> access() {
    return Set.of(Access.COUNTS);
  }

  @Override
  public Optional<WrittenTable> published() {
    return Optional.of(draft.written());
  }

  /** The counts. */
  public CountDraft counts() {
    return draft;
  }

  /** Of each row of the data, its combination of the columns that are counted. */
  public int[] everybody() {
    return everybody;
  }

  /** The same counts as they are published when these people are not there any more. */
  public CountDraft without(Trainer trainer, Control control, int... people) {
    return recipe.without(people).make(trainer, control).draft;
  }

  @Override
  public Map<String, String> facts() {
    return Map.of(
        "publishes",
        "how many people have each combination of " + String.join(", ", recipe.how().by()));
  }

  private double cells() {
    return draft.tables().stream().mapToDouble(CountTable::cells).sum();
  }

  @Metric(doc = "people who are counted", worth = 1)
  public Estimate people() {
    return Estimate.exact(recipe.split().members().length);
  }

  @Metric(doc = "counts that are published, sums among them", worth = 2)
  public Estimate counted() {
    return Estimate.exact(cells());
  }

  @Metric(doc = "counts that are told exactly", share = true, headline = true, worth = 3)
  public Estimate told() {
    double exact = 0;
    for (CountTable table : draft.tables()) {
      for (int cell = 0; cell < table.cells(); cell++) {
        exact += table.exact(cell) ? 1 : 0;
      }
    }
    return Estimate.exact(exact / cells());
  }

  @Metric(
      doc =
          "people whom the likeliest counts of all combinations put elsewhere than they are (total"
              + " variation)",
      share = true,
      worth = 4)
  public Estimate misplaced() {
    int people = draft.people().length;
    int[] truth = draft.truth();
    int[] likeliest = likeliest();
    double apart = 0;
    for (int cell = 0; cell < truth.length; cell++) {
      apart += Math.abs(truth[cell] - likeliest[cell]);
    }
    return Estimate.exact(Math.min(1, apart / 2 / Math.max(1, people)));
  }

  private synchronized int[] likeliest() {
    if (likeliest == null) {
      likeliest = Fitted.counts(new CellBounds(draft, control), draft.people().length, control);
    }
    return likeliest;
  }
}
