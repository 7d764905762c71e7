package org.tattle.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.run.Control;

/**
 * Full Fashion-MNIST, from Debian's package dataset-fashion-mnist. The expected accuracy is what
 * {@code runtime/src/bench/python/fashion.py} prints for PyTorch with the same architecture,
 * optimizer and epochs, the mean of three seeds.
 */
@Tag("slow")
class FashionTest {
  private static final Path FOLDER = Path.of("/usr/share/datasets/fashion-mnist");
  private static final double PYTORCH = 0.8776;

  @Test
  void theTestAccuracyIsWithinHalfAPointOfPyTorchs() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "dataset-fashion-mnist is not installed in " + FOLDER);
    Examples train =
        new Examples(images("train-images-idx3-ubyte.gz"), labels("train-labels-idx1-ubyte.gz"));
    INDArray images = images("t10k-images-idx3-ubyte.gz");
    int[] labels = labels("t10k-labels-idx1-ubyte.gz");
    Network network =
        new Network(
            new Shape(1, 28, 28),
            List.of(new Layer.Dense(256), new Layer.Activation(Layer.Function.RELU)),
            10);
    Recipe recipe =
        new Recipe(
            8,
            128,
            Recipe.Optimizer.ADAM,
            1e-3,
            Recipe.Schedule.COSINE,
            0,
            0,
            0,
            0,
            0,
            Optional.empty());
    int[] rows = IntStream.range(0, train.labels().length).toArray();
    List<Job> jobs =
        IntStream.range(0, 3).mapToObj(i -> new Job(network, recipe, rows, i)).toList();
    try (Workers workers = Workers.local(2)) {
      double mean =
          workers.train(train, jobs, Control.NONE, (i, model) -> {}).stream()
              .mapToDouble(model -> accuracy(model.outputs(images, Control.NONE), labels))
              .average()
              .orElseThrow();
      assertThat(mean).isCloseTo(PYTORCH, within(0.005));
    }
  }

  private static double accuracy(Outputs outputs, int[] labels) {
    return (double)
            IntStream.range(0, labels.length).filter(i -> outputs.predicted(i) == labels[i]).count()
        / labels.length;
  }

  private static INDArray images(String name) throws IOException {
    try (DataInputStream in = open(name)) {
      in.readInt();
      int count = in.readInt();
      int size = in.readInt() * in.readInt();
      byte[] bytes = in.readAllBytes();
      float[] values = new float[count * size];
      for (int i = 0; i < values.length; i++) {
        values[i] = (bytes[i] & 0xff) / 255f;
      }
      return Nd4j.createFromArray(values).reshape(count, size);
    }
  }

  private static int[] labels(String name) throws IOException {
    try (DataInputStream in = open(name)) {
      in.readLong();
      byte[] bytes = in.readAllBytes();
      return IntStream.range(0, bytes.length).map(i -> bytes[i]).toArray();
    }
  }

  private static DataInputStream open(String name) throws IOException {
    return new DataInputStream(new GZIPInputStream(Files.newInputStream(FOLDER.resolve(name))));
  }
}
