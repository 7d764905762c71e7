package org.tattle.data.set;

import java.util.List;
import org.tattle.component.Component;
import org.tattle.data.DataSource;
import org.tattle.data.Dataset;
import org.tattle.data.fetch.Hub;
import org.tattle.data.fetch.Remote;
import org.tattle.run.Control;

/** Small colour pictures of 100 kinds of thing, training rows before test rows. */
@Component(
    name = "cifar100",
    doc = "CIFAR-100: 60,000 colour pictures of 32 x 32, 100 classes; fetched on first use.",
    paper = "Krizhevsky 2009, Learning Multiple Layers of Features from Tiny Images",
    example = "load cifar100 rows=10k")
public record Cifar100() implements DataSource {
  static final Cifar FORMAT =
      new Cifar("cifar100", 2, List.of("train.bin", "test.bin"), "fine_label_names.txt");
  private static final Remote FILE =
      Remote.of(
          "cifar-100-binary.tar.gz",
          "https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz",
          "58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec");

  @Override
  public Dataset load(Control control) {
    return load(Hub.standard(), control);
  }

  Dataset load(Hub hub, Control control) {
    return FORMAT.read(hub.find(FILE, control), control);
  }
}
