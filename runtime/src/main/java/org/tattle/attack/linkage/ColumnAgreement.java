package org.tattle.attack.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tattle.data.WrittenColumn;
import org.tattle.publication.PublishedTable;
import org.tattle.run.Control;
import org.tattle.table.hierarchy.CodedColumn;

/**
 * In which columns people and published rows agree, as bits. What is published agrees with what is
 * written alike, and with what it stands for: {@code 30-39} with each age that is so written of
 * somebody.
 */
final class ColumnAgreement {
  private static final BitSet NOTHING = new BitSet();

  private final List<CodedColumn> published = new ArrayList<>();
  private final List<Map<String, BitSet>> writings = new ArrayList<>();
  private final List<int[]> counts = new ArrayList<>();
  private final int rows;

  ColumnAgreement(PublishedTable table, List<String> by, Control control) {
    rows = table.owners().length;
    for (String name : by) {
      CodedColumn column = CodedColumn.of(table.table().column(name).orElseThrow(), control);
      published.add(column);
      int[] having = new int[column.texts().size()];
      Arrays.stream(column.codes()).forEach(code -> having[code]++);
      counts.add(having);
      writings.add(writings(column.texts(), table, name, control));
    }
  }

  /** Of each text, as it was or as it is written, the codes of what is published that fit it. */
  private static Map<String, BitSet> writings(
      List<String> texts, PublishedTable table, String name, Control control) {
    Map<String, Integer> code = new HashMap<>();
    texts.forEach(text -> code.put(text, code.size()));
    Map<String, BitSet> fit = new HashMap<>();
    texts.forEach(text -> add(fit, text, code.get(text)));
    WrittenColumn raw = table.truth().column(name).orElseThrow();
    WrittenColumn written = table.everybody().column(name).orElseThrow();
    Set<List<String>> seen = new HashSet<>();
    for (int person = 0; person < raw.size(); person++) {
      control.check();
      List<String> pair = List.of(raw.text(person), written.text(person));
      if (seen.add(pair) && code.containsKey(pair.get(1))) {
        add(fit, pair.get(0), code.get(pair.get(1)));
      }
    }
    return fit;
  }

  private static void add(Map<String, BitSet> fit, String text, int code) {
    fit.computeIfAbsent(text, it -> new BitSet()).set(code);
  }

  /** Of each column, the share of rows that fit what is known of a person. */
  double[] shares(Sought people, int person) {
    double[] shares = new double[published.size()];
    for (int c = 0; c < shares.length; c++) {
      BitSet fit = writings.get(c).getOrDefault(people.known().get(c).text(person), NOTHING);
      int[] having = counts.get(c);
      shares[c] = fit.stream().mapToDouble(code -> having[code]).sum() / Math.max(1, rows);
    }
    return shares;
  }

  int columns() {
    return published.size();
  }

  int rows() {
    return rows;
  }

  /**
   * Of each row, in which columns it agrees with a person.
   *
   * @param into {@code [rows]}, filled
   */
  void with(Sought people, int person, int[] into) {
    Arrays.fill(into, 0);
    for (int c = 0; c < published.size(); c++) {
      BitSet fit = writings.get(c).getOrDefault(people.known().get(c).text(person), NOTHING);
      int[] codes = published.get(c).codes();
      int bit = 1 << c;
      for (int row = 0; row < rows; row++) {
        into[row] |= fit.get(codes[row]) ? bit : 0;
      }
    }
  }
}
