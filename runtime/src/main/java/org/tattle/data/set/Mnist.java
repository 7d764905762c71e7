package org.tattle.data.set;

import java.nio.file.Path;
import java.util.List;
import org.tattle.component.Component;
import org.tattle.data.DataSource;
import org.tattle.data.Dataset;
import org.tattle.data.fetch.Hub;
import org.tattle.data.fetch.Remote;
import org.tattle.data.image.IdxFolder;
import org.tattle.run.Control;

/** Handwritten digits, 28 x 28 grey values, training rows before test rows. */
@Component(
    name = "mnist",
    doc =
        "MNIST: 70,000 handwritten digits of 28 x 28, 10 classes (CC BY-SA 3.0); fetched on first"
            + " use.",
    paper =
        "LeCun, Bottou, Bengio, Haffner 1998, Gradient-Based Learning Applied to Document"
            + " Recognition",
    example = "load mnist rows=10k")
public record Mnist() implements DataSource {
  private static final List<Remote> FILES =
      List.of(
          Remote.packed(
              "mnist/train-images-idx3-ubyte.gz",
              "https://ossci-datasets.s3.amazonaws.com/mnist/train-images-idx3-ubyte.gz",
              "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
              "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
          Remote.packed(
              "mnist/train-labels-idx1-ubyte.gz",
              "https://ossci-datasets.s3.amazonaws.com/mnist/train-labels-idx1-ubyte.gz",
              "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
              "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
          Remote.packed(
              "mnist/t10k-images-idx3-ubyte.gz",
              "https://ossci-datasets.s3.amazonaws.com/mnist/t10k-images-idx3-ubyte.gz",
              "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
              "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
          Remote.packed(
              "mnist/t10k-labels-idx1-ubyte.gz",
              "https://ossci-datasets.s3.amazonaws.com/mnist/t10k-labels-idx1-ubyte.gz",
              "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
              "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"));

  @Override
  public Dataset load(Control control) {
    return load(Hub.standard(), control);
  }

  Dataset load(Hub hub, Control control) {
    List<Path> files = FILES.stream().map(file -> hub.find(file, control)).toList();
    List<String> classes = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    return IdxFolder.read("mnist", files, classes, control);
  }
}
