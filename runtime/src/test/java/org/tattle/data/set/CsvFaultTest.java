package org.tattle.data.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.data.table.cell.Missing;
import org.tattle.run.Control;
import org.tattle.run.Fault;

/** Every way in which a table can be unusable, and what the user is told. */
class CsvFaultTest {
  @TempDir Path folder;

  private Missing missing = Missing.FILL;
  private List<String> drop = List.of();
  private List<String> numbers = List.of();
  private List<String> categories = List.of();
  private List<String> sensitive = List.of();

  @Test
  void aFileThatIsNotThere() {
    Fault fault = fault(new Csv(folder.resolve("no.csv").toString(), "y"));
    says(fault, "R501", "path", "there is no file `" + folder.resolve("no.csv") + "`");
    says(
        fault(new Csv(folder.toString(), "y")),
        "R501",
        "path",
        "`" + folder + "` is a folder, and a file is needed");
  }

  @Test
  void aPathOfAShellOrOfTheWeb() {
    Fault fault = fault(new Csv("~/patients.csv", "y"));
    says(fault, "R501", "path", "there is no file `~/patients.csv`");
    assertThat(fault.hint()).contains("`~` is a word of shells; write the folder out");
  }

  @Test
  void anEmptyFileAndOneWithAHeadingOnly() {
    says(fault(""), "R508", "path", "`p.csv` is empty");
    says(fault("x,y\n"), "R508", "path", "`p.csv` has no rows");
  }

  @Test
  void aMissingLabel() {
    Fault fault = fault("x,y\n1,a\n2,\n");
    says(fault, "R506", "label", "line 3, column `y`: the label is missing");
    assertThat(fault.hint()).contains("`missing=drop` leaves such rows out");
  }

  @Test
  void aMissingValueWhereNoneIsAllowed() {
    missing = Missing.ERROR;
    says(fault("x,y\n1,a\nNA,b\n"), "R512", "path", "line 3, column `x`: the value is missing");
  }

  @Test
  void nothingButRowsWithMissingValues() {
    missing = Missing.DROP;
    says(fault("x,y\n,a\nNA,b\n"), "R508", "path", "`p.csv` has no row without missing values");
  }

  @Test
  void aRaggedRow() {
    says(
        fault("x,z,y\n1,2,a\n\n1,b\n"),
        "R505",
        "path",
        "line 4 has 2 values, and there are 3 columns");
    says(
        fault("x,y\n\"a\nb\",1\n1,2,3"),
        "R505",
        "path",
        "line 4 has 3 values, and there are 2 columns");
  }

  @Test
  void anUnknownColumn() {
    Fault fault = fault("Age,readmitted\n1,2\n", "readmited");
    says(fault, "R504", "label", "`p.csv` has no column `readmited`");
    assertThat(fault.hint()).contains("did you mean `readmitted`?");
    assertThat(fault("a,b\n1,2\n", "target").hint()).contains("columns: a, b");
    assertThat(fault("a,b\n1,2\n", "y").hint()).contains("columns: a, b");
    assertThat(fault("0.5,-3\n1,2\n", "y").hint().orElseThrow())
        .isEqualTo(
            "line 1 holds numbers; if it is a row, say `header=false`, and columns are c1 to c2");
    drop = List.of("agee");
    fault = fault("Age,y\n1,2\n");
    says(fault, "R504", "drop", "`p.csv` has no column `agee`");
    assertThat(fault.hint()).contains("did you mean `Age`?");
  }

  @Test
  void contradictoryLists() {
    drop = List.of("y");
    says(fault("x,y\n1,2\n"), "R504", "drop", "`y` is in `drop` and in `label`");
    drop = List.of();
    numbers = List.of("x");
    categories = List.of("x");
    says(fault("x,y\n1,2\n"), "R504", "numbers", "`x` is in `numbers` and in `categories`");
    numbers = List.of();
    categories = List.of();
    sensitive = List.of("y");
    says(fault("x,y\n1,2\n"), "R504", "sensitive", "`y` is in `sensitive` and in `label`");
  }

  @Test
  void textAmongNumbers() {
    Fault fault = fault("age,y\n31,a\n45,b\nabc,a\n22,b\n");
    says(fault, "R507", "path", "line 4, column `age`: `abc` is not a number");
    assertThat(fault.hint())
        .contains("correct it, or read the column as names with `categories=[\"age\"]`");
    numbers = List.of("job");
    says(
        fault("job,y\nnurse,a\n1,b\n"),
        "R507",
        "numbers",
        "line 2, column `job`: `nurse` is not a number");
  }

  @Test
  void textAfterManyNumbers() {
    StringBuilder text = new StringBuilder("age,y\n");
    for (int i = 0; i < 500; i++) {
      text.append(i + ",a\n");
    }
    says(
        fault(text + "1e999,b\n"),
        "R507",
        "path",
        "line 502, column `age`: `1e999` is not a number");
  }

  @Test
  void oneClass() {
    says(fault("x,y\n1,a\n2,a\n"), "R509", "label", "`y` is `a` in all 2 rows");
  }

  @Test
  void aLabelThatIsNoClass() {
    StringBuilder text = new StringBuilder("x,y\n");
    for (int i = 0; i < 300; i++) {
      text.append("1," + i * 0.5 + "\n");
    }
    says(
        fault(text.toString()),
        "R510",
        "label",
        "column `y` has more than 200 different values, too many for classes");
  }

  @Test
  void aColumnOfIdentifiers() {
    StringBuilder text = new StringBuilder("patient id,y\n");
    for (int i = 0; i < 30; i++) {
      text.append("P" + i + (i % 2 == 0 ? ",a\n" : ",b\n"));
    }
    Fault fault = fault(text.toString());
    says(
        fault,
        "R510",
        "path",
        "column `patient id` has 30 different values in 30 rows, too many for categories; they look"
            + " like identifiers");
    assertThat(fault.hint())
        .contains(
            "leave it out with `drop=[\"patient id\"]`, or let rows be called by it:"
                + " `id=\"patient id\"`");
    for (int i = 30; i < 300; i++) {
      text.append("P" + i + ",a\n");
    }
    says(
        fault(text.toString()),
        "R510",
        "path",
        "column `patient id` has more than 200 different values, too many for categories");
  }

  @Test
  void twoColumnsOfOneName() {
    Fault fault = fault("x,x,y\n1,2,a\n");
    says(fault, "R513", "path", "line 1 names two columns `x`");
  }

  @Test
  void nothingButTheLabel() {
    says(fault("y\na\nb\n"), "R513", "path", "`p.csv` has no column besides the label");
  }

  @Test
  void aQuoteThatIsNeverClosed() {
    says(
        fault("x,y\n1,a\n\"2,b\n3,a\n"),
        "R503",
        "path",
        "line 3: the quote that opens there is never closed");
    says(
        fault("x,y\n1,a\n2,\"b\nc"),
        "R503",
        "path",
        "line 3: the quote that opens there is never closed");
    says(fault("x,y\n1,a\n\"2\"z,b\n"), "R503", "path", "line 3: text follows a closing quote");
  }

  @Test
  void textThatIsNotUtf8() throws IOException {
    Path file = folder.resolve("latin.csv");
    Files.write(file, "name,y\nM\u00fcller,1\n".getBytes(StandardCharsets.ISO_8859_1));
    says(fault(new Csv(file.toString(), "y")), "R503", "path", "`latin.csv` is not text in UTF-8");
  }

  @Test
  void aFileThatIsCutShort() throws IOException {
    Path whole = folder.resolve("whole.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(whole))) {
      out.write("x,y\n1,a\n2,b\n".getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = Files.readAllBytes(whole);
    Path half = folder.resolve("half.gz");
    Files.write(half, Arrays.copyOf(bytes, bytes.length - 9));
    says(fault(new Csv(half.toString(), "y")), "R503", "path", "`half.gz` is damaged or cut short");
  }

  private Fault fault(String text) {
    return fault(text, "y");
  }

  private Fault fault(String text, String label) {
    try {
      Path file = Files.writeString(folder.resolve("p.csv"), text);
      return fault(
          Csvs.of(
              Map.of(
                  "path", file.toString(),
                  "label", label,
                  "missing", missing,
                  "drop", drop,
                  "numbers", numbers,
                  "categories", categories,
                  "sensitive", sensitive)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Fault fault(Csv csv) {
    return catchThrowableOfType(Fault.class, () -> csv.load(Control.NONE));
  }

  private static void says(Fault fault, String code, String parameter, String message) {
    assertThat(fault).hasMessage(message);
    assertThat(fault.code()).hasToString(code);
    assertThat(fault.parameter()).contains(parameter);
  }
}
