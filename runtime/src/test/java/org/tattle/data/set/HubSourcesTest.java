package org.tattle.data.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.data.Shared;
import org.tattle.data.fetch.Hub;
import org.tattle.data.table.cell.Missing;
import org.tattle.run.Control;
import org.tattle.run.Fault;

class HubSourcesTest {
  @TempDir Path folder;

  @Test
  void locationIsWhatItsAuthorsPublished() {
    Hub hub = Shared.hub("dataset_location.tgz");
    Dataset data = new Location().load(hub, Control.NONE);
    assertThat(data.features().shape()).containsExactly(5010, 446);
    assertThat(data.classes()).hasSize(30).startsWith("1", "2");
    // The file starts "13",0,1,0,1 and then "11".
    assertThat(data.labels()).startsWith(12, 10);
    assertThat(data.features().getFloat(0, 1)).isEqualTo(1f);
    assertThat(data.features().getFloat(0, 2)).isZero();
  }

  @Test
  void locationReadAsATableIsTheSame() {
    Path file = Shared.path("data/dataset_location.tgz");
    Csv csv =
        Csvs.of(
            Map.of(
                "path", file.toString(), "label", "c1", "header", false, "missing", Missing.ERROR));
    Dataset bits = new Location().load(Shared.hub("dataset_location.tgz"), Control.NONE);
    assertThat(csv.load(Control.NONE).digest()).isEqualTo(bits.digest());
  }

  @Test
  void adultIsWhatUciHas() {
    Dataset data = new Adult().load(Shared.hub("adult/adult.data"), Control.NONE);
    assertThat(data.rows()).isEqualTo(32_561);
    assertThat(data.classes()).containsExactly("<=50K", ">50K");
    assertThat(Arrays.stream(data.labels()).sum()).isEqualTo(7_841);
    Column work = data.column("workclass").orElseThrow();
    assertThat(work.categories()).hasSize(9).endsWith("(missing)");
    assertThat(data.column("sex").orElseThrow().role()).isEqualTo(Column.Role.QUASI);
    assertThat(data.notes())
        .contains(
            "1,836 missing values of `workclass` (the first on line 28) became a category of their"
                + " own");
  }

  @Test
  void aTableWithSemicolonsIsRead() {
    Path file = Shared.path("data/adult/adult.csv");
    Dataset data = new Csv(file.toString(), "salary-class").load(Control.NONE);
    assertThat(data.rows()).isEqualTo(30_162);
    assertThat(data.columns()).hasSize(8);
  }

  @Test
  void fashionCanBeLoadedWholeFromAFolder() {
    Path datasets = Path.of("/usr/share/datasets");
    assumeTrue(
        Files.isDirectory(datasets.resolve("fashion-mnist")),
        "needs Debian's package dataset-fashion-mnist");
    Hub hub = new Hub(Optional.of(datasets), folder, Duration.ofSeconds(1));
    Dataset data = new Fashion(Optional.empty(), true).load(hub, Control.NONE);
    assertThat(data.rows()).isEqualTo(70_000);
    assertThat(data.labels()).startsWith(9, 0, 0, 3);
  }

  @Test
  void cifarRecordsBecomeColourPictures() throws IOException {
    byte[] record = new byte[2 + 3072];
    record[0] = 7;
    record[1] = 1;
    record[2] = (byte) 255;
    record[2 + 3071] = 51;
    byte[] two = new byte[2 * record.length];
    System.arraycopy(record, 0, two, record.length, record.length);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("cifar/test.bin", record);
    files.put("cifar/train.bin", two);
    files.put("cifar/fine_label_names.txt", "apple\nbear\n\n".getBytes(StandardCharsets.US_ASCII));
    Dataset data = Cifar100.FORMAT.read(archive(files), Control.NONE);
    assertThat(data.classes()).containsExactly("apple", "bear");
    assertThat(data.labels()).containsExactly(0, 1, 1);
    assertThat(data.shape().channels()).isEqualTo(3);
    assertThat(data.features().getFloat(2, 0)).isEqualTo(1f);
    assertThat(data.features().getFloat(2, 3071)).isEqualTo(51 / 255f);
    files.put("cifar/test.bin", new byte[100]);
    assertThatThrownBy(() -> Cifar100.FORMAT.read(archive(files), Control.NONE))
        .isInstanceOf(Fault.class)
        .hasMessage("`test.bin` is not made of records of 3,074 bytes");
    files.remove("cifar/test.bin");
    assertThatThrownBy(() -> Cifar100.FORMAT.read(archive(files), Control.NONE))
        .hasMessage("the archive has no `test.bin`");
  }

  @Test
  void bitsMayHaveTheirLabelsApart() throws IOException {
    BitRows bits = new BitRows("tiny", "bits", 2, 3, 4);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("t/100/labels", "4\n1\n".getBytes(StandardCharsets.US_ASCII));
    files.put("t/100/feats", "0,1,1\n1,0,0\n".getBytes(StandardCharsets.US_ASCII));
    Dataset data = bits.parted(archive(files), "100/feats", "100/labels", Control.NONE);
    assertThat(data.labels()).containsExactly(3, 0);
    assertThat(data.features().toFloatMatrix()).isDeepEqualTo(new float[][] {{0, 1, 1}, {1, 0, 0}});
  }

  @Test
  void bitsThatAreNoneAreSaidWithTheirRow() throws IOException {
    refused("\"1\",0,1\n\"2\",0\n", "row 2 of `tiny` has 1 bits, not 2");
    refused("\"1\",0,1\n\"2\",0,1,1\n", "row 2 of `tiny` has more than 2 bits");
    refused("\"1\",0,1\n\"5\",0,1\n", "row 2 of `tiny` has a class that is not among 4");
    refused("\"1\",0,1\nx,0,1\n", "row 2 of `tiny` has no class");
    refused("\"1\",0,1\n2,0,7\n", "row 2 of `tiny` holds `7`");
    refused("\"1\",0,1\n", "row 2 of `tiny` is missing");
  }

  private void refused(String text, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("tiny"), text);
    assertThatThrownBy(() -> new BitRows("tiny", "bits", 2, 2, 4).labelled(file, Control.NONE))
        .isInstanceOf(Fault.class)
        .hasMessage(message);
  }

  private Path archive(Map<String, byte[]> files) throws IOException {
    Path file = folder.resolve("archive.tgz");
    try (var out = new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
      for (var each : files.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(each.getKey());
        entry.setSize(each.getValue().length);
        out.putArchiveEntry(entry);
        out.write(each.getValue());
        out.closeArchiveEntry();
      }
    }
    return file;
  }
}
