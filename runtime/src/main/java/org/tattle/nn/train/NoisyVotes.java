package org.tattle.nn.train;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.nd4j.linalg.factory.Nd4j;
import org.ojalgo.matrix.decomposition.QR;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.blas.StepThreads;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.Slot;
import org.tattle.nn.stage.InputRows;
import org.tattle.nn.stage.StageChain;
import org.tattle.nn.step.NoiseBlocks;
import org.tattle.nn.step.Normals;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/**
 * What a network says of many copies of a row with normal noise on them.
 *
 * <p>A network that begins with fewer units than features sees noise {@code d} of deviation s by
 * {@code W (x + d) + b} alone, which is normal around {@code W x + b} with covariance {@code s^2 W
 * W'}. So {@code W = L Q} is taken apart once, with orthonormal rows in Q, and as many deviates g
 * as there are units are drawn: {@code W x + b + s L g} has the same distribution. The network is
 * made over to take g for its input, with {@code s L} for its first weights and {@code W x + b} for
 * the bias of a row. Other networks are given rows with noise on each feature.
 */
public final class NoisyVotes {
  private static final int PART = 256;

  private final Trained model;
  private final float deviation;

  /** The first layer alone, whose outputs are its units; null if noise is put on features. */
  private final Trained first;

  private final Network network;
  private final float[] weights;
  private final int inputs;

  /**
   * @param deviation of the noise on each feature, in the units that it has
   */
  public NoisyVotes(Trained model, double deviation) {
    this.model = model;
    this.deviation = (float) deviation;
    Network whole = model.network();
    Slot slot = whole.slots().get(0);
    int units = slot.out().size();
    if (slot.layer() instanceof Layer.Dense && units < whole.input().size()) {
      float[] taken = Arrays.copyOf(model.shared(), slot.weights());
      first = Trained.elsewhere(new Network(whole.input(), List.of(), units), taken);
      network = new Network(Shape.flat(units), whole.hidden(), whole.classes());
      weights = over(taken, units, whole.input().size());
      inputs = units;
    } else {
      first = null;
      network = whole;
      weights = model.shared();
      inputs = whole.input().size();
    }
  }

  /**
   * The weights with {@code s L} and no bias, {@code [units, units + 1]}, for the first layer's.
   */
  private float[] over(float[] taken, int units, int features) {
    R064Store turned = R064Store.FACTORY.make(features, units);
    for (int u = 0; u < units; u++) {
      for (int f = 0; f < features; f++) {
        turned.set(f, u, taken[u * (features + 1) + f]);
      }
    }
    QR<Double> parts = QR.R064.make(turned);
    parts.decompose(turned);
    MatrixStore<Double> r = parts.getR();
    int rest = model.shared().length - taken.length;
    float[] all = new float[units * (units + 1) + rest];
    for (int u = 0; u < units; u++) {
      for (int g = 0; g <= u; g++) {
        all[u * (units + 1) + g] = (float) (deviation * r.doubleValue(g, u));
      }
    }
    System.arraycopy(model.shared(), taken.length, all, all.length - rest, rest);
    return all;
  }

  /**
   * How often each class is said.
   *
   * @param rows {@code [count, features]}
   * @param tries copies of each row
   * @param random what the noise of a row is drawn from
   * @return {@code [count, classes]}
   */
  public int[][] of(float[] rows, int count, int tries, IntFunction<Randomness> random) {
    int[][] votes = new int[count][network.classes()];
    LogitMatrix centres =
        first == null
            ? null
            : first.outputs(
                Nd4j.createFromArray(rows).reshape(count, rows.length / count), Control.NONE);
    int capacity = Math.min(Math.min(PART, StageChain.room(network)), tries);
    float[] copies = new float[capacity * (inputs + 1)];
    for (int b = 0; b < capacity; b++) {
      copies[b * (inputs + 1) + inputs] = 1;
    }
    InputRows taken = InputRows.over(copies, inputs + 1);
    int[] order = new int[capacity];
    Arrays.setAll(order, b -> b);
    try (StepThreads alone = new StepThreads(1, Control.NONE);
        StageChain chain =
            new StageChain(network, capacity, 0, false, Randomness.seeded(new Seed(0)), alone)) {
      chain.weights().put(0, weights, 0, weights.length);
      for (int i = 0; i < count; i++) {
        Noise noise = new Noise(NoiseBlocks.of(random.apply(i)));
        if (first != null) {
          centre(centres, i, chain.weights());
        }
        for (int done = 0; done < tries; done += capacity) {
          Control.heed();
          int n = Math.min(capacity, tries - done);
          for (int b = 0; b < n; b++) {
            int at = b * (inputs + 1);
            if (first == null) {
              System.arraycopy(rows, i * inputs, copies, at, inputs);
            } else {
              Arrays.fill(copies, at, at + inputs, 0);
            }
            noise.add(first == null ? deviation : 1, copies, at, inputs);
          }
          chain.load(taken, order, 0, n);
          chain.forward(n, false);
          count(chain.logits().value, n, votes[i]);
        }
      }
    }
    return votes;
  }

  private void centre(LogitMatrix centres, int row, NativeFloats weights) {
    for (int u = 0; u < inputs; u++) {
      weights.put(u * (inputs + 1) + inputs, centres.logit(row, u));
    }
  }

  /** The class with the largest logit of each, the first of equal ones. */
  private static void count(float[] logits, int n, int[] votes) {
    for (int b = 0; b < n; b++) {
      int best = 0;
      for (int c = 1; c < votes.length; c++) {
        best = logits[c * n + b] > logits[best * n + b] ? c : best;
      }
      votes[best]++;
    }
  }

  /** Deviates one after the other. */
  private static final class Noise {
    private final NoiseBlocks blocks;
    private final double[] block = new double[Normals.BLOCK];
    private int taken = Normals.BLOCK;
    private int next;

    Noise(NoiseBlocks blocks) {
      this.blocks = blocks;
    }

    /** Adds the next, each times a deviation, to some floats. */
    void add(float deviation, float[] to, int at, int count) {
      for (int done = 0; done < count; ) {
        if (taken == block.length) {
          blocks.fill(0, next++, block);
          taken = 0;
        }
        int n = Math.min(count - done, block.length - taken);
        for (int j = 0; j < n; j++) {
          to[at + done + j] += deviation * (float) block[taken + j];
        }
        taken += n;
        done += n;
      }
    }
  }
}
