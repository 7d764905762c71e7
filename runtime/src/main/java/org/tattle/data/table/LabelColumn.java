package org.tattle.data.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tattle.data.Column;
import org.tattle.data.Labels;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.TableFaults;

/** What the cells of the column to predict stand for. */
final class LabelColumn {
  private LabelColumn() {}

  /**
   * The classes that the cells name: those that were declared, else those that there are.
   *
   * @throws Fault R506 if one is none of those declared, R509 if all rows have the same
   */
  static Labels.Classes classes(ColumnCells cells, Domains domains) {
    List<String> classes = new ArrayList<>();
    int[] ranks =
        domains.of(cells.name()).orElse(null) instanceof Domains.Names declared
            ? declared(cells, declared.names(), classes)
            : Encoding.ranks(cells, classes);
    if (classes.size() < 2) {
      throw constant(cells, classes.get(0), "a model needs at least two classes to tell apart");
    }
    int[] labels = new int[cells.size()];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = ranks[cells.code(row)];
    }
    return new Labels.Classes(labels, classes);
  }

  /**
   * The numbers that the cells are, brought near −1..1 as those of other columns are, or raw.
   *
   * @throws Fault R509 if all rows have the same
   */
  static Labels.Numbers numbers(ColumnCells cells, Domains domains, boolean raw) {
    double[] distinct =
        IntStream.range(0, cells.size()).mapToDouble(cells::number).distinct().limit(2).toArray();
    if (distinct.length < 2) {
      throw constant(cells, cells.values().get(0).text(), "there is nothing to learn");
    }
    Optional<Domains.Domain> range =
        domains.of(cells.name()).filter(Domains.Range.class::isInstance);
    Encoding encoding = Encoding.of(cells, Column.Role.LABEL, 0, range, raw);
    float[] scaled = new float[cells.size()];
    float[] one = new float[1];
    for (int row = 0; row < scaled.length; row++) {
      encoding.write(row, one);
      scaled[row] = one[0];
    }
    return new Labels.Numbers(scaled, encoding.column);
  }

  private static Fault constant(ColumnCells cells, String value, String hint) {
    Fault fault =
        cells.size() == 1
            ? Fault.of(TableFaults.LABEL_OF_ONE_ROW, cells.name(), value, hint)
            : Fault.of(TableFaults.LABEL_CONSTANT, cells.name(), value, cells.size(), hint);
    return fault.discreetly(TableFaults.LABEL_SAME, cells.name(), hint).at("label");
  }

  /** The place of each label that there is among those that were declared. */
  private static int[] declared(ColumnCells cells, List<String> declared, List<String> classes) {
    classes.addAll(declared);
    return cells.values().stream().mapToInt(value -> place(cells, value, declared)).toArray();
  }

  private static int place(ColumnCells cells, ColumnCells.Value value, List<String> declared) {
    int at = declared.indexOf(value.text());
    if (at < 0) {
      throw Fault.of(TableFaults.LABEL_NOT_DECLARED, value.line(), cells.name()).at("domain");
    }
    return at;
  }
}
