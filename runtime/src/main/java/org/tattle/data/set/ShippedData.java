package org.tattle.data.set;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.tattle.data.Dataset;
import org.tattle.data.image.Idx;
import org.tattle.data.image.IdxFolder;
import org.tattle.data.image.Images;
import org.tattle.data.table.Records;
import org.tattle.data.table.TableLayout;
import org.tattle.run.Control;

/** The data that come with the program; their origin and licences stand in NOTICE beside them. */
final class ShippedData {
  private ShippedData() {}

  static InputStream open(String name) {
    InputStream in = ShippedData.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("`" + name + "` is missing from the program");
    }
    return new BufferedInputStream(in, 1 << 16);
  }

  /** A table with a heading. */
  static Dataset table(String name, String file, String label, Control control) {
    return new Records(file, TableLayout.of(label), control)
        .read(
            name,
            () ->
                new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(open(file)), StandardCharsets.UTF_8)),
            ',',
            true);
  }

  /**
   * Pictures: a block of them and one of labels.
   *
   * @param most the value that becomes 1
   */
  static Dataset images(String name, String file, int most, List<String> classes, Control control) {
    try (InputStream in = new GZIPInputStream(open(file), 1 << 16)) {
      Idx.Block pictures = Idx.read(in, 3, file);
      Idx.Block labels = Idx.read(in, 1, file);
      Images part = IdxFolder.part(pictures, labels, classes.size(), file);
      return Images.dataset(name, List.of(part), most, classes, control);
    } catch (IOException e) {
      throw new UncheckedIOException("`" + file + "` in the program is damaged", e);
    }
  }
}
