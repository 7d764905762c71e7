package org.tattle.model.tree;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.model.Learned;
import org.tattle.run.Control;

/**
 * Trees that answer together: {@code link(start + rate * sum of their leaves)}.
 *
 * @param link what the sums become
 * @param width how many features a row has
 * @param start what is there before any tree, {@code [outputs]}
 * @param rate what each leaf is multiplied by
 */
public record Trees(Link link, int width, double[] start, double rate, List<Tree> trees)
    implements Learned {

  /** What sums of leaves become. */
  public enum Link {
    /** They are the answers: shares of classes, or a number. */
    SUM,
    /** Each is a logit of its class. */
    SOFTMAX,
    /** There is one, the logit of the second of two classes. */
    LOGISTIC
  }

  public Trees {
    trees = List.copyOf(trees);
  }

  /** How many numbers a leaf has. */
  int outputs() {
    return start.length;
  }

  /** What all trees but none say of a row: {@code [outputs]}. */
  double[] sums(float[] row) {
    double[] sums = start.clone();
    for (Tree tree : trees) {
      int at = tree.leaf(row) * sums.length;
      for (int o = 0; o < sums.length; o++) {
        sums[o] += rate * tree.values()[at + o];
      }
    }
    return sums;
  }

  /** What they say of a row. */
  public double[] answer(float[] row) {
    double[] sums = sums(row);
    return switch (link) {
      case SUM -> sums;
      case SOFTMAX -> softmax(sums);
      case LOGISTIC -> {
        double p = 1 / (1 + Math.exp(-sums[0]));
        yield new double[] {1 - p, p};
      }
    };
  }

  static double[] softmax(double[] logits) {
    double top = Arrays.stream(logits).max().orElse(0);
    double[] p = Arrays.stream(logits).map(z -> Math.exp(z - top)).toArray();
    double sum = Arrays.stream(p).sum();
    return Arrays.stream(p).map(x -> x / sum).toArray();
  }

  @Override
  public double[][] answers(INDArray features, int[] rows, Control control) {
    double[][] answers = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      control.check();
      answers[i] = answer(features.getRow(rows[i]).toFloatVector());
    }
    return answers;
  }

  @Override
  public byte[] bytes() {
    long nodes = trees.stream().mapToLong(Tree::nodes).sum();
    long size =
        5L * Integer.BYTES
            + (outputs() + 1L) * Double.BYTES
            + Integer.BYTES * (trees.size() + nodes * (5 + outputs()));
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size));
    bytes.putInt(link.ordinal()).putInt(width).putInt(outputs()).putInt(trees.size());
    bytes.putDouble(rate);
    Arrays.stream(start).forEach(bytes::putDouble);
    for (Tree tree : trees) {
      bytes.putInt(tree.nodes());
      for (int i = 0; i < tree.nodes(); i++) {
        bytes.putInt(tree.feature()[i]).putFloat(tree.threshold()[i]);
        bytes.putInt(tree.yes()[i]).putInt(tree.no()[i]).putInt(tree.rows()[i]);
      }
      for (float value : tree.values()) {
        bytes.putFloat(value);
      }
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  /**
   * What {@link #bytes} wrote.
   *
   * @throws IllegalArgumentException if it did not
   */
  static Trees read(byte[] bytes) {
    ByteBuffer from = ByteBuffer.wrap(bytes);
    try {
      int link = from.getInt();
      int width = from.getInt();
      int outputs = from.getInt();
      int count = from.getInt();
      if (link < 0 || link >= Link.values().length || outputs < 1 || count < 0) {
        throw new IllegalArgumentException("these are no trees");
      }
      double rate = from.getDouble();
      double[] start = new double[fits(outputs, Double.BYTES, from)];
      fill(outputs, o -> start[o] = from.getDouble());
      List<Tree> trees = new ArrayList<>();
      for (int t = 0; t < count; t++) {
        trees.add(tree(from, outputs).checked(width, outputs));
      }
      if (from.hasRemaining()) {
        throw new IllegalArgumentException("there is more than these trees");
      }
      return new Trees(Link.values()[link], width, start, rate, trees);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("these are not all of the trees", e);
    }
  }

  private static Tree tree(ByteBuffer from, int outputs) {
    int nodes = fits(from.getInt(), (5 + outputs) * Float.BYTES, from);
    Tree tree =
        new Tree(
            new int[nodes],
            new float[nodes],
            new int[nodes],
            new int[nodes],
            new int[nodes],
            new float[nodes * outputs]);
    fill(
        nodes,
        i -> {
          tree.feature()[i] = from.getInt();
          tree.threshold()[i] = from.getFloat();
          tree.yes()[i] = from.getInt();
          tree.no()[i] = from.getInt();
          tree.rows()[i] = from.getInt();
        });
    fill(nodes * outputs, i -> tree.values()[i] = from.getFloat());
    return tree;
  }

  private static void fill(int count, IntConsumer each) {
    for (int i = 0; i < count; i++) {
      each.accept(i);
    }
  }

  /** A count of things, of which there are as many bytes left as they take. */
  private static int fits(int count, int each, ByteBuffer from) {
    if (count < 0 || (long) count * each > from.remaining()) {
      throw new IllegalArgumentException("these are not all of the trees");
    }
    return count;
  }
}
