package org.tattle.defense.publication;

import java.util.List;
import java.util.stream.IntStream;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.PublicationDefense;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;
import org.tattle.run.catalogue.PublicationFaults;
import org.tattle.table.Fitting;
import org.tattle.table.TableDraft;
import org.tattle.table.search.Generalisation;

/**
 * Leaves out rows that too few others are like by what is known of people, and changes nothing of
 * the others.
 */
@Component(
    name = "leave_out",
    doc = "Leaves out rows that are like fewer than k - 1 others by what is known of people.",
    paper = "Samarati and Sweeney 1998, Generalization and Suppression",
    example = "defend leave_out k=2 on open as fewer")
public record LeaveOut(
    @Param(doc = "how many rows at least nobody can tell apart", min = 2, max = 1e9) int k)
    implements PublicationDefense {
  public LeaveOut() {
    this(2);
  }

  @Override
  public TableDraft treat(TableDraft draft, Randomness random, Control control) {
    TableDraft settled = draft.settled();
    Fitting rows =
        new Fitting(
            Generalisation.quasi(settled).stream()
                .map(column -> settled.rows().column(column.name()).orElseThrow())
                .toList(),
            List.of(),
            settled.owners().length,
            0,
            control);
    int[] kept =
        IntStream.range(0, settled.owners().length)
            .filter(row -> rows.size(rows.ofRow(row)) >= k)
            .map(row -> settled.owners()[row])
            .toArray();
    if (kept.length == 0) {
      throw Fault.of(PublicationFaults.NOTHING_LEFT);
    }
    return settled.regrouped(settled.known(), kept);
  }
}
