package org.tattle.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.run.Control;

/**
 * Pictures of clothes, 28 x 28 grey values, ten classes. A slice of 4,000, 400 a class, comes with
 * the program, so that the first script needs no network; it is what {@code rows=4k} draws from the
 * whole set with seed 1.
 */
@Component(
    name = "fashion",
    doc = "Fashion-MNIST: 28 x 28 grey pictures of clothes, 10 classes; 4,000 come with Tattle.",
    paper = "Xiao, Rasul, Vollgraf 2017, Fashion-MNIST (MIT licence)",
    example = "load fashion rows=2k")
public record Fashion(
    @Param(doc = "a folder with the four IDX files, gzipped or not, to read all 70,000 from")
        String path)
    implements Source {
  static final List<String> CLASSES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  public Fashion() {
    this("");
  }

  @Override
  public Dataset load(Control control) {
    return path.isEmpty()
        ? slice(control)
        : IdxFolder.read("fashion", Paths.folder(path), CLASSES, control);
  }

  private static Dataset slice(Control control) {
    try (InputStream in = new GZIPInputStream(Bundle.open("fashion.idx.gz"), 1 << 16)) {
      Idx.Block pictures = Idx.read(in, 3, "fashion.idx.gz");
      Idx.Block labels = Idx.read(in, 1, "fashion.idx.gz");
      Images part = IdxFolder.part(pictures, labels, CLASSES.size(), "fashion.idx.gz");
      return Images.dataset("fashion", List.of(part), CLASSES, control);
    } catch (IOException e) {
      throw Bundle.damaged("fashion.idx.gz", e);
    }
  }
}
