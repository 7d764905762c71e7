package org.tattle.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.tattle.data.Column.Role;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.run.Control;
import org.tattle.table.hierarchy.CodedColumn;

/**
 * How like a published table is to the one it was made of, by what it says of two columns at a
 * time. What stands for several values is taken for each of them alike. Of columns a and b with
 * shares p before and q as published:
 *
 * <ul>
 *   <li>total variation: {@code ½ Σ |p - q|}, on average over pairs (columns that are not published
 *       are taken to be spread as they are by themselves);
 *   <li>queries answered: how many people have both values, asked where at least 10 have; the share
 *       of these questions whose answer is within a tenth of the truth.
 * </ul>
 *
 * <p>Only columns that are known of people or that nobody should learn are looked at, and of these
 * pairs with up to a million combinations.
 */
public final class Resemblance {
  private static final long MOST = 1_000_000;
  private static final int FEWEST = 10;
  private static final double NEAR = 0.1;

  private final int[] members;
  private final TableDraft draft;
  private final Control control;
  private double apart;
  private int pairs;
  private long asked;
  private long answered;

  public Resemblance(WrittenTable original, TableDraft draft, Control control) {
    this.members = draft.members();
    this.draft = draft;
    this.control = control;
    List<Spread> columns = new ArrayList<>();
    for (WrittenColumn column : original.columns()) {
      if (column.role() == Role.QUASI || column.role() == Role.SENSITIVE) {
        columns.add(new Spread(column));
      }
    }
    for (int a = 0; a < columns.size(); a++) {
      for (int b = a + 1; b < columns.size(); b++) {
        control.check();
        if ((long) columns.get(a).values() * columns.get(b).values() <= MOST) {
          compare(columns.get(a), columns.get(b));
        }
      }
    }
  }

  private void compare(Spread a, Spread b) {
    int width = b.values();
    double[] before = new double[a.values() * width];
    for (int i = 0; i < members.length; i++) {
      before[a.was.codes()[i] * width + b.was.codes()[i]]++;
    }
    double[] after = new double[before.length];
    int rows = draft.owners().length;
    Map<Long, Integer> together = new HashMap<>();
    for (int row = 0; row < rows; row++) {
      together.merge((long) a.is[row] << 32 | b.is[row], 1, Integer::sum);
    }
    together.forEach(
        (pair, count) -> {
          int[] ofA = a.stands.get((int) (pair >> 32));
          int[] ofB = b.stands.get((int) (long) pair);
          double each = (double) count / rows * members.length / ofA.length / ofB.length;
          for (int one : ofA) {
            for (int other : ofB) {
              after[one * width + other] += each;
            }
          }
        });
    double sum = 0;
    for (int cell = 0; cell < before.length; cell++) {
      sum += Math.abs(before[cell] - after[cell]);
      if (before[cell] >= FEWEST) {
        asked++;
        answered += Math.abs(before[cell] - after[cell]) <= NEAR * before[cell] ? 1 : 0;
      }
    }
    apart += sum / 2 / members.length;
    pairs++;
  }

  /** Mean total variation distance over pairs of columns; empty if there are none. */
  public OptionalDouble apart() {
    return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, apart / pairs));
  }

  /** Share of the questions that are answered; empty if there are none. */
  public OptionalDouble answered() {
    return asked == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) answered / asked);
  }

  /** A column, and what each published text stands for. */
  private final class Spread {
    private final CodedColumn was;
    private final int[] is;
    private final List<int[]> stands = new ArrayList<>();

    Spread(WrittenColumn column) {
      was = CodedColumn.of(column.take(members), control);
      Map<String, Integer> code = new HashMap<>();
      was.texts().forEach(text -> code.put(text, code.size()));
      int rows = draft.owners().length;
      is = new int[rows];
      WrittenColumn published = draft.rows().column(column.name()).orElse(null);
      if (published == null) {
        int[] all = IntStream.range(0, was.texts().size()).toArray();
        stands.add(all);
        return;
      }
      WrittenColumn written = draft.known().column(column.name()).orElseThrow();
      Map<String, Set<Integer>> meant = new HashMap<>();
      for (int member : members) {
        meant
            .computeIfAbsent(written.text(member), it -> new HashSet<>())
            .add(code.get(column.text(member)));
      }
      Map<String, Integer> numbers = new HashMap<>();
      for (int row = 0; row < rows; row++) {
        String text = published.text(row);
        Integer number = numbers.get(text);
        if (number == null) {
          number = numbers.size();
          numbers.put(text, number);
          Set<Integer> values = meant.getOrDefault(text, Set.of());
          stands.add(
              values.isEmpty()
                  ? IntStream.range(0, was.texts().size()).toArray()
                  : values.stream().mapToInt(Integer::intValue).sorted().toArray());
        }
        is[row] = number;
      }
    }

    int values() {
      return was.texts().size();
    }
  }
}
