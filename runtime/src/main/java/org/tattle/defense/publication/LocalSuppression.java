package org.tattle.defense.publication;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.WrittenColumn;
import org.tattle.defense.PublicationDefense;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;
import org.tattle.run.catalogue.PublicationFaults;
import org.tattle.table.Fitting;
import org.tattle.table.TableDraft;
import org.tattle.table.hierarchy.CodedColumn;
import org.tattle.table.hierarchy.Hierarchy;
import org.tattle.table.search.Generalisation;

/**
 * Leaves cells empty rather than making columns coarser for all: of rows that are like fewer than k
 * - 1 others, the column with the most values is left empty, then the next, until they are. Those
 * that are not even then are left out. Whoever looks for a person is taken to know which cells of
 * that person would be empty.
 */
@Component(
    name = "local_suppression",
    doc = "Leaves cells empty in rows that are like fewer than k - 1 others.",
    paper = "Hundepool et al. 2012, Statistical Disclosure Control, section 3.2",
    example = "defend local_suppression k=5 on open as safe")
public record LocalSuppression(
    @Param(doc = "how many rows at least nobody can tell apart", min = 2, max = 1e9) int k)
    implements PublicationDefense {
  public LocalSuppression() {
    this(5);
  }

  @Override
  public TableDraft treat(TableDraft draft, Randomness random, Control control) {
    TableDraft settled = draft.settled();
    List<WrittenColumn> columns = new ArrayList<>(Generalisation.quasi(settled));
    int[] order =
        IntStream.range(0, columns.size())
            .boxed()
            .sorted(
                Comparator.comparingInt(
                    c -> -CodedColumn.of(columns.get(c), control).texts().size()))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] published = settled.owners();
    for (int c : order) {
      boolean[] few = few(columns, published, control);
      WrittenColumn before = columns.get(c);
      WrittenColumn.Builder made = new WrittenColumn.Builder(before.name(), before.role());
      for (int person = 0; person < before.size(); person++) {
        made.add(few[person] ? Hierarchy.ANY : before.text(person));
      }
      columns.set(c, made.build());
    }
    boolean[] left = few(columns, published, control);
    int[] kept = IntStream.of(published).filter(person -> !left[person]).toArray();
    if (kept.length == 0) {
      throw Fault.of(PublicationFaults.NOTHING_LEFT);
    }
    return settled.regrouped(TableDraft.replace(settled.known(), columns), kept);
  }

  /** Of everybody, whether fewer than k published rows are written as theirs is. */
  private boolean[] few(List<WrittenColumn> columns, int[] published, Control control) {
    Fitting rows =
        new Fitting(
            columns.stream().map(column -> column.take(published)).toList(),
            columns,
            published.length,
            columns.get(0).size(),
            control);
    boolean[] few = new boolean[columns.get(0).size()];
    for (int person = 0; person < few.length; person++) {
      few[person] = rows.size(rows.ofPerson(person)) < k;
    }
    return few;
  }
}
