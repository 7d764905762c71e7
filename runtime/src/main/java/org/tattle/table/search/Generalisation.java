package org.tattle.table.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.PublicationFaults;
import org.tattle.table.Demand;
import org.tattle.table.TableDraft;
import org.tattle.table.hierarchy.CodedColumn;
import org.tattle.table.hierarchy.Heights;
import org.tattle.table.hierarchy.Hierarchy;

/** Makes a draft coarser until it keeps one more model of privacy, and loses least by it. */
public final class Generalisation {
  /** Bytes for each row: its codes twice, tuples, keys and hash tables. */
  private static final int BYTES_A_CODE = 3 * Integer.BYTES;

  private static final int BYTES_A_ROW = 96;

  private Generalisation() {}

  /**
   * Recodes everybody alike, and leaves out those members' rows that still fail.
   *
   * @throws Fault R526 if no recoding keeps all models, R527 if there are too many or too many
   *     rows, T306 if nothing is said to be known of people
   */
  public static TableDraft apply(TableDraft draft, Demand demand, Loss loss, Control control) {
    List<WrittenColumn> quasi = quasi(draft);
    List<Demand> demands = draft.with(demand);
    int[] base =
        demands.stream().anyMatch(it -> it.criterion().looksAtPeople())
            ? IntStream.range(0, quasi.get(0).size()).toArray()
            : draft.base();
    checkRoom(base.length, quasi.size() + 1);
    List<Hierarchy> hierarchies =
        quasi.stream().map(column -> draft.hierarchies().of(column, control)).toList();
    checkNodes(hierarchies);
    List<CodedColumn> coded = new ArrayList<>();
    for (int c = 0; c < quasi.size(); c++) {
      coded.add(CodedColumn.of(quasi.get(c), hierarchies.get(c), control));
    }
    boolean looks = demands.stream().anyMatch(it -> !it.criterion().bySizeAlone());
    boolean[] eligible = draft.published();
    Recoding best =
        FullDomain.search(
                hierarchies,
                coded.stream().map(column -> column.take(base)).toList(),
                looks ? draft.secret(control).map(it -> it.take(base)) : Optional.empty(),
                take(eligible, base),
                draft.owners(base),
                demands,
                loss,
                control)
            .orElseThrow(() -> nothingKeeps(draft, demands));
    if (best.suppressed() == draft.base().length) {
      throw nothingLeft();
    }
    int[] kept =
        IntStream.range(0, base.length)
            .filter(i -> eligible[base[i]] && !best.leftOut()[i])
            .map(i -> base[i])
            .toArray();
    WrittenTable published = recoded(draft.source(), draft.source(), hierarchies, best, control);
    WrittenTable wanted =
        draft.people() == draft.source()
            ? published
            : recoded(draft.people(), draft.source(), hierarchies, best, control);
    return draft.recoded(published, wanted, kept, demands);
  }

  /**
   * The same with some columns so many levels coarser, from where they stand.
   *
   * @throws Fault R525 if a cell stands on no level of its column's hierarchy
   */
  public static TableDraft coarser(
      TableDraft draft, List<String> names, int levels, Control control) {
    Map<String, Map<String, String>> raised = new HashMap<>();
    for (String name : names) {
      WrittenColumn source = draft.source().column(name).orElseThrow();
      raised.put(name, Heights.raised(draft.hierarchies().of(source, control), levels));
    }
    return draft.columns(
        table ->
            TableDraft.replace(
                table,
                table.columns().stream()
                    .filter(column -> raised.containsKey(column.name()))
                    .map(column -> raised(column, raised.get(column.name())))
                    .toList()));
  }

  private static WrittenColumn raised(WrittenColumn column, Map<String, String> becomes) {
    WrittenColumn.Builder made = new WrittenColumn.Builder(column.name(), column.role());
    for (int row = 0; row < column.size(); row++) {
      String text = column.text(row);
      String coarser = becomes.get(text);
      if (coarser == null) {
        throw Fault.of(PublicationFaults.VALUE_UNKNOWN, column.name(), text).at("columns");
      }
      made.add(coarser);
    }
    return made.build();
  }

  private static WrittenTable recoded(
      WrittenTable table,
      WrittenTable like,
      List<Hierarchy> hierarchies,
      Recoding by,
      Control control) {
    List<WrittenColumn> columns = new ArrayList<>();
    for (int c = 0; c < hierarchies.size(); c++) {
      Hierarchy hierarchy = hierarchies.get(c);
      WrittenColumn column = table.column(hierarchy.column()).orElseThrow();
      int level = by.levels().get(c);
      columns.add(table == like || level > 0 ? recoded(column, hierarchy, level, control) : column);
    }
    return TableDraft.replace(table, columns);
  }

  /**
   * The columns that others know of people.
   *
   * @throws Fault T306 if there are none
   */
  public static List<WrittenColumn> quasi(TableDraft draft) {
    List<WrittenColumn> quasi = draft.quasi();
    if (quasi.isEmpty()) {
      throw Fault.of(PublicationFaults.NOTHING_KNOWN);
    }
    return quasi;
  }

  private static WrittenColumn recoded(
      WrittenColumn column, Hierarchy hierarchy, int level, Control control) {
    WrittenColumn.Builder made = new WrittenColumn.Builder(column.name(), column.role());
    for (int code : CodedColumn.of(column, hierarchy, control).codes()) {
      made.add(hierarchy.label(level, code));
    }
    return made.build();
  }

  private static boolean[] take(boolean[] all, int[] some) {
    boolean[] taken = new boolean[some.length];
    for (int i = 0; i < some.length; i++) {
      taken[i] = all[some[i]];
    }
    return taken;
  }

  private static void checkNodes(List<Hierarchy> hierarchies) {
    double nodes = FullDomain.nodes(hierarchies);
    if (nodes > FullDomain.MOST_NODES) {
      throw Fault.of(
          PublicationFaults.TOO_MANY_WAYS, nodes, hierarchies.size(), FullDomain.MOST_NODES);
    }
  }

  private static void checkRoom(int rows, int columns) {
    Runtime machine = Runtime.getRuntime();
    long needed = (long) rows * (columns * BYTES_A_CODE + BYTES_A_ROW);
    long free = machine.maxMemory() - machine.totalMemory() + machine.freeMemory();
    if (needed > free) {
      throw Fault.of(
          PublicationFaults.NO_ROOM,
          rows,
          columns,
          needed >> 20,
          free >> 20,
          (needed * 2 >> 30) + 2);
    }
  }

  private static Fault nothingKeeps(TableDraft draft, List<Demand> demands) {
    int rows = draft.base().length;
    int least = demands.stream().mapToInt(it -> it.criterion().least()).max().orElse(1);
    if (least > rows) {
      return Fault.of(PublicationFaults.TOO_MANY_ALIKE, least, rows);
    }
    double most = demands.stream().mapToDouble(Demand::suppress).max().orElse(0);
    return Fault.of(PublicationFaults.NOTHING_KEEPS, 100 * most);
  }

  private static Fault nothingLeft() {
    return Fault.of(PublicationFaults.NOTHING_LEFT).at("suppress");
  }
}
