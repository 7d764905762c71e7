package org.tattle.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.run.Seed;

/**
 * A network at work: its stages in order, its weights, and the buffers for batches of up to {@code
 * capacity} examples. Used by one thread at a time.
 */
final class Chain implements AutoCloseable {
  private final Network network;
  private final int capacity;
  private final Arena arena;
  private final Piece weights;
  private final Signal input;
  private final Signal logits;
  private final List<Stage> stages = new ArrayList<>();
  private final List<Stage.Weighted> weighted = new ArrayList<>();

  /**
   * @param spare floats of the arena left to the caller
   * @param seed for dropout
   */
  Chain(Network network, int capacity, long spare, Seed seed) {
    this.network = network;
    this.capacity = capacity;
    int count = Weights.count(network);
    arena = new Arena(Arena.padded(count) + Weights.buffers(network, capacity) + spare);
    weights = arena.take(count);
    input = new Signal(network.input().size(), capacity);
    UniformRandomProvider dropout = seed.split("dropout").random();
    Signal signal = input;
    int start = 0;
    for (Layer layer : Weights.layers(network)) {
      if (layer instanceof Layer.Dense dense) {
        Signal out = new Signal(dense.units(), capacity);
        DenseStage stage = new DenseStage(signal, out, arena, weights, start, capacity);
        weighted.add(stage);
        stages.add(stage);
        start += stage.weights();
        signal = out;
      } else if (layer instanceof Layer.Activation activation) {
        stages.add(new ActivationStage(activation.function(), signal));
      } else if (layer instanceof Layer.Dropout drop) {
        stages.add(new DropoutStage(drop.rate(), signal, dropout));
      } else {
        throw new IllegalArgumentException("layer `%s` is not available yet".formatted(layer));
      }
    }
    logits = signal;
  }

  int capacity() {
    return capacity;
  }

  Arena arena() {
    return arena;
  }

  Piece weights() {
    return weights;
  }

  Signal logits() {
    return logits;
  }

  Signal input() {
    return input;
  }

  /** Draws initial weights: uniform within one over the root of the number of inputs. */
  void initialise(UniformRandomProvider random) {
    float[] values = new float[weights.size()];
    int start = 0;
    for (Stage.Weighted stage : weighted) {
      stage.initialise(random, values, start);
      start += stage.weights();
    }
    weights.put(0, values, 0, values.length);
  }

  /** Takes {@code batch} rows, given by {@code order[from..]}, as input. */
  void load(Rows rows, int[] order, int from, int batch) {
    int features = input.features;
    for (int b = 0; b < batch; b++) {
      int at = order[from + b] * rows.stride();
      for (int f = 0; f < features; f++) {
        input.value[f * batch + b] = rows.values()[at + f];
      }
    }
  }

  void forward(int batch, boolean training) {
    for (Stage stage : stages) {
      stage.forward(batch, training);
    }
  }

  void backward(int batch) {
    for (int i = stages.size() - 1; i >= 0; i--) {
      stages.get(i).backward(batch);
    }
  }

  /** Sets {@code target = alpha * gradient + beta * target}. */
  void accumulate(int batch, double alpha, double beta, Piece target) {
    for (Stage.Weighted stage : weighted) {
      stage.accumulate(batch, (float) alpha, (float) beta, target);
    }
  }

  /** Writes each example's squared gradient norm over all weights. */
  void squares(int batch, float[] sum) {
    Arrays.fill(sum, 0, batch, 0);
    for (Stage.Weighted stage : weighted) {
      stage.squares(batch, sum);
    }
  }

  /** Multiplies each example's gradient by its factor. */
  void scale(int batch, float[] factor) {
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
