package org.tattle.data;

import java.util.List;
import java.util.Optional;
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
        Optional<String> path)
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
    this(Optional.empty());
  }

  @Override
  public Dataset load(Control control) {
    return path.isEmpty()
        ? Bundle.images("fashion", "fashion.idx.gz", Images.BYTES, CLASSES, control)
        : IdxFolder.read("fashion", Paths.folder(path.get()), CLASSES, control);
  }
}
