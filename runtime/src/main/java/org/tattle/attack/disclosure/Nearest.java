package org.tattle.attack.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tattle.data.WrittenColumn;
import org.tattle.data.table.cell.PlainNumber;
import org.tattle.publication.OpenRows;
import org.tattle.run.Control;
import org.tattle.table.Fitting;

/**
 * The published rows that are nearest to what is known of a person (Gower 1971): a column of
 * numbers counts by how far apart they are as a share of its span, any other by whether it is the
 * same. Rows that are alike in these columns are looked at once.
 */
final class Nearest {
  private final List<WrittenColumn> people = new ArrayList<>();
  private final List<Map<String, Integer>> codes = new ArrayList<>();
  private final List<int[]> classCodes = new ArrayList<>();
  private final List<double[]> classNumbers = new ArrayList<>();
  private final List<Double> spans = new ArrayList<>();
  private final Fitting rows;
  private final int[][] members;
  private final Control control;

  Nearest(OpenRows table, List<String> columns, Control control) {
    this.control = control;
    List<WrittenColumn> published =
        columns.stream().map(name -> table.table().column(name).orElseThrow()).toList();
    int count = table.count();
    rows = new Fitting(published, List.of(), count, 0, control);
    List<List<Integer>> of = new ArrayList<>();
    for (int i = 0; i < rows.classes(); i++) {
      of.add(new ArrayList<>());
    }
    for (int row = 0; row < count; row++) {
      of.get(rows.ofRow(row)).add(row);
    }
    members = of.stream().map(it -> it.stream().mapToInt(i -> i).toArray()).toArray(int[][]::new);
    for (WrittenColumn column : published) {
      people.add(table.everybody().column(column.name()).orElseThrow());
      add(column);
    }
  }

  private void add(WrittenColumn column) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] code = new int[members.length];
    double[] number = new double[members.length];
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    boolean all = true;
    for (int i = 0; i < members.length; i++) {
      String text = column.text(members[i][0]);
      code[i] = numbers.computeIfAbsent(text, t -> numbers.size());
      number[i] = PlainNumber.of(text);
      all &= !Double.isNaN(number[i]);
      low = Math.min(low, number[i]);
      high = Math.max(high, number[i]);
    }
    codes.add(numbers);
    classCodes.add(code);
    classNumbers.add(all ? number : null);
    spans.add(Math.max(high - low, Double.MIN_NORMAL));
  }

  /** The rows that are nearest to a person, all that are as near. */
  int[] of(int person) {
    control.check();
    double[] far = new double[members.length];
    for (int c = 0; c < people.size(); c++) {
      add(c, people.get(c).text(person), far);
    }
    double least = Double.POSITIVE_INFINITY;
    for (double one : far) {
      least = Math.min(least, one);
    }
    List<int[]> near = new ArrayList<>();
    int size = 0;
    for (int i = 0; i < far.length; i++) {
      if (far[i] <= least + 1e-12) {
        near.add(members[i]);
        size += members[i].length;
      }
    }
    int[] found = new int[size];
    int at = 0;
    for (int[] some : near) {
      System.arraycopy(some, 0, found, at, some.length);
      at += some.length;
    }
    return found;
  }

  private void add(int column, String text, double[] far) {
    double[] numbers = classNumbers.get(column);
    double number = PlainNumber.of(text);
    if (numbers != null && !Double.isNaN(number)) {
      for (int i = 0; i < far.length; i++) {
        far[i] += Math.min(1, Math.abs(numbers[i] - number) / spans.get(column));
      }
      return;
    }
    int code = codes.get(column).getOrDefault(text, -1);
    int[] there = classCodes.get(column);
    for (int i = 0; i < far.length; i++) {
      far[i] += there[i] == code ? 0 : 1;
    }
  }
}
