package org.tattle.data.table;

import java.util.ArrayList;
import java.util.List;
import org.tattle.run.Fault;
import org.tattle.run.Message;

/**
 * The classes of a table's rows.
 *
 * @param rows the class of each row, {@code 0 .. classes-1}
 * @param classes their names
 */
record Labels(int[] rows, List<String> classes) {

  /**
   * The classes that the cells of the label's column name: those that were declared, else those
   * that there are.
   *
   * @throws Fault R506 if one is none of those declared, R509 if all rows have the same
   */
  static Labels of(ColumnCells cells, Domains domains) {
    List<String> classes = new ArrayList<>();
    int[] ranks =
        domains.of(cells.name()).orElse(null) instanceof Domains.Names declared
            ? declared(cells, declared.names(), classes)
            : Encoding.ranks(cells, classes);
    if (classes.size() < 2) {
      throw new Fault(
          "R509",
          "label",
          Message.of(
              "`%s` is `%s` in %s",
              cells.name(),
              classes.get(0),
              cells.size() == 1 ? "the only row" : Message.of("all %,d rows", cells.size())),
          "a model needs at least two classes to tell apart",
          Message.of("`%s` is the same in all rows", cells.name()));
    }
    int[] labels = new int[cells.size()];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = ranks[cells.code(row)];
    }
    return new Labels(labels, classes);
  }

  /** The place of each label that there is among those that were declared. */
  private static int[] declared(ColumnCells cells, List<String> declared, List<String> classes) {
    classes.addAll(declared);
    return cells.values().stream().mapToInt(value -> place(cells, value, declared)).toArray();
  }

  private static int place(ColumnCells cells, ColumnCells.Value value, List<String> declared) {
    int at = declared.indexOf(value.text());
    if (at < 0) {
      throw new Fault(
          "R506",
          "domain",
          Message.of(
              "line %d, column `%s`: the label is none of those declared",
              value.line(), cells.name()),
          "declare all labels that there can be, spelt as they are");
    }
    return at;
  }
}
