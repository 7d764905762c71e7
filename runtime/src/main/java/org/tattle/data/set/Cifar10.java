package org.tattle.data.set;

import java.util.List;
import org.tattle.component.Component;
import org.tattle.data.DataSource;
import org.tattle.data.Dataset;
import org.tattle.data.fetch.Hub;
import org.tattle.data.fetch.Remote;
import org.tattle.run.Control;

/** Small colour pictures of 10 kinds of thing, training rows before test rows. */
@Component(
    name = "cifar10",
    doc = "CIFAR-10: 60,000 colour pictures of 32 x 32, 10 classes; fetched on first use.",
    paper = "Krizhevsky 2009, Learning Multiple Layers of Features from Tiny Images",
    example = "load cifar10 rows=10k")
public record Cifar10() implements DataSource {
  static final Cifar FORMAT =
      new Cifar(
          "cifar10",
          1,
          List.of(
              "data_batch_1.bin",
              "data_batch_2.bin",
              "data_batch_3.bin",
              "data_batch_4.bin",
              "data_batch_5.bin",
              "test_batch.bin"),
          "batches.meta.txt");
  private static final Remote FILE =
      Remote.of(
          "cifar-10-binary.tar.gz",
          "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz",
          "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd");

  @Override
  public Dataset load(Control control) {
    return load(Hub.standard(), control);
  }

  Dataset load(Hub hub, Control control) {
    return FORMAT.read(hub.find(FILE, control), control);
  }
}
