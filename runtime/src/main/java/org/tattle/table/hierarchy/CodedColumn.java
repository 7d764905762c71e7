package org.tattle.table.hierarchy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tattle.data.WrittenColumn;
import org.tattle.run.Control;
import org.tattle.run.catalogue.PublicationFaults;

/**
 * A column as numbers, one for each different text: what millions of rows are grouped by.
 *
 * @param name its heading
 * @param codes of each row, the number of its text, {@code [rows]}
 * @param texts the different texts
 */
public record CodedColumn(String name, int[] codes, List<String> texts) {
  private static final int ASKED = 1 << 16;

  /** Numbers the texts of a column in the order in which they come. */
  public static CodedColumn of(WrittenColumn column, Control control) {
    Map<String, Integer> numbers = new HashMap<>();
    List<String> texts = new ArrayList<>();
    int[] codes = new int[column.size()];
    for (int row = 0; row < codes.length; row++) {
      ask(row, control);
      String text = column.text(row);
      Integer number = numbers.get(text);
      if (number == null) {
        number = texts.size();
        numbers.put(text, number);
        texts.add(text);
      }
      codes[row] = number;
    }
    return new CodedColumn(column.name(), codes, texts);
  }

  /**
   * Numbers the texts as a hierarchy does.
   *
   * @throws org.tattle.run.Fault R525 if it does not know one of them
   */
  public static CodedColumn of(WrittenColumn column, Hierarchy by, Control control) {
    CodedColumn plain = of(column, control);
    int[] known = new int[plain.texts.size()];
    for (int i = 0; i < known.length; i++) {
      String text = plain.texts.get(i);
      known[i] =
          by.code(text)
              .orElseThrow(
                  () -> Hierarchy.fault(PublicationFaults.VALUE_UNKNOWN, column.name(), text));
    }
    return new CodedColumn(
        column.name(), Arrays.stream(plain.codes).map(code -> known[code]).toArray(), by.values());
  }

  /** The given rows, in the given order. */
  public CodedColumn take(int[] rows) {
    return new CodedColumn(name, Arrays.stream(rows).map(row -> codes[row]).toArray(), texts);
  }

  private static void ask(int row, Control control) {
    if (row % ASKED == 0) {
      control.check();
    }
  }
}
