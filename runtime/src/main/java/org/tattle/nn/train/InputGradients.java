package org.tattle.nn.train;

import java.util.Arrays;
import org.tattle.nn.blas.Blas;
import org.tattle.nn.blas.StepThreads;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.stage.InputRows;
import org.tattle.nn.stage.StageChain;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/**
 * A trained network that is asked over and over for its logits, and for gradients of any function
 * of them by its inputs: what attacks by gradients and certificates go by. Its buffers are made
 * once, weights are frozen, and no step allocates anything.
 */
public final class InputGradients implements AutoCloseable {
  private static final int PART = 256;

  private final int width;
  private final int classes;
  private final StepThreads threads;
  private final StageChain chain;
  private final float[] values;
  private final InputRows taken;
  private final int[] order;

  /** A function of the logits of some rows, by its slope. */
  public interface Pull {
    /**
     * Writes the gradient of each row's function by the logits.
     *
     * @param from the first of the rows, as the caller counts them
     * @param rows how many there are
     * @param logits {@code [classes, rows]}
     * @param delta {@code [classes, rows]}, overwritten
     */
    void pull(int from, int rows, float[] logits, float[] delta);
  }

  /**
   * @throws IllegalArgumentException if the inputs are tokens, which have no gradient
   */
  public InputGradients(Trained model, Control control) {
    Network network = model.network();
    if (!network.hidden().isEmpty() && network.hidden().get(0) instanceof Layer.Embedding) {
      throw new IllegalArgumentException("tokens have no gradient");
    }
    width = network.input().size();
    classes = network.classes();
    int capacity = Math.min(PART, StageChain.room(network));
    threads = new StepThreads(1, control);
    Blas.keepToOneThread();
    chain = new StageChain(network, capacity, 0, true, Randomness.seeded(new Seed(0)), threads);
    chain.weights().put(0, model.shared(), 0, model.shared().length);
    values = new float[capacity * (width + 1)];
    for (int i = width; i < values.length; i += width + 1) {
      values[i] = 1;
    }
    taken = InputRows.over(values, width + 1);
    order = new int[capacity];
    Arrays.setAll(order, i -> i);
  }

  /** How many features a row has. */
  public int width() {
    return width;
  }

  /** How many logits a row has. */
  public int classes() {
    return classes;
  }

  /**
   * Writes the logits of some rows.
   *
   * @param rows {@code [count, width]}
   * @param to {@code [count, classes]}
   */
  public void logits(float[] rows, int count, float[] to) {
    for (int from = 0; from < count; from += order.length) {
      int n = forward(rows, from, count);
      float[] logits = chain.logits().value;
      for (int b = 0; b < n; b++) {
        for (int c = 0; c < classes; c++) {
          to[(from + b) * classes + c] = logits[c * n + b];
        }
      }
    }
  }

  /**
   * Adds the gradient of each row's function by the row.
   *
   * @param rows {@code [count, width]}
   * @param pull the function
   * @param sum {@code [count, width]}
   */
  public void add(float[] rows, int count, Pull pull, float[] sum) {
    for (int from = 0; from < count; from += order.length) {
      int n = forward(rows, from, count);
      pull.pull(from, n, chain.logits().value, chain.logits().delta);
      chain.backward(n);
      chain.input().addDeltas(n, sum, from * width, width);
    }
  }

  /** Sends the next rows forwards, and returns how many these are. */
  private int forward(float[] rows, int from, int count) {
    int n = Math.min(order.length, count - from);
    for (int b = 0; b < n; b++) {
      System.arraycopy(rows, (from + b) * width, values, b * (width + 1), width);
    }
    chain.load(taken, order, 0, n);
    chain.forward(n, false);
    return n;
  }

  @Override
  public void close() {
    threads.close();
    chain.close();
  }
}
