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
import org.tattle.run.catalogue.FileFaults;

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
      throw Fault.of(FileFaults.LABELS_FOR_IMAGES, name, labels.dimensions()[0], count).at("path");
    }
    for (byte label : labels.values()) {
      if ((label & 0xff) >= classes) {
        throw Fault.of(FileFaults.IMAGE_LABEL, name, label & 0xff, classes - 1).at("path");
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
      throw Fault.of(FileFaults.DAMAGED, name).at("path");
    } catch (IOException e) {
      throw Fault.of(FileFaults.UNREADABLE, name).at("path");
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
                Fault.of(FileFaults.NOT_IN_FOLDER, folder, file, String.join(", ", FILES))
                    .at("path"));
  }
}
