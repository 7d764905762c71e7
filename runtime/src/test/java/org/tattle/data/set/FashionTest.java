package org.tattle.data.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.data.Dataset;
import org.tattle.data.MemberSampling;
import org.tattle.data.Split;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;

class FashionTest {
  /** Where Debian's package dataset-fashion-mnist puts the whole set. */
  private static final Path DEBIAN = Path.of("/usr/share/datasets/fashion-mnist");

  @TempDir Path folder;

  @Test
  void theSliceHasFourHundredPicturesOfEachClass() {
    Dataset data = new Fashion().load(Control.NONE);
    assertThat(data.features().shape()).containsExactly(4000, 784);
    assertThat(data.shape().height()).isEqualTo(28);
    assertThat(data.features().minNumber().floatValue()).isZero();
    assertThat(data.features().maxNumber().floatValue()).isEqualTo(1f);
    int[] sizes = new int[10];
    for (int label : data.labels()) {
      sizes[label]++;
    }
    assertThat(sizes).containsOnly(400);
    assertThat(data.classes()).hasSize(10);
  }

  @Test
  void theSliceIsBundledInUnderTwoMegabytes() throws IOException {
    try (var in = ShippedData.open("fashion.idx.gz")) {
      assertThat(in.readAllBytes().length).isLessThan(2_000_000);
    }
  }

  @Test
  void theSliceIsADrawFromTheWholeSet() {
    assumeTrue(Files.isDirectory(DEBIAN), "needs Debian's package dataset-fashion-mnist");
    Dataset whole = from(DEBIAN).load(Control.NONE);
    assertThat(whole.rows()).isEqualTo(70_000);
    Dataset drawn = new MemberSampling(4000, Split.Adversary.HALVES, 0, 0).draw(whole, new Seed(1));
    assertThat(drawn.digest()).isEqualTo(new Fashion().load(Control.NONE).digest());
  }

  @Test
  void aFolderOfFourFilesIsReadGzippedOrNot() throws IOException {
    write("train-images-idx3-ubyte.gz", images(3));
    write("train-labels-idx1-ubyte", labels(0, 9, 4));
    write("t10k-images.idx3-ubyte", images(1));
    write("t10k-labels.idx1-ubyte.gz", labels(2));
    Dataset data = from(folder).load(Control.NONE);
    assertThat(data.labels()).containsExactly(0, 9, 4, 2);
    assertThat(data.features().getFloat(1, 2)).isEqualTo(6 / 255f);
    assertThat(data.shape().size()).isEqualTo(4);
  }

  @Test
  void filesThatAreNotWhatTheyShouldBeAreNamed() throws IOException {
    refused("R501", "`" + folder + "` has no file `train-images-idx3-ubyte`");
    write("train-images-idx3-ubyte", images(2));
    write("train-labels-idx1-ubyte", labels(1, 10));
    write("t10k-images-idx3-ubyte", images(1));
    write("t10k-labels-idx1-ubyte", labels(2));
    refused("R503", "`train-labels-idx1-ubyte` has a label `10`, and classes go to 9");
    write("train-labels-idx1-ubyte", labels(1));
    refused("R503", "`train-labels-idx1-ubyte` has 1 labels for 2 images");
    write("train-labels-idx1-ubyte", images(2));
    refused("R503", "`train-labels-idx1-ubyte` is not an IDX file of bytes with 1 dimensions");
    byte[] whole = labels(1, 2);
    write("train-labels-idx1-ubyte", Arrays.copyOf(whole, whole.length - 1));
    refused("R503", "`train-labels-idx1-ubyte` ends before its last value");
    Files.delete(folder.resolve("train-labels-idx1-ubyte"));
    Files.writeString(folder.resolve("train-labels-idx1-ubyte.gz"), "this is not gzip");
    refused("R503", "`train-labels-idx1-ubyte.gz` is damaged");
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> from(Path.of("no/such/folder")).load(Control.NONE))
        .isInstanceOf(Fault.class)
        .hasMessage("there is no file `no/such/folder`");
  }

  private void refused(String code, String message) {
    assertThatThrownBy(() -> from(folder).load(Control.NONE))
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).hasToString(code))
        .hasMessage(message);
  }

  private void write(String name, byte[] bytes) throws IOException {
    try (var file = Files.newOutputStream(folder.resolve(name));
        var out = name.endsWith(".gz") ? new GZIPOutputStream(file) : file) {
      out.write(bytes);
    }
  }

  /** Pictures of 2 x 2 whose values count up from 0. */
  private static byte[] images(int count) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0x0803);
    out.writeInt(count);
    out.writeInt(2);
    out.writeInt(2);
    for (int i = 0; i < 4 * count; i++) {
      out.write(i);
    }
    return bytes.toByteArray();
  }

  private static byte[] labels(int... labels) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0x0801);
    out.writeInt(labels.length);
    for (int label : labels) {
      out.write(label);
    }
    return bytes.toByteArray();
  }

  private static Fashion from(Path folder) {
    return new Fashion(Optional.of(folder.toString()), false);
  }
}
