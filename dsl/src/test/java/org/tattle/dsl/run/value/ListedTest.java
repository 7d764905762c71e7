package org.tattle.dsl.run.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.Components;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.source.Source;
import org.tattle.run.Control;
import org.tattle.run.MessageText;
import tech.tablesaw.api.Table;

/** Tables that results have, row by row. */
class ListedTest {
  private static TableView shown(String script) {
    List<Shown> shown = new ArrayList<>();
    Sink sink = Sink.of(shown::add, line -> {});
    try (Session session = new Session(Components.standard())) {
      assertThat(session.run(new Source("test", script), sink, Control.NONE).ok()).isTrue();
    }
    return (TableView) shown.get(0);
  }

  @Test
  void recordsComeMostExposedFirstWithWhatStoodInTheirRows() {
    TableView view =
        shown("load wine; train base with epochs=3; attack threshold; show base.threshold.records");
    Table table = view.table();
    assertThat(view.total()).isEqualTo(178);
    assertThat(table.rowCount()).isEqualTo(20);
    assertThat(table.columnNames()).startsWith("rank", "row", "score", "member", "fpr", "class");
    assertThat(table.columnNames()).contains("alcohol");
    assertThat(table.numberColumn("rank").asDoubleArray()).startsWith(1.0, 2.0, 3.0);
    double[] scores = table.numberColumn("score").asDoubleArray();
    assertThat(scores[0]).isGreaterThanOrEqualTo(scores[19]);
    // The bundled wines have between 11 and 15 per cent of alcohol by volume.
    for (double percent : table.numberColumn("alcohol").asDoubleArray()) {
      assertThat(percent).isBetween(10.9, 15.1);
    }
  }

  @Test
  void rowsOfImagesHaveNoColumnsToShow() {
    Table table =
        shown("load digits rows=200; train base with epochs=1; attack gap; show base.gap.records")
            .table();
    assertThat(table.columnNames())
        .containsExactly("rank", "row", "score", "member", "fpr", "class");
  }

  /** Rows that were wrong as they are come last, and no change is said to have been too small. */
  @Test
  void rowsThatNeededNoAttackComeLastWithoutARadius() {
    Table table =
        shown(
                "set seed=1; load digits rows=300; train base with epochs=4;"
                    + " attack fgsm on base with rows=50; show base.fgsm.rows(top=50)")
            .table();
    assertThat(table.columnNames()).containsExactly("row", "taken_for", "radius", "class");
    double[] radii = table.numberColumn("radius").asDoubleArray();
    assertThat(radii[0]).isPositive();
    assertThat(radii[49]).isNaN();
    for (int i = 1; i < radii.length; i++) {
      assertThat(Double.isNaN(radii[i - 1]) && !Double.isNaN(radii[i])).isFalse();
    }
  }

  @Test
  void recordedRowsAreCalledWhatTheirFileCallsThem(@TempDir Path folder) throws IOException {
    StringBuilder rows = new StringBuilder("user,label,member,p0,p1\n");
    for (int i = 0; i < 8; i++) {
      rows.append(MessageText.of("u%03d@x.org,%s,%s,0.%s,0.%s\n", i, i % 2, i / 4, i + 1, 9 - i));
    }
    Path file = Files.writeString(folder.resolve("t.csv"), rows);
    Table table =
        shown(
                ("load predictions \"%s\" label=label member=member id=user as t; attack threshold;"
                        + " show t.threshold.records")
                    .formatted(file))
            .table();
    assertThat(table.columnNames())
        .containsExactly("user", "rank", "score", "member", "fpr", "class");
    assertThat(table.stringColumn("user").asList())
        .contains("u000@x.org", "u007@x.org")
        .doesNotHaveDuplicates()
        .hasSize(8);
  }

  @Test
  void numbersAreExportedAsTheyStoodInTheTable(@TempDir Path folder) throws IOException {
    StringBuilder rows = new StringBuilder("age,height,y\n");
    List<String> written = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String row = (18 + i % 70) + "," + (15 + i % 47) / 10.0;
      written.add(row);
      rows.append(row).append(i % 3 == 0 ? ",a\n" : ",b\n");
    }
    Path file = Files.writeString(folder.resolve("d.csv"), rows);
    Path out = folder.resolve("out.csv");
    shown(
        ("load csv \"%s\" label=y as d; train base on d with epochs=1; attack threshold;"
                + " export base.threshold.records to \"%s\"; show base.threshold.records")
            .formatted(file, out));
    List<String> lines = Files.readAllLines(out);
    assertThat(lines).hasSize(301);
    assertThat(lines.subList(1, 301))
        .allMatch(line -> line.matches("\\d+,\\d+,[^,]+,(yes|no),[^,]+,[ab],\\d\\d,\\d\\.\\d"));
    assertThat(written)
        .containsAll(
            lines.subList(1, 301).stream().map(l -> l.replaceFirst("(.*?,){6}", "")).toList());
  }

  @Test
  void rowsOfATableAreCalledWhatItsIdSaysInEveryFormat(@TempDir Path folder) throws IOException {
    StringBuilder rows = new StringBuilder("row,zip,ward,who,y\n");
    for (int i = 0; i < 40; i++) {
      rows.append(
          MessageText.of("%04d,0%s,%s,p%s,%s%n", i, 10 + i, i % 5 == 0 ? "?" : "n", i / 2, i % 2));
    }
    Path file = Files.writeString(folder.resolve("d.csv"), rows);
    Table table =
        shown(
                ("load csv \"%s\" label=y id=row person=who as d; train base on d with epochs=1;"
                        + " attack gap; export base.gap.records to \"%s\";"
                        + " export base.gap.records to \"%s\"; show base.gap.records")
                    .formatted(file, folder.resolve("o.csv"), folder.resolve("o.json")))
            .table();
    assertThat(table.columnNames())
        .containsExactly("row", "who", "rank", "score", "member", "fpr", "class", "zip", "ward");
    assertThat(table.stringColumn("row").asList()).allMatch(id -> id.matches("00\\d\\d"));
    for (String line : Files.readAllLines(folder.resolve("o.csv")).subList(1, 41)) {
      String[] cells = line.split(",");
      int row = Integer.parseInt(cells[0]);
      assertThat(cells[0]).isEqualTo(MessageText.of("%04d", row));
      assertThat(cells[1]).isEqualTo("p" + row / 2);
      assertThat(cells[7]).isEqualTo("0" + (10 + row));
      assertThat(cells[8]).isEqualTo(row % 5 == 0 ? "?" : "n");
    }
    assertThat(Files.readString(folder.resolve("o.json")))
        .contains("\"row\" : \"0007\"", "\"zip\" : \"017\"");
  }

  /** Forty people in two wards, of whom the north has the even numbers, and an age each. */
  private static String people(Path folder, String rest) throws IOException {
    StringBuilder rows = new StringBuilder("who,ward,age,y,in\n");
    for (int i = 0; i < 40; i++) {
      rows.append(
          MessageText.of(
              "u%02d,%s,%s,%d,%d%n",
              i, i % 2 == 0 ? "north" : "south", i % 10 == 9 ? "" : i, i % 3, i / 20));
    }
    Path file = Files.writeString(folder.resolve("d.csv"), rows);
    return ("set seed=1; load csv \"%s\" label=y id=who member=\"in\" as d;"
                + " train base on d with epochs=20; attack threshold; ")
            .formatted(file)
        + rest;
  }

  @Test
  void soManyOfTheRowsThatMeetAllConditionsAreShown(@TempDir Path folder) throws IOException {
    Table all = shown(people(folder, "show base.threshold.records(top=40)")).table();
    assertThat(all.rowCount()).isEqualTo(40);
    Table some =
        shown(
                people(
                    folder,
                    "show base.threshold.records(top=5, member=true, ward=north, age >= 24)"))
            .table();
    List<String> expected =
        all.stream()
            .filter(row -> row.getString("member").equals("yes"))
            .filter(row -> row.getString("ward").equals("north"))
            .filter(row -> Integer.parseInt(row.getString("who").substring(1)) >= 24)
            .map(row -> row.getString("who"))
            .limit(5)
            .toList();
    assertThat(some.stringColumn("who").asList()).isEqualTo(expected).hasSize(5);
    assertThat(some.columnNames()).isEqualTo(all.columnNames());
    Table either =
        shown(
                people(
                    folder,
                    "show base.threshold.records(who=[u03, \"u17\", u99], fpr <= 100% and class"
                        + " != 7)"))
            .table();
    assertThat(either.stringColumn("who").asList()).containsExactlyInAnyOrder("u03", "u17");
  }

  @Test
  void rowsAreCountedAndAveragedByWhatAColumnHolds(@TempDir Path folder) throws IOException {
    Path out = folder.resolve("groups.csv");
    Table groups =
        shown(
                people(
                    folder,
                    "export base.threshold.records(by=ward) to \"OUT\";"
                            .replace("OUT", out.toString())
                        + " show base.threshold.records(\"class\" == \"1\", by=ward)"))
            .table();
    assertThat(groups.columnNames())
        .startsWith("ward", "rows")
        .contains("share of member", "mean score", "mean fpr");
    // Of class 1 are 1, 4, 7, .. 37: thirteen, of which 1, 7, .. 37 are odd, and seven of the
    // south.
    int south = groups.stringColumn("ward").indexOf("south");
    assertThat(groups.numberColumn("rows").getDouble(south)).isEqualTo(7);
    assertThat(groups.numberColumn("rows").sum()).isEqualTo(13);
    // 25, 31 and 37 of them are members.
    assertThat(groups.numberColumn("share of member").getDouble(south)).isEqualTo(3 / 7.0);
    assertThat(Files.readAllLines(out)).hasSize(3).anyMatch(line -> line.startsWith("north,20,"));
  }
}
