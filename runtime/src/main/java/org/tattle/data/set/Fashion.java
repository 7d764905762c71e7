package org.tattle.data.set;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.DataSource;
import org.tattle.data.Dataset;
import org.tattle.data.fetch.Hub;
import org.tattle.data.fetch.Remote;
import org.tattle.data.fetch.UserPaths;
import org.tattle.data.image.IdxFolder;
import org.tattle.data.image.Images;
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
    @Param(
            doc = "a folder with the four IDX files, gzipped or not, to read all 70,000 from",
            file = true)
        Optional<String> path,
    @Param(doc = "whether to take all 70,000, fetched on first use") boolean full)
    implements DataSource {
  private static final List<Remote> FILES =
      List.of(
          Remote.packed(
              "fashion-mnist/train-images-idx3-ubyte.gz",
              "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/train-images-idx3-ubyte.gz",
              "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
              "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
          Remote.packed(
              "fashion-mnist/train-labels-idx1-ubyte.gz",
              "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/train-labels-idx1-ubyte.gz",
              "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
              "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
          Remote.packed(
              "fashion-mnist/t10k-images-idx3-ubyte.gz",
              "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/t10k-images-idx3-ubyte.gz",
              "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
              "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
          Remote.packed(
              "fashion-mnist/t10k-labels-idx1-ubyte.gz",
              "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/t10k-labels-idx1-ubyte.gz",
              "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
              "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"));

  private static final List<String> CLASSES =
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
    this(Optional.empty(), false);
  }

  @Override
  public Dataset load(Control control) {
    return load(Hub.standard(), control);
  }

  Dataset load(Hub hub, Control control) {
    if (path.isPresent()) {
      return IdxFolder.read("fashion", UserPaths.folder(path.get(), control), CLASSES, control);
    }
    if (full) {
      List<Path> files = FILES.stream().map(file -> hub.find(file, control)).toList();
      return IdxFolder.read("fashion", files, CLASSES, control);
    }
    return ShippedData.images("fashion", "fashion.idx.gz", Images.BYTES, CLASSES, control);
  }
}
