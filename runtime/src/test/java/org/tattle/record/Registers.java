package org.tattle.record;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.data.Shared;
import org.tattle.record.field.Fields;
import org.tattle.record.field.RecordField;
import org.tattle.record.match.TruePairs;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/** Two registers for tests, with people who are in both. */
public record Registers(Fields first, Fields second, TruePairs truth) {

  /**
   * Those of clkhash: 1,000 made-up people each, 500 in both with typing errors; all columns if
   * none is named.
   */
  public static Registers dirty(String... columns) {
    List<List<String>> first = read("1");
    List<List<String>> second = read("2");
    List<String> names = List.of(columns);
    return new Registers(
        fields(first, names),
        fields(second, names),
        new TruePairs(column(first, 0), column(second, 0)));
  }

  private static List<List<String>> read(String which) {
    try (Reader in =
        Files.newBufferedReader(Shared.path("data/linkage/dirty_1000_50_" + which + ".csv"))) {
      List<List<String>> rows = new ArrayList<>();
      for (CSVRecord row : CSVFormat.DEFAULT.parse(in)) {
        rows.add(row.stream().map(String::strip).toList());
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> column(List<List<String>> rows, int column) {
    return rows.stream().skip(1).map(row -> row.get(column)).toList();
  }

  private static Fields fields(List<List<String>> rows, List<String> names) {
    List<String> headings = rows.get(0);
    return new Fields(
        IntStream.range(1, headings.size())
            .filter(i -> names.isEmpty() || names.contains(headings.get(i)))
            .mapToObj(i -> RecordField.of(headings.get(i), column(rows, i), Control.NONE))
            .toList());
  }

  /** So many made-up people each, half of whom are in both as they are. */
  public static Registers madeUp(int people) {
    UniformRandomProvider random = new Seed(1).split("made up", people).random();
    List<String> names = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < people * 3 / 2; i++) {
      StringBuilder name = new StringBuilder();
      for (int letter = 0; letter < 14; letter++) {
        name.append((char) ('a' + random.nextInt(26)));
      }
      names.add(name.toString());
      ids.add("" + i);
    }
    int from = people / 2;
    return new Registers(
        new Fields(List.of(RecordField.of("name", names.subList(0, people), Control.NONE))),
        new Fields(
            List.of(RecordField.of("name", names.subList(from, from + people), Control.NONE))),
        new TruePairs(ids.subList(0, people), ids.subList(from, from + people)));
  }
}
