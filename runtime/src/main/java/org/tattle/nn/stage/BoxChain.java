package org.tattle.nn.stage;

import java.util.ArrayList;
import java.util.List;
import org.tattle.nn.blas.Arena;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.blas.StepThreads;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Slot;

/**
 * A network at work on boxes instead of points: bounds of each value that hold for every input in a
 * box (Gowal et al. 2018, section 3). A linear layer takes the middle m to {@code W m + b} and the
 * half width r to {@code |W| r}; what rises with each of its inputs takes bounds to bounds. For a
 * difference of logits, bounds that are linear in the values of a layer go backwards through the
 * network instead, each relu between the lines that enclose it (Zhang et al. 2018, CROWN, with the
 * inner bounds of boxes).
 */
public final class BoxChain implements AutoCloseable {
  private final int classes;
  private final Arena arena;
  private final NativeFloats source;

  /** A copy of them: products want all that they read in one arena. */
  private final NativeFloats weights;

  private final NativeFloats sizes;
  private final NativeFloats gradient;
  private final NativeFloats spread;
  private final float[] signed;
  private final float[] gathered;
  private final float[] sum;
  private final float[] whole;
  private final List<BoxStage> stages = new ArrayList<>();
  private final Box input;
  private final Box logits;
  private final int[] bias;

  /**
   * @param weights of the network, which may be another chain's
   */
  public BoxChain(Network network, int capacity, NativeFloats weights, StepThreads threads) {
    List<Slot> slots = network.slots();
    classes = network.classes();
    int count = network.weights();
    arena =
        new Arena(
            2 * StageChain.buffers(slots, capacity, threads.size()) + 4 * Arena.padded(count),
            threads.control());
    source = weights;
    this.weights = arena.take(count);
    sizes = arena.take(count);
    gradient = arena.take(count);
    spread = arena.take(count);
    signed = new float[count];
    gathered = new float[count];
    sum = new float[count];
    whole = new float[count];
    bias = new int[count];
    input = new Box(slots.get(0).in().size(), capacity);
    Box box = input;
    int start = 0;
    for (Slot slot : slots) {
      if (slot.layer() instanceof Layer.Dropout) {
        continue;
      }
      BoxStage stage = stage(slot, box, start, capacity, threads);
      stages.add(stage);
      box = stage.out();
      if (slot.weights() > 0) {
        int rows = slot.layer() instanceof Layer.Dense d ? d.units() : slot.out().channels();
        int columns = slot.weights() / rows;
        for (int i = start + columns - 1; i < start + slot.weights(); i += columns) {
          bias[i] = 1;
        }
        start += slot.weights();
      }
    }
    logits = box;
  }

  private BoxStage stage(Slot slot, Box in, int start, int capacity, StepThreads threads) {
    Layer layer = slot.layer();
    if (layer instanceof Layer.Activation activation) {
      return new BentBox(activation.function(), in, threads);
    }
    if (layer instanceof Layer.MaxPool || layer instanceof Layer.MeanPool) {
      return new PooledBox(slot, in, threads, capacity);
    }
    return new LinearBox(slot, in, threads, arena, weights, sizes, start, capacity);
  }

  /** The box that goes in, {@code [features, rows]} each. */
  public Box input() {
    return input;
  }

  /** The bounds of logits, {@code [classes, rows]} each. */
  public Box logits() {
    return logits;
  }

  /** Reads the weights anew. */
  public void refresh() {
    source.get(0, signed, 0, signed.length);
    weights.put(0, signed, 0, signed.length);
    for (int i = 0; i < signed.length; i++) {
      sum[i] = bias[i] == 1 ? 0 : Math.abs(signed[i]);
    }
    sizes.put(0, sum, 0, sum.length);
  }

  /** Bounds of everything, from those of the input. */
  public void forward(int rows) {
    for (BoxStage stage : stages) {
      stage.forward(rows);
    }
  }

  /** Gradients by bounds, from those by the bounds of logits. */
  public void backward(int rows) {
    for (int i = stages.size() - 1; i >= 0; i--) {
      stages.get(i).backward(rows);
    }
  }

  /** Sets {@code target = alpha * gradient + beta * target} from the last way back. */
  public void accumulate(int rows, double alpha, double beta, NativeFloats target) {
    for (BoxStage stage : stages) {
      stage.accumulate(rows, (float) alpha, gradient, spread);
    }
    spread.get(0, gathered, 0, gathered.length);
    gradient.get(0, sum, 0, sum.length);
    target.get(0, whole, 0, whole.length);
    for (int i = 0; i < sum.length; i++) {
      float more = sum[i] + (bias[i] == 1 ? 0 : Math.signum(signed[i]) * gathered[i]);
      whole[i] = more + (float) beta * whole[i];
    }
    target.put(0, whole, 0, whole.length);
  }

  /**
   * Least differences of the logit of each row's class and another, after {@link #forward}.
   *
   * @param labels the class of each row
   * @param others the class that it is held against
   * @param to {@code [rows]}
   */
  public void margins(int rows, int[] labels, int[] others, double[] to) {
    float[] delta = logits.least.delta;
    java.util.Arrays.fill(delta, 0, classes * rows, 0);
    for (int b = 0; b < rows; b++) {
      delta[labels[b] * rows + b] += 1;
      delta[others[b] * rows + b] -= 1;
      to[b] = 0;
    }
    for (int i = stages.size() - 1; i >= 0; i--) {
      if (!stages.get(i).enclose(rows, signed, to)) {
        stages.get(i).out().least(rows, to);
        return;
      }
    }
    input.least(rows, to);
  }

  @Override
  public void close() {
    arena.close();
  }
}
