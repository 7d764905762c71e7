package org.tattle.model;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.nn.train.Examples;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/**
 * Keeps the rows that it learns from, and says of a row what its k nearest neighbours among them
 * are: the share of each class, or the mean of their numbers. Near is by the distance of encoded
 * features, {@code sum (x - y)^2}; of rows equally near the earlier ones count. With one neighbour
 * a row that was learned from is its own, so nothing leaks more of who was.
 */
@Component(
    name = "knn",
    doc = "Says what the nearest of the rows that it learned from are.",
    paper = "Cover and Hart 1967, Nearest Neighbor Pattern Classification",
    example = "model knn k=5")
public record Knn(@Param(doc = "neighbours that are asked", min = 1, max = 100_000) int k)
    implements Learner {

  public Knn() {
    this(5);
  }

  @Override
  public boolean numbers() {
    return true;
  }

  @Override
  public Learned learn(Examples examples, int outputs, int[] rows, Seed seed, Control control) {
    int width = examples.features().columns();
    float[] features = new float[Math.multiplyExact(rows.length, width)];
    float[] truths = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      float[] row = examples.features().getRow(rows[i]).toFloatVector();
      System.arraycopy(row, 0, features, i * width, width);
      int at = rows[i];
      truths[i] =
          outputs == 1 ? examples.targets().orElseThrow().getFloat(at, 0) : examples.labels()[at];
    }
    return new Neighbours(k, outputs, width, features, truths);
  }

  @Override
  public Learned read(byte[] bytes) {
    ByteBuffer from = ByteBuffer.wrap(bytes);
    if (bytes.length < 3 * Integer.BYTES) {
      throw new IllegalArgumentException("these are no rows that were learned from");
    }
    int outputs = from.getInt();
    int width = from.getInt();
    int rows = from.getInt();
    if (width < 0 || rows < 0 || from.remaining() != (long) rows * (width + 1) * Float.BYTES) {
      throw new IllegalArgumentException("these are not all of the rows that were learned from");
    }
    float[] features = new float[rows * width];
    float[] truths = new float[rows];
    from.asFloatBuffer().get(features).get(truths);
    return new Neighbours(k, outputs, width, features, truths);
  }

  /**
   * @param features those that were learned from, row by row
   * @param truths the class, or the number, of each
   */
  private record Neighbours(int k, int outputs, int width, float[] features, float[] truths)
      implements Learned {

    @Override
    public double[][] answers(INDArray asked, int[] rows, Control control) {
      double[][] answers = new double[rows.length][];
      for (int i = 0; i < rows.length; i++) {
        control.check();
        answers[i] = answer(asked.getRow(rows[i]).toFloatVector());
      }
      return answers;
    }

    private double[] answer(float[] row) {
      double[] far = new double[truths.length];
      Arrays.setAll(far, i -> distance(row, i));
      int count = Math.min(k, truths.length);
      double[] sorted = far.clone();
      Arrays.sort(sorted);
      double edge = sorted[count - 1];
      double[] answer = new double[outputs];
      int left = count;
      for (int i = 0; i < far.length; i++) {
        if (far[i] < edge) {
          add(i, answer, count);
          left--;
        }
      }
      for (int i = 0; left > 0; i++) {
        if (far[i] == edge) {
          add(i, answer, count);
          left--;
        }
      }
      return answer;
    }

    private void add(int neighbour, double[] answer, int of) {
      if (outputs == 1) {
        answer[0] += truths[neighbour] / (double) of;
      } else {
        answer[(int) truths[neighbour]] += 1.0 / of;
      }
    }

    private double distance(float[] row, int i) {
      double sum = 0;
      for (int f = 0; f < width; f++) {
        double d = row[f] - features[i * width + f];
        sum += d * d;
      }
      return sum;
    }

    @Override
    public byte[] bytes() {
      ByteBuffer bytes =
          ByteBuffer.allocate(3 * Integer.BYTES + (features.length + truths.length) * Float.BYTES);
      bytes.putInt(outputs).putInt(width).putInt(truths.length);
      bytes.asFloatBuffer().put(features).put(truths);
      return bytes.array();
    }
  }
}
