package org.tattle.data.image;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.tattle.data.Dataset;
import org.tattle.nn.network.Shape;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.MessageText;

/**
 * The four files that MNIST and what looks like it come in, gzipped or not, training rows first.
 */
public final class IdxFolder {
  static final List<String> FILES =
      List.of(
          "train-images-idx3-ubyte",
          "train-labels-idx1-ubyte",
          "t10k-images-idx3-ubyte",
          "t10k-labels-idx1-ubyte");

  private IdxFolder() {}

  /**
   * Reads the folder.
   *
   * @throws Fault R501 if a file is missing, R503 if one is not what its name says
   */
  public static Dataset read(String name, Path folder, List<String> classes, Control control) {
    return read(name, FILES.stream().map(file -> find(folder, file)).toList(), classes, control);
  }

  /** Reads the four files, given in the order of {@link #FILES}. */
  public static Dataset read(String name, List<Path> files, List<String> classes, Control control) {
    List<Images> parts = new ArrayList<>();
    for (int i = 0; i < files.size(); i += 2) {
      control.check();
      parts.add(part(files.get(i), files.get(i + 1), classes.size()));
    }
    return Images.dataset(name, parts, Images.BYTES, classes, control);
  }

  /** One block of pictures and one of labels, and that they belong together. */
  public static Images part(Idx.Block pictures, Idx.Block labels, int classes, String name) {
    int count = pictures.dimensions()[0];
    if (labels.dimensions()[0] != count) {
      throw bad(
          name, MessageText.of("has %,d labels for %,d images", labels.dimensions()[0], count));
    }
    for (byte label : labels.values()) {
      if ((label & 0xff) >= classes) {
        throw bad(
            name,
            MessageText.of("has a label `%d`, and classes go to %d", label & 0xff, classes - 1));
      }
    }
    Shape shape = new Shape(1, pictures.dimensions()[1], pictures.dimensions()[2]);
    return new Images(shape, pictures.values(), labels.values());
  }

  private static Images part(Path pictures, Path labels, int classes) {
    return part(block(pictures, 3), block(labels, 1), classes, labels.getFileName().toString());
  }

  private static Idx.Block block(Path file, int dimensions) {
    String name = file.getFileName().toString();
    try (InputStream in = open(file)) {
      return Idx.read(in, dimensions, name);
    } catch (ZipException | EOFException e) {
      throw bad(name, "is damaged");
    } catch (IOException e) {
      throw new Fault("R501", "path", "`" + name + "` cannot be read", null);
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private static Path find(Path folder, String file) {
    String dotted = file.replace("-idx", ".idx");
    return Stream.of(file, file + ".gz", dotted, dotted + ".gz")
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new Fault(
                    "R501",
                    "path",
                    MessageText.of("`%s` has no file `%s`", folder, file),
                    "the folder must hold these, gzipped or not: " + String.join(", ", FILES)));
  }

  private static Fault bad(String name, String what) {
    return new Fault("R503", "path", "`" + name + "` " + what, "fetch the files again");
  }
}
