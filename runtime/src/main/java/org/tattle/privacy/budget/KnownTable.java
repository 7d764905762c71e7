package org.tattle.privacy.budget;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tattle.data.Likeness;

/**
 * What a ledger remembers of a table that something was charged for, or what was said of it: its
 * {@link Likeness} with every hash hidden by the ledger's {@link Secret}.
 *
 * @param id of the table
 * @param name of the budget that it was said to belong to, or null
 * @param marks the hidden least hashes of its columns
 * @param columns its columns as bags
 * @param with other tables of the same people: what was spent on one was spent on all
 * @param apart tables that look like it, and of which it was said that they are of other people
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record KnownTable(
    String id,
    String name,
    List<Marks> marks,
    List<Bag> columns,
    List<String> with,
    List<String> apart) {

  /** The share of its rows that makes a table the same people. */
  static final double MOST = 0.5;

  KnownTable {
    marks = marks == null ? List.of() : List.copyOf(marks);
    columns = columns == null ? List.of() : List.copyOf(columns);
    with = with == null ? List.of() : List.copyOf(with);
    apart = apart == null ? List.of() : List.copyOf(apart);
  }

  /** A table that is met for the first time. */
  static KnownTable of(Likeness likeness, Secret secret) {
    List<Marks> marks =
        likeness.marks().stream()
            .map(
                mark ->
                    new Marks(
                        Base64.getEncoder().encodeToString(secret.hide(mark.least())),
                        digits(mark.times()),
                        rough(mark.reach())))
            .toList();
    List<Bag> columns =
        likeness.columns().stream()
            .map(
                column ->
                    new Bag(secret.sign("column", Long.toHexString(column.sum())), column.bits()))
            .toList();
    return new KnownTable(id(likeness, secret), null, marks, columns, List.of(), List.of());
  }

  private static String digits(byte[] times) {
    StringBuilder digits = new StringBuilder();
    for (byte time : times) {
      digits.append(time);
    }
    return digits.toString();
  }

  /** The first four binary digits: by as much as a sample of 256 errs anyway. */
  private static long rough(long reach) {
    int digits = Long.SIZE - Long.numberOfLeadingZeros(reach);
    long unit = 1L << Math.max(0, digits - 4);
    return (reach & -unit) | (unit - 1);
  }

  static String id(Likeness likeness, Secret secret) {
    return secret.sign("people", likeness.exact());
  }

  /** The same table with what is said of it now. */
  KnownTable saying(String budget, List<String> same, List<String> others) {
    return new KnownTable(id, budget, marks, columns, same, others);
  }

  /** The same, where the table is in the ledger already. */
  KnownTable known() {
    return new KnownTable(id, name, List.of(), List.of(), with, apart);
  }

  /**
   * The share of rows that two tables have in common, as far as it can be told: of the one or the
   * other, whichever is more.
   */
  double share(KnownTable other) {
    if (id.equals(other.id)) {
      return 1;
    }
    Set<String> tags = new HashSet<>();
    columns.forEach(column -> tags.add(column.tag));
    double bits =
        other.columns.stream()
            .filter(column -> tags.remove(column.tag))
            .mapToDouble(Bag::bits)
            .sum();
    if (bits >= Overlap.SURE) {
      return 1;
    }
    return Overlap.most(
        marks.stream().map(Marks::values).toList(),
        other.marks.stream().map(Marks::values).toList());
  }

  /**
   * The least hashes of a set of columns, hidden.
   *
   * @param hidden in the order of the hashes, {@link Secret#SHORT} bytes each, in base 64
   * @param times how many rows have each, a digit for each; null in ledgers of old, which kept
   *     those only of which nearly all occurred once
   * @param reach below which all are there, roughly: it is the hash of a row itself
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Marks(String hidden, String times, long reach) {
    private Overlap.Values values() {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(hidden));
      Map<Long, Integer> values = new LinkedHashMap<>();
      while (bytes.hasRemaining()) {
        long hash = ((long) bytes.getInt() << 8) | (bytes.get() & 0xff);
        values.put(hash, times == null ? 1 : times.charAt(values.size()) - '0');
      }
      return new Overlap.Values(values, reach);
    }
  }

  /**
   * A column as a bag of values.
   *
   * @param tag the hidden sum of its hashes
   * @param bits how much it tells that two are alike, in bits
   */
  record Bag(String tag, double bits) {}
}
