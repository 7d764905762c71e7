package org.tattle.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.component.Schema;
import org.tattle.data.Column;
import org.tattle.data.DataSource;
import org.tattle.data.Dataset;
import org.tattle.data.set.BreastCancer;
import org.tattle.data.set.Csv;
import org.tattle.data.set.Letters;
import org.tattle.data.set.Wine;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Warning;
import org.tattle.run.catalogue.FaultCode;

/** Tables as people have them: what is read, and what is told. */
class DoubtsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "0,08 | 2,5 | with a decimal comma",
        "1.057,50 | 12,25 | with a decimal comma",
        "\"1,057.50\" | 12.25 | with thousands set apart",
        "1 057.5 | 12.25 | with thousands set apart",
        "1'057.5 | 12.25 | with thousands set apart",
        "57% | 12% | in percent",
        "57,5 % | 12,25 % | in percent, with a decimal comma",
        "$1.08 | $2.74 | in $",
        "1.08 € | 2.74 € | in €",
        "−1,5 | 2,5 | with a decimal comma",
      })
  void numbersSpelledForPeopleAreNumbersAndItIsTold(String one, String other, String how)
      throws IOException {
    for (int rows : new int[] {40, 500}) {
      Dataset data =
          read(
              "x;w;y\n",
              rows,
              i -> (i % 2 == 0 ? one : other) + ";" + i % 3 + ";" + "ab".charAt(i % 2));
      assertThat(data.columns().get(0).type()).isEqualTo(Column.Type.NUMBER);
      assertThat(data.notes()).contains("`x` was read as numbers, " + how);
      assertThat(data.warnings()).isEmpty();
    }
  }

  @Test
  void manySpelledNumbersAreReadAlike() throws IOException {
    Dataset data = read("x;w;y\n", 900, i -> i + ",5;" + i % 3 + ";" + "ab".charAt(i % 2));
    assertThat(data.column("x").orElseThrow().value(data.features(), 850)).isEqualTo(850.5);
  }

  @Test
  void commasThatCouldBeEitherAreTold() throws IOException {
    Dataset data = read("x;w;y\n", 40, i -> (1 + i % 9) + ",250;1;" + "ab".charAt(i % 2));
    assertThat(data.column("x").orElseThrow().value(data.features(), 0)).isEqualTo(1250.0);
    assertThat(data.warnings()).extracting(Warning::code).containsExactly(FaultCode.R552);
  }

  @Test
  void namesThatLookLikeNumbersAreToldUnlessTheyAreSaidToBeNames() throws IOException {
    Dataset data = read("x;w;y\n", 40, i -> i % 9 + (i % 2 == 0 ? "%;1;a" : "$;1;b"));
    assertThat(data.warnings().get(0).message())
        .isEqualTo("`x` is read as 18 names, and looks like numbers");
    assertThat(read("x;w;y\n", 40, i -> "<=" + i % 9 + "k;1;" + "ab".charAt(i % 2)).warnings())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"no,No", "no,'no\u00a0'", "1,1.0", "0,0.00", "New York,New  York", "yes,'yes '"})
  void classesThatAReaderCannotTellApartAreTold(String one, String other) throws IOException {
    Dataset data =
        read("x,y\n", 30, i -> i + ",\"" + (i % 3 == 0 ? one : i % 3 == 1 ? other : "else") + "\"");
    assertThat(data.classes()).hasSize(3);
    assertThat(data.warnings()).extracting(Warning::code).containsExactly(FaultCode.R553);
    assertThat(data.warnings().get(0).message()).contains("`" + one + "`, `" + other + "`");
  }

  @Test
  void aLabelOfManyNumbersIsAskedAbout() throws IOException {
    assertThat(read("x,y\n", 60, i -> i % 7 + "," + i % 40 + ".5").warnings())
        .extracting(Warning::message)
        .containsExactly("`y` has 40 different numbers in 60 rows, and each became a class");
    // Thirty classes of as many rows each are classes.
    assertThat(read("x,y\n", 300, i -> i % 7 + "," + i % 30).warnings()).isEmpty();
  }

  @Test
  void aFirstLineThatLooksLikeARowIsTold() throws IOException {
    assertThat(
            read("57,0.5,east,b\n", 40, i -> i + ",0." + i % 9 + ",east," + "ab".charAt(i % 2), "b")
                .warnings())
        .extracting(Warning::code)
        .containsExactly(FaultCode.R555);
    // As pandas names columns that have no names.
    assertThat(read("0,1,y\n", 40, i -> i % 5 + "," + i % 3 + "," + "ab".charAt(i % 2)).warnings())
        .isEmpty();
    assertThat(read("0,1,2\n", 40, i -> i % 5 + "," + i % 3 + "," + i % 2, "2").warnings())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e308", "-99999", "-1e300", "999"})
  void aWildValueIsToldWithItsLine(String wild) throws IOException {
    Dataset data =
        read("x,w,y\n", 300, i -> (i == 7 ? wild : i % 9 + ".5") + "," + i % 5 + "," + i % 2);
    assertThat(data.warnings()).extracting(Warning::code).containsExactly(FaultCode.R556);
    assertThat(data.warnings().get(0).message())
        .isEqualTo("`x` has a value far beyond all others on line 9, beside which they are alike");
    assertThat(data.features().isNaN().any()).isFalse();
    assertThat(data.features().isInfinite().any()).isFalse();
  }

  @Test
  void aSentinelIsToldAndCanBeCalledMissing() throws IOException {
    IntFunction<String> row =
        i -> (i % 10 == 3 ? "-999" : i % 9 + ".5") + "," + i % 5 + "," + i % 2;
    assertThat(read("x,w,y\n", 900, row).warnings().get(0).message())
        .isEqualTo(
            "`x` has a value far beyond all others in 90 rows, first on line 5, beside which they"
                + " are alike");
    Path file = write("x,w,y\n", 900, row);
    Csv csv =
        (Csv)
            Schema.of(Csv.class)
                .build(
                    Map.of(
                        "path",
                        file.toString(),
                        "label",
                        Optional.of("y"),
                        "absent",
                        List.of("-999.0")));
    Dataset data = csv.load(Control.NONE);
    assertThat(data.warnings()).isEmpty();
    assertThat(data.column("x").orElseThrow().filled()).isEqualTo(90);
  }

  @Test
  void longTailsAndCountsAreNotWild() throws IOException {
    // A log-normal's quantiles, of deviation 1.5: the largest of 400 is 80 times the median.
    Dataset tail =
        read("x,w,y\n", 400, i -> Math.exp(1.5 * normal((i + 0.5) / 400)) + ",1," + i % 2);
    assertThat(tail.warnings()).isEmpty();
    assertThat(
            read("x,w,y\n", 400, i -> (i == 9 ? 30 : i % 20 == 0 ? 1 : 0) + ",1," + i % 2)
                .warnings())
        .isEmpty();
  }

  @Test
  void allColumnsThatCannotBeUsedAreToldAtOnce() {
    Fault fault =
        catchThrowableOfType(
            Fault.class,
            () ->
                read(
                    "mail,born,note,x,y\n",
                    60,
                    i ->
                        "u"
                            + i
                            + "@x.org,02.01.19"
                            + (10 + i)
                            + ",n"
                            + i % 40
                            + ","
                            + i
                            + ","
                            + i % 2));
    assertThat(fault.code()).hasToString("R510");
    assertThat(fault)
        .hasMessage(
            "3 columns hold names, too many for categories: `mail` (identifiers), `born` (dates),"
                + " `note` (40 different values in 60 rows)");
    assertThat(fault.hint()).contains("leave them out with `drop=[\"mail\", \"born\", \"note\"]`");
  }

  @Test
  void datesAndNumbersOfIdentityAreTold() throws IOException {
    Dataset data =
        read(
            "patient_id,visit,x,y\n",
            60,
            i -> (i * 7919 % 6007 + 10000) + "," + (1 + i % 9) + ".03.2024," + i % 7 + "," + i % 2);
    assertThat(data.remarks())
        .anyMatch(note -> note.startsWith("`patient_id` is another number in every row"))
        .anyMatch(note -> note.startsWith("`visit` holds dates, and was read as names"));
  }

  @Test
  void daysThatAreWrittenAsSuchAreNumbersHoweverManyThereAre() throws IOException {
    Dataset data =
        read(
            "visit,x,y\n",
            300,
            i -> LocalDate.of(2024, 1, 1).plusDays(i) + "," + i % 7 + "," + i % 2);
    assertThat(data.remarks()).contains("`visit` was read as numbers, as days since 1970");
    assertThat(data.written().column("visit").orElseThrow().text(299)).isEqualTo("2024-10-26");
  }

  @Test
  void bundledTablesAreBeyondDoubt() {
    for (DataSource source : List.of(new Wine(), new BreastCancer(), new Letters())) {
      assertThat(source.load(Control.NONE).warnings()).isEmpty();
    }
  }

  private static double normal(double p) {
    return NormalDistribution.of(0, 1).inverseCumulativeProbability(p);
  }

  private Dataset read(String heading, int rows, IntFunction<String> row) throws IOException {
    return read(heading, rows, row, "y");
  }

  private Dataset read(String heading, int rows, IntFunction<String> row, String label)
      throws IOException {
    return new Csv(write(heading, rows, row).toString(), label).load(Control.NONE);
  }

  private Path write(String heading, int rows, IntFunction<String> row) throws IOException {
    return Files.writeString(
        folder.resolve("d.csv"),
        IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n", heading, "\n")));
  }
}
