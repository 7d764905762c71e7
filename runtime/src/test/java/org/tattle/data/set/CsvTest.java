package org.tattle.data.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.data.Column;
import org.tattle.data.Column.Role;
import org.tattle.data.Column.Type;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.data.MemberSampling;
import org.tattle.data.Split;
import org.tattle.data.table.Table;
import org.tattle.data.table.cell.Missing;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Progress;
import org.tattle.run.Seed;

class CsvTest {
  @TempDir Path folder;

  @Test
  void columnsBecomeNumbersCategoriesAndBits() throws IOException {
    Dataset data = load("age,job,ill,y\n20,nurse,0,no\n40,clerk,1,yes\n30,nurse,1,no\n");
    assertThat(data.columns()).extracting(Column::name).containsExactly("age", "job", "ill");
    assertThat(data.columns())
        .extracting(Column::type)
        .containsExactly(Type.NUMBER, Type.CATEGORY, Type.RAW);
    assertThat(data.columns().get(1).categories()).containsExactly("clerk", "nurse");
    assertThat(data.classes()).containsExactly("no", "yes");
    assertThat(data.labels()).containsExactly(0, 1, 0);
    // The mean is 30, the population deviation sqrt(200/3).
    float one = (float) (10 / Math.sqrt(200 / 3.0));
    assertThat(data.features().toFloatMatrix())
        .isDeepEqualTo(new float[][] {{-one, 0, 1, 0}, {one, 1, 0, 1}, {0, 0, 1, 1}});
  }

  @Test
  void aFeatureLeadsBackToTheValueInTheFile() throws IOException {
    Dataset data = load("t,y\n1700000000,a\n1700000100,b\n1700000250,a\n");
    Column column = data.column("t").orElseThrow();
    double back = column.center() + column.scale() * data.features().getFloat(2, 0);
    assertThat(back).isCloseTo(1_700_000_250, within(1e-3));
  }

  @Test
  void numbersOfManyValuesAreTheSameAsNumbersOfFew() throws IOException {
    StringBuilder text = new StringBuilder("x,y\n");
    double sum = 0;
    for (int i = 0; i < 3000; i++) {
      double x = i % 997 * 0.25;
      sum += x;
      text.append(x).append(i % 2 == 0 ? ",a\n" : ",b\n");
    }
    Dataset data = load(text.toString());
    Column column = data.columns().get(0);
    assertThat(column.type()).isEqualTo(Type.NUMBER);
    assertThat(column.center()).isCloseTo(sum / 3000, within(1e-9));
    assertThat(column.center() + column.scale() * data.features().getFloat(2500, 0))
        .isCloseTo(2500 % 997 * 0.25, within(1e-4));
  }

  @Test
  void labelsOfNumbersAreOrderedAsNumbers() throws IOException {
    assertThat(load("x,y\n1,10\n2,9\n3,100\n").classes()).containsExactly("9", "10", "100");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void theSeparatorIsFound(String separator) throws IOException {
    String text = "name;y\n\"a;b,c\";1\nd;2\n".replace(";", separator);
    Dataset data = load(text);
    assertThat(data.columns().get(0).categories()).hasSize(2);
  }

  @Test
  void aSeparatorInsideTheTextIsNotTakenForIt() throws IOException {
    Dataset data = load("weight;y\n1,5;a\n2,5;b\n");
    assertThat(data.columns()).extracting(Column::name).containsExactly("weight");
  }

  @Test
  void columnsWithoutAHeadingAreNumbered() throws IOException {
    Csv csv = csv("1,0,a\n2,1,b\n", "c3");
    Csv bare =
        Csvs.of(
            Map.of("path", csv.path(), "label", "c3", "sep", Csv.Separator.COMMA, "header", false));
    Dataset data = bare.load(Control.NONE);
    assertThat(data.rows()).isEqualTo(2);
    assertThat(data.columns()).extracting(Column::name).containsExactly("c1", "c2");
  }

  @Test
  void missingValuesAreFilledAndToldWithTheirLine() throws IOException {
    Dataset data = load("age,job,y\n10,a,1\n,?,2\n20,b,1\n60,NA,2\n");
    float filled = data.features().getFloat(1, 0);
    Column age = data.columns().get(0);
    assertThat(age.center() + age.scale() * filled).isCloseTo(20, within(1e-5));
    assertThat(data.columns().get(1).categories()).containsExactly("a", "b", "(missing)");
    assertThat(data.features().getFloat(1, 3)).isEqualTo(1f);
    assertThat(data.notes())
        .startsWith(
            "1 missing value of `age` (the first on line 3) became the median, 20.0",
            "2 missing values of `job` (the first on line 3) became a category of their own");
  }

  @Test
  void filledNumbersStillHaveMeanZeroAndDeviationOne() throws IOException {
    Dataset data = load("x,y\n1,a\n,b\n4,a\n10,b\n");
    float[] x = data.features().toFloatVector();
    double sum = 0;
    double squares = 0;
    for (float value : x) {
      sum += value;
      squares += value * value;
    }
    assertThat(sum).isCloseTo(0, within(1e-6));
    assertThat(squares / 4).isCloseTo(1, within(1e-6));
  }

  @Test
  void rowsWithMissingValuesAreLeftOutOnRequest() throws IOException {
    Dataset data = load(csv("x,y\n1,a\n2,\n,b\n4,b\n", "y"), Missing.DROP);
    assertThat(data.rows()).isEqualTo(2);
    assertThat(data.notes())
        .startsWith("2 rows with missing values were left out (the first on line 3)");
  }

  @Test
  void whatStandardisingMeansForPrivacyIsNoted() throws IOException {
    assertThat(load("x,y\n1,a\n2,b\n").notes()).containsExactly(Table.standardised(2));
    assertThat(load("x,y\n1,a\n0,b\n").notes()).isEmpty();
  }

  @Test
  void aColumnThatCountsTheRowsIsNoted() throws IOException {
    assertThat(load("id,y\n7,a\n8,b\n9,a\n").notes())
        .contains(
            "`id` counts the rows; if it is an identifier, leave it out with `drop=[\"id\"]`");
  }

  @Test
  void aColumnWithoutValuesIsLeftOut() throws IOException {
    Dataset data = load("x,empty,y\n1,,a\n2,,b\n");
    assertThat(data.columns()).hasSize(1);
    assertThat(data.notes()).contains("`empty` has no values and was left out");
  }

  @Test
  void aConstantColumnBecomesZeros() throws IOException {
    Dataset data = load("x,z,y\n7.3,1,a\n7.3,5,b\n7.3,2,b\n");
    assertThat(data.features().getFloat(2, 0)).isZero();
    assertThat(data.columns().get(0).center()).isEqualTo(7.3);
  }

  @Test
  void rolesAreKept() throws IOException {
    Csv csv = csv("age,zip,ill,id,y\n1,2,3,x,a\n3,4,5,z,b\n", "y");
    Csv roles =
        Csvs.of(
            Map.of(
                "path", csv.path(),
                "label", "y",
                "drop", List.of("id"),
                "numbers", List.of("age"),
                "categories", List.of("zip"),
                "sensitive", List.of("ill"),
                "quasi", List.of("age", "zip")));
    Dataset data = roles.load(Control.NONE);
    assertThat(data.columns())
        .extracting(Column::role)
        .containsExactly(Role.QUASI, Role.QUASI, Role.SENSITIVE);
    assertThat(data.columns().get(1).categories()).containsExactly("2", "4");
  }

  @Test
  void quotedLineEndsByteOrderMarksAndWindowsLineEndsAreRead() throws IOException {
    Dataset data = load("\ufeffname,y\r\n\"a\r\nb\",1\r\n\"say \"\"hi\"\"\",2\r\n\r\n");
    assertThat(data.columns().get(0).name()).isEqualTo("name");
    assertThat(data.columns().get(0).categories()).containsExactly("a\r\nb", "say \"hi\"");
  }

  @Test
  void aGzippedFileIsReadWhateverItsName() throws IOException {
    Path file = folder.resolve("table.csv");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("x,y\n1,a\n2,b\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(new Csv(file.toString(), "y").load(Control.NONE).rows()).isEqualTo(2);
  }

  @Test
  void theOneTableInAnArchiveIsRead() throws IOException {
    Path file = archive("t.tgz", "._t.csv", "readme.txt", "folder/t.csv");
    assertThat(new Csv(file.toString(), "y").load(Control.NONE).rows()).isEqualTo(2);
    Path only = archive("u.tar.gz", "bangkok");
    assertThat(new Csv(only.toString(), "y").load(Control.NONE).rows()).isEqualTo(2);
    Path two = archive("v.tgz", "a.csv", "b.csv");
    assertThatThrownBy(() -> new Csv(two.toString(), "y").load(Control.NONE))
        .hasMessage("`v.tgz` holds 2 files, and 2 of them end in `.csv`");
  }

  @Test
  void rawNumbersAreLeftAsTheyAreWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("raw.csv"), "x,z,y\n10,1,7\n,2,9\n30,3,-2\n");
    Csv numbers = Csvs.with(new Csv(file.toString(), "y"), "task", Csv.Task.REGRESSION);
    Csv csv = Csvs.with(numbers, "raw", List.of("x", "y"));
    Dataset data = csv.load(Control.NONE);
    assertThat(data.features().getColumn(0).toFloatVector()).containsExactly(10, 20, 30);
    assertThat(((Labels.Numbers) data.truth()).scaled()).containsExactly(7, 9, -2);
    assertThat(data.features().getFloat(1, 1)).as("others are centred").isZero();
  }

  @Test
  void readingCanBeCancelled() throws IOException {
    Csv csv = csv("x,y\n1,a\n2,b\n", "y");
    Control cancelled =
        new Control() {
          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThatThrownBy(() -> csv.load(cancelled)).isInstanceOf(CancellationException.class);
  }

  @Test
  void readingTellsHowFarItIs() throws IOException {
    Csv csv = csv("x,y\n1,a\n2,b\n", "y");
    List<Progress> seen = new ArrayList<>();
    csv.load(
        new Control() {
          @Override
          public void progress(Progress progress) {
            seen.add(progress);
          }
        });
    assertThat(seen).extracting(Progress::work).containsOnly("reading p.csv");
    assertThat(seen).extracting(Progress::total).containsOnly(12L);
    assertThat(seen.get(seen.size() - 1).done()).isEqualTo(12);
  }

  private Path archive(String name, String... entries) throws IOException {
    Path file = folder.resolve(name);
    byte[] text = "x,y\n1,a\n2,b\n".getBytes(StandardCharsets.UTF_8);
    try (var out = new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
      for (String each : entries) {
        TarArchiveEntry entry = new TarArchiveEntry(each);
        entry.setSize(text.length);
        out.putArchiveEntry(entry);
        out.write(text);
        out.closeArchiveEntry();
      }
    }
    return file;
  }

  private Csv csv(String text, String label) throws IOException {
    return new Csv(Files.writeString(folder.resolve("p.csv"), text).toString(), label);
  }

  @Test
  void aColumnMaySayWhoIsAMember() throws IOException {
    StringBuilder text = new StringBuilder("x,in,y\n");
    for (int row = 0; row < 40; row++) {
      text.append(row).append(row % 4 == 0 ? ",yes," : ",no,").append(row % 2).append('\n');
    }
    Dataset data = members(text.toString());
    assertThat(data.columns()).extracting(Column::name).containsExactly("x");
    Split halves = new MemberSampling().split(data, new Seed(1));
    assertThat(halves.members()).containsExactly(0, 4, 8, 12, 16, 20, 24, 28, 32, 36);
    assertThat(halves.nonmembers()).hasSize(30);
    assertThat(halves.pool()).hasSize(40);
    Split thirds = new MemberSampling(0, Split.Adversary.THIRDS, 0, 0).split(data, new Seed(1));
    assertThat(thirds.members()).isEqualTo(halves.members());
    assertThat(thirds.nonmembers()).hasSize(15).doesNotContain(thirds.pool());
    Dataset some = new MemberSampling(20, Split.Adversary.HALVES, 0, 0).draw(data, new Seed(1));
    assertThat(new MemberSampling().split(some, new Seed(1)).members()).isNotEmpty();
    assertThatThrownBy(
            () -> new MemberSampling(0, Split.Adversary.HALVES, 5, 0).split(data, new Seed(1)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("says who is a member");
  }

  @Test
  void aColumnOfMembersMustTellThemFromOthers() {
    assertThatThrownBy(() -> members("x,in,y\n1,1,a\n2,maybe,b\n"))
        .isInstanceOf(Fault.class)
        .hasMessage("line 3: `in` does not say whether the model was trained on the row");
    assertThatThrownBy(() -> members("x,in,y\n1,1,a\n2,1,b\n"))
        .isInstanceOf(Fault.class)
        .hasMessage("`p.csv` has nothing but members");
    assertThatThrownBy(() -> members("x,inn,y\n1,1,a\n2,1,b\n"))
        .isInstanceOf(Fault.class)
        .hasMessage("`p.csv` has no column `in`");
  }

  private Dataset members(String text) throws IOException {
    return Csvs.with(csv(text, "y"), "member", Optional.of("in")).load(Control.NONE);
  }

  private Dataset load(String text) throws IOException {
    return csv(text, "y").load(Control.NONE);
  }

  private static Dataset load(Csv csv, Missing missing) {
    return Csvs.with(csv, "missing", missing).load(Control.NONE);
  }

  @Test
  void whatPeopleCallRowsByIsKeptAsItIsAndIsNoFeature() throws IOException {
    Csv csv = csv("who,x,y\n007,1,a\n1e2,2,b\nO'Neil,3,a\n", "y");
    Dataset data = Csvs.with(csv, "id", Optional.of("who")).load(Control.NONE);
    assertThat(data.columns()).extracting(Column::name).containsExactly("x");
    assertThat(data.written().columns(Role.ID).get(0).texts())
        .containsExactly("007", "1e2", "O'Neil");
  }

  @Test
  void twoRowsOfOneNameAreRefused() throws IOException {
    Csv csv = Csvs.with(csv("who,x,y\nu1,1,a\nu1,2,b\n", "y"), "id", Optional.of("who"));
    assertThatThrownBy(() -> csv.load(Control.NONE))
        .isInstanceOf(Fault.class)
        .hasMessage("line 3: there is another row with the `who` `u1`");
    Csv gap = Csvs.with(csv("who,x,y\nu1,1,a\n,2,b\n", "y"), "id", Optional.of("who"));
    assertThatThrownBy(() -> gap.load(Control.NONE))
        .isInstanceOf(Fault.class)
        .hasMessage("line 3, column `who`: the id is missing");
  }
}
