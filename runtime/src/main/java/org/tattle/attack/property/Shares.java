package org.tattle.attack.property;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.data.Column.Role;
import org.tattle.data.Dataset;
import org.tattle.data.WrittenColumn;
import org.tattle.data.table.cell.Headings;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.AttackFaults;

/**
 * Rows of the attacker's with a share of those that have something in common.
 *
 * @param texts the column that tells
 * @param value what they have in it
 * @param having rows that have it
 * @param others rows that do not
 */
record Shares(WrittenColumn texts, String value, int[] having, int[] others) {
  private static final int SHOWN = 5;
  private static final int FEWEST = 10;

  /**
   * Finds them.
   *
   * @throws Fault T306 if there is nothing to ask for, or no row has it; R504 if there is no such
   *     column
   */
  static Shares of(Dataset data, int[] pool, Optional<String> column, Optional<String> value) {
    List<WrittenColumn> written = data.written().columns();
    if (written.isEmpty()) {
      throw Fault.of(AttackFaults.NO_COLUMNS, data.name()).at("column");
    }
    List<String> names = written.stream().map(WrittenColumn::name).toList();
    String name =
        column
            .or(
                () ->
                    data.written().columns(Role.SENSITIVE).stream()
                        .map(WrittenColumn::name)
                        .findFirst())
            .orElseThrow(
                () ->
                    Fault.of(
                            AttackFaults.NOTHING_SENSITIVE,
                            data.name(),
                            inCommon(written, pool).orElse("COLUMN"))
                        .at("column"));
    int at = Headings.find(names, name, "column", data.name(), "name one of its columns");
    WrittenColumn texts = written.get(at);
    List<String> there =
        IntStream.of(pool).mapToObj(texts::text).distinct().sorted().collect(Collectors.toList());
    String wanted = value.orElse(there.get(0));
    if (!there.contains(wanted)) {
      throw Fault.of(
              AttackFaults.NO_SUCH_VALUE,
              wanted,
              name,
              there.stream().limit(SHOWN).collect(Collectors.joining(", "))
                  + (there.size() > SHOWN ? ", …" : ""))
          .at("value");
    }
    return new Shares(
        texts,
        wanted,
        IntStream.of(pool).filter(row -> texts.text(row).equals(wanted)).toArray(),
        IntStream.of(pool).filter(row -> !texts.text(row).equals(wanted)).toArray());
  }

  /** A column that people can have something in common in, and that no row is called by. */
  private static Optional<String> inCommon(List<WrittenColumn> written, int[] pool) {
    return written.stream()
        .filter(it -> it.role() == Role.PLAIN || it.role() == Role.QUASI)
        .filter(it -> shared(IntStream.of(pool).mapToObj(it::text).distinct().count(), pool.length))
        .map(WrittenColumn::name)
        .findFirst();
  }

  private static boolean shared(long values, int rows) {
    return values > 1 && values * FEWEST <= rows;
  }

  /** One half of these rows at random, or the other: what is learned of one is no row of both. */
  Shares half(boolean first, Seed seed) {
    return new Shares(
        texts,
        value,
        half(having, first, seed.split("having")),
        half(others, first, seed.split("others")));
  }

  private static int[] half(int[] rows, boolean first, Seed seed) {
    int[] order = some(rows, rows.length, seed).toArray();
    int middle = order.length / 2;
    return first ? Arrays.copyOf(order, middle) : Arrays.copyOfRange(order, middle, order.length);
  }

  /**
   * How many rows can be drawn at any of these shares.
   *
   * @param most no more than that
   * @throws Fault T306 if too few
   */
  int rows(double lowest, double highest, int most) {
    double rows = Math.min(most, Math.min(having.length / highest, others.length / (1 - lowest)));
    if (rows < FEWEST) {
      throw Fault.of(AttackFaults.SHARES_TOO_FEW, having.length, value, column(), others.length)
          .at("shares");
    }
    return (int) rows;
  }

  /** So many rows at random, of which about that share has it. */
  int[] draw(int rows, double share, Seed seed) {
    int with = (int) Math.min(having.length, Math.round(rows * share));
    int[] drawn =
        IntStream.concat(
                some(having, with, seed.split("having")),
                some(others, Math.min(others.length, rows - with), seed.split("others")))
            .toArray();
    Arrays.sort(drawn);
    return drawn;
  }

  private static IntStream some(int[] rows, int count, Seed seed) {
    int[] order = rows.clone();
    PermutationSampler.shuffle(seed.random(), order);
    return IntStream.of(order).limit(count);
  }

  /** What share of any rows has it. */
  double of(int[] rows) {
    return IntStream.of(rows).filter(row -> texts.text(row).equals(value)).count()
        / (double) rows.length;
  }

  /** The column that tells. */
  String column() {
    return texts.name();
  }
}
