package org.tattle.table.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.run.Control;
import org.tattle.table.TableDraft;
import org.tattle.table.TextOrder;
import org.tattle.table.hierarchy.CodedColumn;

/**
 * Cuts a table into boxes with rows of at least k people (LeFevre, DeWitt and Ramakrishnan 2006,
 * Mondrian, strict cuts): of each box, the column that is widest by its own share is cut at the
 * median, as long as both halves keep k people; if it cannot be, the next widest is. Rows are then
 * written by the ranges of their box, so that places with many people lose less than with one level
 * for all.
 */
public final class MondrianCuts {
  private static final String TO = "..";

  private final List<WrittenColumn> quasi;
  private final List<int[]> ranks = new ArrayList<>();
  private final List<List<String>> sorted = new ArrayList<>();
  private final int[][] span;
  private final boolean[] published;
  private final Optional<int[]> owners;
  private final int least;
  private final Control control;
  private final int[] order;
  private final String[][] written;

  private MondrianCuts(TableDraft draft, int least, Control control) {
    this.quasi = Generalisation.quasi(draft);
    this.least = least;
    this.control = control;
    this.published = draft.published();
    this.owners = draft.owners(IntStream.range(0, published.length).toArray());
    this.order = IntStream.range(0, published.length).toArray();
    this.written = new String[quasi.size()][published.length];
    for (WrittenColumn column : quasi) {
      CodedColumn coded = CodedColumn.of(column, control);
      List<String> texts = coded.texts().stream().sorted(TextOrder.NUMBERS_FIRST).toList();
      int[] rank = new int[texts.size()];
      for (int code = 0; code < rank.length; code++) {
        rank[code] =
            Collections.binarySearch(texts, coded.texts().get(code), TextOrder.NUMBERS_FIRST);
      }
      sorted.add(texts);
      ranks.add(Arrays.stream(coded.codes()).map(code -> rank[code]).toArray());
    }
    this.span = new int[quasi.size()][];
  }

  /**
   * The table with rows written by their boxes.
   *
   * @param least of how many people rows are in each
   */
  public static TableDraft cut(TableDraft draft, int least, Control control) {
    MondrianCuts cuts = new MondrianCuts(draft, least, control);
    cuts.run();
    List<WrittenColumn> columns = new ArrayList<>();
    for (int c = 0; c < cuts.quasi.size(); c++) {
      WrittenColumn before = cuts.quasi.get(c);
      WrittenColumn.Builder made = new WrittenColumn.Builder(before.name(), before.role());
      for (String text : cuts.written[c]) {
        made.add(text);
      }
      columns.add(made.build());
    }
    WrittenTable everybody = TableDraft.replace(draft.source(), columns);
    return draft.regrouped(everybody, draft.owners());
  }

  private void run() {
    for (int c = 0; c < span.length; c++) {
      span[c] = extent(c, 0, order.length);
    }
    Deque<int[]> open = new ArrayDeque<>();
    open.push(new int[] {0, order.length});
    while (!open.isEmpty()) {
      control.check();
      int[] box = open.pop();
      int middle = cut(box[0], box[1]);
      if (middle < 0) {
        write(box[0], box[1]);
      } else {
        open.push(new int[] {box[0], middle});
        open.push(new int[] {middle, box[1]});
      }
    }
  }

  /** The least and the largest rank of published rows in a box; none if there are no such rows. */
  private int[] extent(int column, int from, int to) {
    int[] rank = ranks.get(column);
    int low = Integer.MAX_VALUE;
    int high = -1;
    for (int i = from; i < to; i++) {
      if (published[order[i]]) {
        low = Math.min(low, rank[order[i]]);
        high = Math.max(high, rank[order[i]]);
      }
    }
    return high < 0 ? new int[] {0, 0} : new int[] {low, high};
  }

  /** Where the box is cut in two, after its rows were put in order; -1 if it cannot be. */
  private int cut(int from, int to) {
    double[] width = new double[quasi.size()];
    for (int c = 0; c < width.length; c++) {
      int[] here = extent(c, from, to);
      width[c] = -(here[1] - here[0]) / Math.max(1.0, span[c][1] - span[c][0]);
    }
    for (int c : Rising.order(width)) {
      int median = width[c] == 0 ? -1 : median(c, from, to);
      if (median >= 0) {
        return part(c, median, from, to);
      }
    }
    return -1;
  }

  /** The largest rank of the lower half; -1 if a half would have too few people. */
  private int median(int column, int from, int to) {
    int[] rank = ranks.get(column);
    int[] there =
        IntStream.range(from, to)
            .filter(i -> published[order[i]])
            .map(i -> rank[order[i]])
            .sorted()
            .toArray();
    if (there.length < 2 * least) {
      return -1;
    }
    int middle = there[(there.length - 1) / 2];
    if (holds(from, to, row -> rank[row] <= middle) && holds(from, to, row -> rank[row] > middle)) {
      return middle;
    }
    int without = (int) Arrays.stream(there).filter(one -> one < middle).count();
    return holds(from, to, row -> rank[row] < middle) && holds(from, to, row -> rank[row] >= middle)
        ? there[without - 1]
        : -1;
  }

  /** Whether published rows of such a kind are of enough people. */
  private boolean holds(int from, int to, IntPredicate kind) {
    IntStream rows =
        IntStream.range(from, to).map(i -> order[i]).filter(row -> published[row]).filter(kind);
    return owners.map(whose -> rows.map(row -> whose[row]).distinct()).orElse(rows).count()
        >= least;
  }

  private int part(int column, int median, int from, int to) {
    int[] rank = ranks.get(column);
    int middle = from;
    for (int i = from; i < to; i++) {
      if (rank[order[i]] <= median) {
        int one = order[i];
        order[i] = order[middle];
        order[middle++] = one;
      }
    }
    return middle;
  }

  private void write(int from, int to) {
    for (int c = 0; c < written.length; c++) {
      int[] here = extent(c, from, to);
      String low = sorted.get(c).get(here[0]);
      String text = here[0] == here[1] ? low : low + TO + sorted.get(c).get(here[1]);
      for (int i = from; i < to; i++) {
        written[c][order[i]] = text;
      }
    }
  }
}
