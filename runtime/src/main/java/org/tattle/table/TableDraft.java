package org.tattle.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tattle.data.Column.Role;
import org.tattle.data.Persons;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.run.Control;
import org.tattle.table.hierarchy.CodedColumn;
import org.tattle.table.hierarchy.Hierarchies;

/**
 * A table on its way to the public: what is to be published of whom, and what whoever knows people
 * would look for.
 *
 * @param members whose rows were to be published, before anything was done
 * @param base whose rows may be published, before hierarchies recode them
 * @param source everybody's rows before hierarchies recode them
 * @param people the same as someone writes them who knows the people, and nothing that was drawn
 * @param known everybody's rows as someone writes them who knows the people and what is published
 * @param rows the rows to publish
 * @param owners of each of them, whose it is: the number of a row of {@code known}
 * @param hierarchies how columns become coarser
 * @param demands the models of privacy that recoding {@code source} keeps so far
 * @param persons whose row each of {@code known} is, where a person may have several
 */
public record TableDraft(
    int[] members,
    int[] base,
    WrittenTable source,
    WrittenTable people,
    WrittenTable known,
    WrittenTable rows,
    int[] owners,
    Hierarchies hierarchies,
    List<Demand> demands,
    Optional<Persons> persons) {
  public TableDraft {
    demands = List.copyOf(demands);
  }

  /** One of which nothing was changed yet, with a row for each person. */
  public static TableDraft of(WrittenTable everybody, int[] members, Hierarchies hierarchies) {
    return of(everybody, members, hierarchies, Optional.empty());
  }

  /** One of which nothing was changed yet. */
  public static TableDraft of(
      WrittenTable everybody, int[] members, Hierarchies hierarchies, Optional<Persons> persons) {
    return new TableDraft(
        members,
        members,
        everybody,
        everybody,
        everybody,
        everybody.take(members),
        members,
        hierarchies,
        List.of(),
        persons);
  }

  /** The same with other columns, whose cells are each written by what stands in them alone. */
  public TableDraft columns(UnaryOperator<WrittenTable> change) {
    return new TableDraft(
        members,
        base,
        change.apply(source),
        change.apply(people),
        change.apply(known),
        change.apply(rows),
        owners,
        hierarchies,
        demands,
        persons);
  }

  /**
   * The same with other cells in the published rows, of which nobody knows who knows the people.
   * The models that were kept before need not be kept any more.
   */
  public TableDraft redrawn(WrittenTable cells) {
    List<WrittenColumn> columns = new ArrayList<>();
    for (WrittenColumn column : cells.columns()) {
      WrittenColumn before = known.column(column.name()).orElseThrow();
      int[] place = new int[before.size()];
      for (int row = 0; row < owners.length; row++) {
        place[owners[row]] = row + 1;
      }
      WrittenColumn.Builder made = new WrittenColumn.Builder(column.name(), column.role());
      for (int person = 0; person < place.length; person++) {
        made.add(place[person] > 0 ? column.text(place[person] - 1) : before.text(person));
      }
      columns.add(made.build());
    }
    WrittenTable everybody = replace(known, columns);
    return new TableDraft(
        members,
        owners,
        everybody,
        known,
        known,
        everybody.take(owners),
        owners,
        hierarchies,
        List.of(),
        persons);
  }

  /** The same as a table of its own: what was recoded or drawn stays so, and is recoded further. */
  public TableDraft settled() {
    return source == people ? regrouped(known, owners) : redrawn(rows);
  }

  /** The same in classes, of which everybody knows how they are written. */
  public TableDraft regrouped(WrittenTable everybody, int[] kept) {
    return new TableDraft(
        members,
        kept,
        everybody,
        everybody,
        everybody,
        everybody.take(kept),
        kept,
        hierarchies,
        List.of(),
        persons);
  }

  /**
   * The same recoded by hierarchies.
   *
   * @param published everybody's rows, recoded
   * @param wanted the same as someone writes them who knows the people
   */
  public TableDraft recoded(
      WrittenTable published, WrittenTable wanted, int[] kept, List<Demand> promised) {
    return new TableDraft(
        members,
        base,
        source,
        people,
        wanted,
        published.take(kept),
        kept,
        hierarchies,
        promised,
        persons);
  }

  /** Who a row of everybody's is of: as the data say, or somebody of whom there is no other. */
  public String person(int row) {
    return persons.map(whose -> whose.names().get(row)).orElseGet(() -> "row " + row);
  }

  /** The person of some of everybody's rows, by a number, if somebody may have several. */
  public Optional<int[]> owners(int... some) {
    return persons.map(
        whose -> {
          int[] owners = whose.owners();
          return IntStream.of(some).map(row -> owners[row]).toArray();
        });
  }

  /** The columns that others know of people. */
  public List<WrittenColumn> quasi() {
    return source.columns(Role.QUASI);
  }

  /** The column that nobody should learn, numbered as its hierarchy does if one is given. */
  public Optional<CodedColumn> secret(Control control) {
    return source.columns(Role.SENSITIVE).stream()
        .findFirst()
        .map(
            column ->
                hierarchies
                    .given(column.name())
                    .map(tree -> CodedColumn.of(column, tree, control))
                    .orElseGet(() -> CodedColumn.of(column, control)));
  }

  /** Each column of a table, or another one in its place. */
  public static WrittenTable replace(WrittenTable table, List<WrittenColumn> others) {
    List<WrittenColumn> columns = new ArrayList<>();
    for (WrittenColumn column : table.columns()) {
      columns.add(
          others.stream()
              .filter(other -> other.name().equals(column.name()))
              .findFirst()
              .orElse(column));
    }
    return new WrittenTable(columns);
  }

  /** With one more model to keep. */
  public List<Demand> with(Demand demand) {
    return Stream.concat(demands.stream(), Stream.of(demand)).toList();
  }

  /** Of everybody, whose rows were to be published. */
  public boolean[] published() {
    boolean[] published = new boolean[source.columns().get(0).size()];
    IntStream.of(base).forEach(row -> published[row] = true);
    return published;
  }
}
