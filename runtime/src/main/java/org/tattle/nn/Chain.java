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
  private final Crew crew;
  private final Signal input;
  private final Intake intake;
  private final Crew.Task load = this::load;
  private Rows rows;
  private int[] order;
  private int from;
  private int batch;
  private final Signal logits;
  private final List<Stage> stages = new ArrayList<>();
  private final List<Stage.Weighted> weighted = new ArrayList<>();

  /**
   * @param spare floats of the arena left to the caller
   * @param inputs whether the gradient by the network's input is wanted
   * @param seed for dropout
   */
  Chain(Network network, int capacity, long spare, boolean inputs, Seed seed, Crew crew) {
    this.network = network;
    this.capacity = capacity;
    int count = Weights.count(network);
    arena = new Arena(Arena.padded(count) + Weights.buffers(network, capacity) + spare);
    weights = arena.take(count);
    this.crew = crew;
    List<Layer> layers = Weights.layers(network);
    boolean byRow = layers.get(0) instanceof Layer.Dense;
    int features = network.input().size();
    input = new Signal(features, byRow ? 0 : capacity, inputs ? capacity : 0);
    Intake first = null;
    UniformRandomProvider dropout = seed.split("dropout").random();
    Signal signal = input;
    int start = 0;
    for (Layer layer : layers) {
      if (layer instanceof Layer.Dense dense) {
        Signal out = new Signal(dense.units(), capacity);
        boolean atInput = signal == input;
        Intake intake = new Intake(signal, atInput, capacity, crew, arena);
        first = atInput ? intake : first;
        DenseStage stage =
            new DenseStage(intake, out, crew, arena, weights, start, inputs || !atInput);
        weighted.add(stage);
        stages.add(stage);
        start += stage.weights();
        signal = out;
      } else if (layer instanceof Layer.Activation activation) {
        stages.add(new ActivationStage(activation.function(), signal, crew));
      } else if (layer instanceof Layer.Dropout drop) {
        stages.add(new DropoutStage(drop.rate(), signal, dropout));
      } else {
        throw new IllegalArgumentException("layer `%s` is not available yet".formatted(layer));
      }
    }
    logits = signal;
    intake = first;
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
    this.rows = rows;
    this.order = order;
    this.from = from;
    this.batch = batch;
    crew.run(load);
  }

  private void load(int part, int parts) {
    int to = Split.any(batch, part + 1, parts);
    for (int b = Split.any(batch, part, parts); b < to; b++) {
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
