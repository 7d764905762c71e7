package org.tattle.data.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.data.set.Csv;
import org.tattle.run.Control;
import org.tattle.run.Fault;

/** What is given for a table and is none, or too much of one. */
class InputLimitsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @Timeout(10)
  @ValueSource(
      strings = {"/dev/zero", "/dev/stdin", "/proc/self/environ", "/proc/cpuinfo", "/sys/kernel"})
  void whatIsNoFileOnADiskIsRefusedAtOnce(String path) {
    assumeTrue(Files.exists(Path.of(path)), path + " is not there");
    Fault fault = fault(path);
    assertThat(fault.code()).hasToString("R501");
    assertThat(fault).hasMessageContaining("is a pipe, a device or a file of the system");
  }

  @Test
  @Timeout(10)
  void aPipeIsRefusedBeforeItBlocks() throws Exception {
    Path pipe = folder.resolve("p.csv");
    try {
      assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    } catch (IOException e) {
      assumeTrue(false, "there is no mkfifo");
    }
    assertThat(fault(pipe.toString()).code()).hasToString("R501");
    Path link = Files.createSymbolicLink(folder.resolve("l.csv"), pipe);
    assertThat(fault(link.toString()).code()).hasToString("R501");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "PAR1..... | a Parquet file",
        "PK\3\4.....[Content_Types].xml | a workbook of Excel",
        "PK\3\4.....table.csv | a zip archive",
        "\u00d0\u00cf\u0011\u00e0 | a workbook of Excel",
        "% a comment\\n@RELATION iris\\n | an ARFF file",
        "  <!DOCTYPE html><p> | a page of HTML",
        "[{\"age\": 3}] | a JSON file",
        "BZh91AY | compressed by bzip2",
        "\u00ff\u00fea\0,\0 | text in UTF-16",
        "\u0093NUMPY | an array of numpy",
      })
  void otherKindsOfFilesAreNamedForWhatTheyAre(String start, String what) throws IOException {
    Path file = folder.resolve("d.csv");
    Files.write(file, start.replace("\\n", "\n").getBytes(ISO_8859_1));
    Fault fault = fault(file.toString());
    assertThat(fault).hasMessage("`d.csv` is " + what);
    assertThat(fault.hint()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sep=;\n", "SEP=;\r\n", "\"sep=;\"\n", "\ufeffsep=;\n"})
  void aSpreadsheetsFirstLineSaysTheSeparator(String first) throws IOException {
    Path file = Files.writeString(folder.resolve("d.csv"), first + "a;y\n1,5;u\n2,5;v\n");
    assertThat(new Csv(file.toString(), "y").load(Control.NONE).rows()).isEqualTo(2);
    Files.writeString(file, first + "a;y\n1,5;u\n2,5\n");
    assertThat(fault(file.toString())).hasMessage("line 4 has 1 values, and there are 2 columns");
  }

  @ParameterizedTest
  @ValueSource(strings = {"|", " ", "\t"})
  void barsAndBlanksSeparateToo(String separator) throws IOException {
    Path file = folder.resolve("d.csv");
    Files.writeString(file, "a,b,y\n1,2,u\n2,3,v\n".replace(",", separator));
    assertThat(new Csv(file.toString(), "y").load(Control.NONE).shape().size()).isEqualTo(2);
  }

  @Test
  @Timeout(60)
  void aRowWithoutEndIsRefused() throws IOException {
    Path file = gzip("\"", 20);
    assertThat(fault(file.toString()))
        .hasMessage("`z.csv`: the row on line 2 has more than 16,777,216 characters");
    assertThat(fault(file.toString()).hint().orElseThrow()).contains("never closed");
  }

  @Test
  @Timeout(60)
  void aFileThatGrowsTooMuchIsRefused() throws IOException {
    Path file = gzip("", 257);
    try (InputStream in = Archive.unzipped(file, Control.NONE)) {
      Fault fault =
          catchThrowableOfType(Fault.class, () -> in.transferTo(OutputStream.nullOutputStream()));
      assertThat(fault.code()).hasToString("R524");
      assertThat(fault).hasMessage("`z.csv` holds more than 256 MB of text");
    }
  }

  @Test
  void tooManyColumnsAreRefused() throws IOException {
    String heading =
        IntStream.range(0, 50_001).mapToObj(i -> "x" + i).collect(Collectors.joining(","));
    Path file = Files.writeString(folder.resolve("d.csv"), heading + "\n");
    assertThat(fault(file.toString()))
        .hasMessage("`d.csv` has 50,001 columns, and 50,000 are the most");
  }

  @Test
  @Timeout(60)
  void readingCanBeInterrupted() throws IOException {
    Path file = gzip("", 8);
    AtomicInteger asked = new AtomicInteger();
    Control control =
        new Control() {
          @Override
          public boolean cancelled() {
            return asked.incrementAndGet() > 1;
          }
        };
    assertThatThrownBy(() -> new Csv(file.toString(), "y").load(control))
        .isInstanceOf(CancellationException.class);
  }

  /** So many megabytes of rows that are all alike, behind a heading and something more. */
  private Path gzip(String before, int megabytes) throws IOException {
    Path file = folder.resolve("z.csv");
    byte[] rows = "1,u\n2,v\n".repeat(1 << 17).getBytes(ISO_8859_1);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(("x,y\n" + before).getBytes(ISO_8859_1));
      for (int i = 0; i < megabytes; i++) {
        out.write(rows);
      }
    }
    return file;
  }

  private static Fault fault(String path) {
    return catchThrowableOfType(Fault.class, () -> new Csv(path, "y").load(Control.NONE));
  }
}
