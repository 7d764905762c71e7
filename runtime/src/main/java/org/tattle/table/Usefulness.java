package org.tattle.table;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tattle.data.Column.Role;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.run.Control;
import org.tattle.table.hierarchy.CodedColumn;

/**
 * What a published table is still good for, beside the members' rows as they were.
 *
 * <ul>
 *   <li>utility: with n rows, of a column with values a that became b, {@code -Σ log2 P(a | b)}
 *       bits are lost, over rows (Gionis and Tassa 2009; where nothing is drawn, this is
 *       non-uniform entropy); of a row that is left out, and of a column that is, all bits are
 *       lost;
 *   <li>granularity: what stands for m of M values is worth {@code 1 - (m - 1) / (M - 1)} (Iyengar
 *       2002);
 *   <li>discernibility: {@code Σ size²} over classes, and n for each row that is left out (Bayardo
 *       and Agrawal 2005).
 * </ul>
 */
public final class Usefulness {
  private final int members;
  private final int[] sizes;
  private final int smallest;
  private final int suppressed;
  private double bits;
  private double lost;
  private double fine;
  private int columns;

  public Usefulness(WrittenTable original, TableDraft draft, Control control) {
    members = draft.members().length == 0 ? 1 : draft.members().length;
    WrittenTable rows = draft.rows();
    int published = draft.owners().length;
    suppressed = members - published;
    List<WrittenColumn> known = rows.columns(Role.QUASI);
    Fitting alike = new Fitting(known, List.of(), published, 0, control);
    sizes = alike.sizes();
    smallest =
        Arrays.stream(draft.owners(draft.owners()).map(alike::owners).orElse(sizes))
            .min()
            .orElse(0);
    for (WrittenColumn column : original.columns()) {
      add(column, rows.column(column.name()), draft, control);
    }
  }

  private void add(
      WrittenColumn before, Optional<WrittenColumn> after, TableDraft draft, Control control) {
    CodedColumn all = CodedColumn.of(before.take(draft.members()), control);
    long[] counts = new long[all.texts().size()];
    Arrays.stream(all.codes()).forEach(code -> counts[code]++);
    double whole = 0;
    double[] ofValue = new double[counts.length];
    for (int code = 0; code < counts.length; code++) {
      ofValue[code] = -Math.log((double) counts[code] / members) / Math.log(2);
      whole += counts[code] * ofValue[code];
    }
    bits += whole;
    if (counts.length < 2) {
      return;
    }
    columns++;
    if (after.isEmpty()) {
      lost += whole;
      return;
    }
    int published = draft.owners().length;
    CodedColumn was = before(all, before, draft);
    CodedColumn is = CodedColumn.of(after.get(), control);
    Ids pairs = new Ids(published);
    int[] pairOf = new int[published];
    for (int row = 0; row < published; row++) {
      pairOf[row] = pairs.id((long) is.codes()[row] * was.texts().size() + was.codes()[row]);
    }
    long[] together = new long[pairs.size()];
    long[] coarse = new long[is.texts().size()];
    for (int row = 0; row < published; row++) {
      together[pairOf[row]]++;
      coarse[is.codes()[row]]++;
    }
    Set<Integer> seen = new HashSet<>();
    int[] values = new int[coarse.length];
    double kept = 0;
    for (int row = 0; row < published; row++) {
      if (seen.add(pairOf[row])) {
        values[is.codes()[row]]++;
      }
      lost -= Math.log((double) together[pairOf[row]] / coarse[is.codes()[row]]) / Math.log(2);
      kept += ofValue[was.codes()[row]];
    }
    lost += whole - kept;
    for (int row = 0; row < published; row++) {
      fine += 1 - (values[is.codes()[row]] - 1.0) / (counts.length - 1.0);
    }
  }

  /** The original values of the published rows, numbered as those of all members are. */
  private static CodedColumn before(CodedColumn all, WrittenColumn column, TableDraft draft) {
    int[] place = new int[column.size()];
    for (int i = 0; i < draft.members().length; i++) {
      place[draft.members()[i]] = i;
    }
    int[] rows = Arrays.stream(draft.owners()).map(owner -> place[owner]).toArray();
    return all.take(rows);
  }

  /** The fewest people whose rows are alike; 0 if there are none. */
  public int smallest() {
    return smallest;
  }

  public double utility() {
    return bits == 0 ? 1 : Math.max(0, Math.min(1, 1 - lost / bits));
  }

  public double granularity() {
    return columns == 0 ? 1 : fine / members / columns;
  }

  public double discernibility() {
    double sum = (double) suppressed * members;
    for (int size : sizes) {
      sum += (double) size * size;
    }
    return sum;
  }

  public double averageClass() {
    return Arrays.stream(sizes).average().orElse(0);
  }
}
