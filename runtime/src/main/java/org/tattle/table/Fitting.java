package org.tattle.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tattle.data.WrittenColumn;
import org.tattle.run.Control;

/**
 * Which published rows fit what is known of people: rows and people who are written alike in some
 * columns are in one class.
 */
public final class Fitting {
  private static final int ASKED = 1 << 16;

  private final int[] classOf;
  private final int[] sizes;
  private final int[] last;
  private final int rows;

  /**
   * @param published columns of the published rows
   * @param known the same columns as they would be written of people; none if only rows are asked
   *     for
   */
  public Fitting(
      List<WrittenColumn> published,
      List<WrittenColumn> known,
      int rows,
      int people,
      Control control) {
    this.rows = rows;
    int[][] codes = new int[published.size()][];
    int[] radix = new int[codes.length];
    for (int c = 0; c < codes.length; c++) {
      Map<String, Integer> numbers = new HashMap<>();
      codes[c] = new int[rows + people];
      number(published.get(c), rows, 0, codes[c], numbers, control);
      if (people > 0) {
        number(known.get(c), people, rows, codes[c], numbers, control);
      }
      radix[c] = numbers.size();
    }
    Ids ids = new Ids(rows + people);
    classOf = RowNumbers.number(codes, radix, rows + people, ids);
    sizes = new int[ids.size()];
    last = new int[ids.size()];
    for (int row = 0; row < rows; row++) {
      sizes[classOf[row]]++;
      last[classOf[row]] = row;
    }
  }

  private static void number(
      WrittenColumn column,
      int count,
      int from,
      int[] codes,
      Map<String, Integer> numbers,
      Control control) {
    for (int i = 0; i < count; i++) {
      if (i % ASKED == 0) {
        control.check();
      }
      String text = column.text(i);
      Integer number = numbers.get(text);
      if (number == null) {
        number = numbers.size();
        numbers.put(text, number);
      }
      codes[from + i] = number;
    }
  }

  /** How many classes there are, also those that no row is in. */
  public int classes() {
    return sizes.length;
  }

  /** How many rows are in a class. */
  public int size(int of) {
    return sizes[of];
  }

  /** The last row of a class that has one. */
  public int row(int of) {
    return last[of];
  }

  /** The class of a published row. */
  public int ofRow(int row) {
    return classOf[row];
  }

  /** The class of a person. */
  public int ofPerson(int person) {
    return classOf[rows + person];
  }

  /** The sizes of those classes that rows are in. */
  public int[] sizes() {
    List<Integer> there = new ArrayList<>();
    for (int size : sizes) {
      if (size > 0) {
        there.add(size);
      }
    }
    return there.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Of how many persons the rows of each of these classes are.
   *
   * @param whose of each published row, the number of its person
   */
  int[] owners(int[] whose) {
    int[] count = new int[sizes.length];
    Ids pairs = new Ids(rows);
    for (int row = 0; row < rows; row++) {
      int before = pairs.size();
      if (pairs.id((long) classOf[row] << Integer.SIZE | whose[row]) == before) {
        count[classOf[row]]++;
      }
    }
    return Arrays.stream(count).filter(persons -> persons > 0).toArray();
  }
}
