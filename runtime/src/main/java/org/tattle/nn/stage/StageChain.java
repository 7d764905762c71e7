package org.tattle.nn.stage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.nn.blas.Arena;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.blas.RowShares;
import org.tattle.nn.blas.StepThreads;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Slot;
import org.tattle.run.Randomness;

/**
 * A network at work: its stages in order, its weights, and the buffers for batches of up to {@code
 * capacity} examples. Used by one thread at a time.
 */
public final class StageChain implements AutoCloseable {
  private final Network network;
  private final int capacity;
  private final Arena arena;
  private final NativeFloats weights;
  private NativeFloats target;
  private final StepThreads threads;
  private final Signal input;
  private final Intake intake;
  private final StepThreads.Task load = this::load;
  private InputRows rows;
  private int[] order;
  private int from;
  private int batch;
  private final Signal logits;
  private final Stage[] stages;
  private final Stage.Weighted[] weighted;

  /**
   * @param spare floats of the arena left to the caller
   * @param inputs whether the gradient by the network's input is wanted
   * @param random what dropout is drawn from, by a stream of its own
   */
  public StageChain(
      Network network,
      int capacity,
      long spare,
      boolean inputs,
      Randomness random,
      StepThreads threads) {
    this.network = network;
    this.capacity = capacity;
    this.threads = threads;
    List<Slot> slots = network.slots();
    int count = network.weights();
    arena =
        new Arena(
            Arena.padded(count) + buffers(slots, capacity, threads.size()) + spare,
            threads.control());
    weights = arena.take(count);
    boolean byRow = slots.get(0).layer() instanceof Layer.Dense;
    int features = network.input().size();
    input = new Signal(features, byRow ? 0 : capacity, inputs ? capacity : 0);
    intake = byRow ? new Intake(input, true, capacity, threads, arena) : null;
    UniformRandomProvider dropout = random.split("dropout");
    List<Stage> all = new ArrayList<>();
    List<Stage.Weighted> some = new ArrayList<>();
    Signal signal = input;
    int start = 0;
    for (Slot slot : slots) {
      boolean wanted = inputs || signal != input;
      boolean inPlace =
          slot.layer() instanceof Layer.Activation
              || slot.layer() instanceof Layer.Dropout
              || slot.layer() instanceof Layer.View;
      Signal out = inPlace ? signal : new Signal(slot.out().size(), capacity);
      Stage stage = stage(slot, signal, out, start, wanted, dropout);
      all.add(stage);
      if (stage instanceof Stage.Weighted one) {
        some.add(one);
        start += one.weights();
      }
      signal = out;
    }
    stages = all.toArray(Stage[]::new);
    weighted = some.toArray(Stage.Weighted[]::new);
    logits = signal;
  }

  private Stage stage(
      Slot slot, Signal in, Signal out, int start, boolean wanted, UniformRandomProvider dropout) {
    Layer layer = slot.layer();
    if (layer instanceof Layer.Dense) {
      Intake taken = in == input ? intake : new Intake(in, false, capacity, threads, arena);
      return new DenseStage(taken, out, threads, arena, weights, start, wanted);
    }
    if (layer instanceof Layer.Convolution) {
      return new ConvolutionStage(slot, in, out, threads, arena, weights, start, capacity, wanted);
    }
    if (layer instanceof Layer.Embedding) {
      return new EmbeddingStage(slot, in, out, threads, weights, start);
    }
    if (layer instanceof Layer.Activation activation) {
      return new ActivationStage(activation.function(), in, threads);
    }
    if (layer instanceof Layer.View) {
      return Stage.NOTHING;
    }
    if (layer instanceof Layer.Dropout drop) {
      return new DropoutStage(drop.rate(), in, dropout);
    }
    return new PoolStage(slot, in, out, threads, capacity);
  }

  /** The most floats that one pass over a signal goes through: some ten milliseconds. */
  private static final long PASS = 1 << 24;

  /** How many examples go through a network at once, at most, so that no pass takes long. */
  public static int room(Network network) {
    long room = Integer.MAX_VALUE;
    for (Slot slot : network.slots()) {
      room = Math.min(room, PASS / (Math.max(slot.in().size(), slot.out().size()) + 1));
      if (slot.layer() instanceof Layer.Convolution) {
        room = Math.min(room, ConvolutionStage.room(slot));
      }
    }
    return (int) Math.max(1, room);
  }

  /** How many floats of native memory the stages take, besides weights. */
  public static long buffers(List<Slot> slots, int capacity, int parts) {
    long floats = 0;
    for (Slot slot : slots) {
      if (slot.layer() instanceof Layer.Dense) {
        floats += DenseStage.floats(slot.in().size(), slot.out().size(), capacity);
      } else if (slot.layer() instanceof Layer.Convolution) {
        floats += ConvolutionStage.floats(slot, capacity, parts);
      }
    }
    return floats;
  }

  /** How many floats on the heap the stages take, besides their signals. */
  public static long heap(List<Slot> slots, int capacity, int parts) {
    return slots.stream()
        .filter(slot -> slot.layer() instanceof Layer.Convolution)
        .mapToLong(slot -> ConvolutionStage.heap(slot, capacity, parts))
        .sum();
  }

  public int capacity() {
    return capacity;
  }

  public Arena arena() {
    return arena;
  }

  public NativeFloats weights() {
    return weights;
  }

  /** Room for a gradient by all weights, from the spare floats; the same every time. */
  public NativeFloats target() {
    target = target == null ? arena.take(weights.size()) : target;
    return target;
  }

  public Signal logits() {
    return logits;
  }

  public Signal input() {
    return input;
  }

  /** Draws initial weights: uniform within one over the root of the number of inputs. */
  public void initialise(UniformRandomProvider random) {
    float[] values = new float[weights.size()];
    int start = 0;
    for (Stage.Weighted stage : weighted) {
      stage.initialise(random, values, start);
      start += stage.weights();
    }
    weights.put(0, values, 0, values.length);
  }

  /** Takes {@code batch} rows, given by {@code order[from..]}, as input. */
  public void load(InputRows rows, int[] order, int from, int batch) {
    this.rows = rows;
    this.order = order;
    this.from = from;
    this.batch = batch;
    threads.run(load);
  }

  private void load(int part, int parts) {
    int to = RowShares.any(batch, part + 1, parts);
    for (int b = RowShares.any(batch, part, parts); b < to; b++) {
      threads.check();
      int row = order[from + b];
      if (intake != null) {
        intake.row(b, rows, row);
      } else {
        for (int f = 0; f < input.features; f++) {
          input.value[f * batch + b] = rows.values()[row * rows.stride() + f];
        }
      }
    }
  }

  public void forward(int batch, boolean training) {
    for (Stage stage : stages) {
      stage.forward(batch, training);
    }
  }

  public void backward(int batch) {
    for (int i = stages.length - 1; i >= 0; i--) {
      stages[i].backward(batch);
    }
  }

  /** Sets {@code target = alpha * gradient + beta * target}. */
  public void accumulate(int batch, double alpha, double beta, NativeFloats target) {
    for (Stage.Weighted stage : weighted) {
      stage.accumulate(batch, (float) alpha, (float) beta, target);
    }
  }

  /** Writes each example's squared gradient norm over all weights. */
  public void squares(int batch, float[] sum) {
    Arrays.fill(sum, 0, batch, 0);
    for (Stage.Weighted stage : weighted) {
      stage.squares(batch, sum);
    }
  }

  /** Multiplies each example's gradient by its factor. */
  public void scale(int batch, float[] factor) {
    for (Stage.Weighted stage : weighted) {
      stage.scale(batch, factor);
    }
  }

  Network network() {
    return network;
  }

  @Override
  public void close() {
    arena.close();
  }
}
