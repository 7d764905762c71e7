package org.tattle.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.WrittenColumn;
import org.tattle.data.table.cell.Headings;
import org.tattle.model.Access;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.PublicationFaults;
import org.tattle.run.catalogue.TableFaults;
import org.tattle.subject.Recipe;
import org.tattle.subject.SubjectMaker;
import org.tattle.table.counts.CountDraft;
import org.tattle.table.counts.Crossing;
import org.tattle.table.counts.Thresholds;

/**
 * Publishes how many of the members have each combination of some columns, with all sums over these
 * columns: contingency tables as statistical offices give them out.
 */
@Component(
    name = "counts",
    doc = "How many members have each combination of some columns, with all sums of them.",
    paper = "Hundepool et al. 2012, Statistical Disclosure Control, chapter 4",
    example = "publish counts on patients by age, ward with threshold=5 as counts")
public record PublishCounts(
    @Param(doc = "the columns to count by", required = true, column = true) List<String> by,
    @Param(doc = "how many columns a table has at most", min = 1, max = 16) int ways,
    @Param(
            doc = "counts below it, but above 0, are not told: `1-4` for each if it is 5",
            min = 1,
            max = 1e9)
        int threshold)
    implements SubjectMaker {
  /** So many combinations there may be. */
  static final int MOST_CELLS = 1 << 20;

  private static final int MOST_COLUMNS = 16;

  public PublishCounts {
    by = by.stream().distinct().toList();
  }

  public PublishCounts() {
    this(List.of(), MOST_COLUMNS, 1);
  }

  @Override
  public Class<PublishedCounts> makes() {
    return PublishedCounts.class;
  }

  @Override
  public Set<Access> shows() {
    return Set.of(Access.COUNTS);
  }

  /**
   * How they are made.
   *
   * @throws Fault T306 if the data are no table, R504 if it has no such column, R527 if there are
   *     too many combinations
   */
  @Override
  public Recipe<PublishedCounts> recipe(Ingredients from, Control control) {
    Dataset data = from.data();
    Split split = from.split();
    columns(data);
    return new CountsRecipe(data, split, this, List.of(), List.of());
  }

  /** The columns to count by, of everybody. */
  private List<WrittenColumn> columns(Dataset data) {
    if (data.written().columns().isEmpty()) {
      throw Fault.of(TableFaults.NOT_WRITTEN, data.name());
    }
    List<String> there = data.written().columns().stream().map(WrittenColumn::name).toList();
    List<WrittenColumn> columns = new ArrayList<>();
    for (String name : by) {
      Headings.find(there, name, "by", data.name(), "name one of its columns");
      columns.add(data.written().column(name).orElseThrow());
    }
    if (columns.isEmpty() || columns.size() > MOST_COLUMNS) {
      throw Fault.of(PublicationFaults.NOTHING_COUNTED, MOST_COLUMNS).at("by");
    }
    return columns;
  }

  /** The members' counts. */
  CountDraft draft(Dataset data, int[] members, Control control) {
    List<WrittenColumn> columns = columns(data);
    Crossing crossing = Crossing.of(columns, control);
    if (crossing.size() > MOST_CELLS) {
      throw Fault.of(PublicationFaults.TOO_MANY_COUNTS, crossing.size(), MOST_CELLS).at("by");
    }
    int[] people = crossing.of(columns.stream().map(column -> column.take(members)).toList());
    return Thresholds.suppress(CountDraft.of(crossing, people, ways), threshold);
  }

  /** The combinations that people have, of everybody. */
  int[] everybody(Dataset data, Crossing crossing) {
    return crossing.of(columns(data));
  }
}
