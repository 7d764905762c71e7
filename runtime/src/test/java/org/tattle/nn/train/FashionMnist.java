package org.tattle.nn.train;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.run.Control;

/** All of Fashion-MNIST, from Debian's package dataset-fashion-mnist. */
record FashionMnist(Examples train, Examples test) {
  private static final Path FOLDER = Path.of("/usr/share/datasets/fashion-mnist");

  /**
   * With pixels as {@code (x - center) / scale}, x from 0 to 1; skips the test without the data.
   */
  static FashionMnist read(float center, float scale) throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "dataset-fashion-mnist is not installed in " + FOLDER);
    return new FashionMnist(
        new Examples(images("train", center, scale), labels("train")),
        new Examples(images("t10k", center, scale), labels("t10k")));
  }

  /** The share of the test images that a model gets right. */
  double accuracy(Trained model) {
    int[] labels = test.labels();
    LogitMatrix outputs = model.outputs(test.features(), Control.NONE);
    return (double)
            IntStream.range(0, labels.length).filter(i -> outputs.predicted(i) == labels[i]).count()
        / labels.length;
  }

  private static INDArray images(String part, float center, float scale) throws IOException {
    try (DataInputStream in = open(part + "-images-idx3-ubyte.gz")) {
      in.readInt();
      int count = in.readInt();
      int size = in.readInt() * in.readInt();
      byte[] bytes = in.readAllBytes();
      float[] values = new float[count * size];
      for (int i = 0; i < values.length; i++) {
        values[i] = ((bytes[i] & 0xff) / 255f - center) / scale;
      }
      return Nd4j.createFromArray(values).reshape(count, size);
    }
  }

  private static int[] labels(String part) throws IOException {
    try (DataInputStream in = open(part + "-labels-idx1-ubyte.gz")) {
      in.readLong();
      byte[] bytes = in.readAllBytes();
      return IntStream.range(0, bytes.length).map(i -> bytes[i]).toArray();
    }
  }

  private static DataInputStream open(String name) throws IOException {
    return new DataInputStream(new GZIPInputStream(Files.newInputStream(FOLDER.resolve(name))));
  }
}
