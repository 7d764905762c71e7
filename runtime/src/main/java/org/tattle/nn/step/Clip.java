package org.tattle.nn.step;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.tattle.nn.blas.Arena;
import org.tattle.nn.blas.Blas;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.blas.StepThreads;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.stage.StageChain;

/**
 * What DP-SGD adds to a step (Abadi et al. 2016, algorithm 1): each example's gradient over all
 * weights is multiplied by {@code min(1, C / |g|)}, and {@code N(0, (noise C)^2)} is added to each
 * weight of the sum. The sum is divided by the expected size of a batch, {@code rate * rows}, and
 * never by the size that was drawn, which would be private. C may follow a quantile of the norms,
 * at a price of its own.
 *
 * <p>With a {@link org.tattle.nn.network.SumTree} noise is put on running sums instead, and the sum
 * becomes what the step moves these by.
 *
 * <p>The sum is kept apart until it has its noise, on a {@link Lattice}; whatever is done with it
 * then, in whatever arithmetic, is free. The norm is smaller than C by what rounding can add to a
 * sum, see {@code FiniteArithmetic}.
 */
public final class Clip {
  private static final int BLOCK = Normals.BLOCK;

  /** The number of the block of noise that the norm takes; no gradient has so many. */
  private static final int NORM = Integer.MAX_VALUE;

  private final PrivateSteps privacy;
  private final double kept;
  private final StepThreads threads;
  private final NoiseBlocks[] noise;
  private final NativeFloats sum;
  private final double[][] normals;
  private final float[][] sums;
  private final Lattice[] lattices;
  private final FloatPointer[] pointers;
  private final FloatPointer[] places;
  private final float[] factor;

  /** What puts noise on running sums instead of each step's, or null. */
  private final TreeNoise tree;

  private final TreeNoise.Desk[] desks;
  private final StepThreads.Task release = this::release;
  private double bound;
  private double balance;
  private long step;
  private double deviation;
  private float alpha;
  private float beta;
  private NativeFloats target;

  /**
   * @param kept the share of the norm that gradients are clipped to
   * @param noise a source for each part of the threads
   * @param weights how many there are
   */
  public Clip(
      PrivateSteps privacy,
      double kept,
      NoiseBlocks[] noise,
      Arena arena,
      int weights,
      int capacity,
      StepThreads threads) {
    this.privacy = privacy;
    this.kept = kept;
    this.noise = noise;
    this.threads = threads;
    sum = arena.take(weights);
    normals = new double[threads.size()][BLOCK];
    sums = new float[threads.size()][BLOCK];
    lattices = new Lattice[threads.size()];
    Arrays.setAll(lattices, part -> new Lattice());
    pointers = sum.pointers(threads.size());
    places = sum.pointers(threads.size());
    factor = new float[capacity];
    tree = privacy.tree().map(of -> new TreeNoise(of, weights)).orElse(null);
    desks = new TreeNoise.Desk[tree == null ? 0 : threads.size()];
    Arrays.setAll(desks, i -> new TreeNoise.Desk(noise[i], lattices[i], normals[i]));
    bound = privacy.clip();
  }

  public static long floats(int weights) {
    return Arena.padded(weights);
  }

  /** Where the clipped gradients of a step are summed, and get their noise. */
  public NativeFloats sum() {
    return sum;
  }

  /** What the sum of clipped gradients over {@code rows} is divided by. */
  public double divisor(int rows) {
    return privacy.rate() * rows;
  }

  /** Clips the gradients of the last backward pass, and drops those beyond {@code counted}. */
  public void scale(int batch, int counted, StageChain chain) {
    chain.squares(batch, factor);
    float norm = (float) (kept * bound);
    for (int b = 0; b < batch; b++) {
      float share = norm / (float) Math.sqrt(factor[b]);
      balance += b < counted ? share >= 1 ? 0.5 : -0.5 : 0;
      factor[b] = b < counted ? Math.min(1, share) : 0;
    }
    chain.scale(batch, factor);
  }

  /**
   * Clips a gradient as a whole, and adds it to a sum. It is gone through in pieces, so that these
   * may be as many as there are weights.
   */
  public void add(NativeFloats gradient, NativeFloats to) {
    double squares = 0;
    float[] piece = sums[0];
    for (int from = 0; from < gradient.size(); from += BLOCK) {
      int n = Math.min(BLOCK, gradient.size() - from);
      gradient.get(from, piece, 0, n);
      squares += squares(piece, n);
    }
    threads.check();
    double share = kept * bound / Math.sqrt(squares);
    balance += share >= 1 ? 0.5 : -0.5;
    Blas.axpy(to.size(), (float) Math.min(1, share), gradient.pointer(), to.pointer());
  }

  private static double squares(float[] of, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += of[i] * (double) of[i];
    }
    return sum;
  }

  /** The norm that gradients are clipped to, as it stands, but for rounding. */
  public double bound() {
    return bound;
  }

  /**
   * Moves the norm towards its quantile, once a step's batch is through. A row counts as plus or
   * minus a half, so that one more or less moves the sum by a half only.
   *
   * @param expected how many rows a batch has on average
   */
  public void adapt(long step, double expected) {
    if (privacy.quantile().isPresent()) {
      PrivateSteps.Quantile quantile = privacy.quantile().get();
      double spread = quantile.noise() * privacy.noise(step);
      sums[0][0] = (float) balance;
      if (spread > 0) {
        noise[0].fill(step, NORM, normals[0]);
        lattices[0].disturb(sums[0], normals[0], spread, 1);
      }
      double below = 0.5 + sums[0][0] / expected;
      bound *= Math.exp(-quantile.rate() * (below - quantile.share()));
    }
    balance = 0;
  }

  /** Sets {@code target = beta * target + alpha * (sum + noise)}. */
  public void release(long step, double alpha, double beta, NativeFloats target) {
    this.step = step;
    this.alpha = (float) alpha;
    this.beta = (float) beta;
    this.target = target;
    deviation = privacy.noise(step) * bound;
    threads.run(release);
  }

  private void release(int part, int parts) {
    int count = (target.size() + BLOCK - 1) / BLOCK;
    for (int i = count * part / parts; i < count * (part + 1) / parts; i++) {
      threads.check();
      int from = i * BLOCK;
      int n = Math.min(BLOCK, target.size() - from);
      if (deviation > 0) {
        sum.get(from, sums[part], 0, n);
        if (tree == null) {
          noise[part].fill(step, i, normals[part]);
          lattices[part].disturb(sums[part], normals[part], deviation, n);
        } else {
          tree.disturb(sums[part], step, i, from, n, deviation, desks[part]);
        }
        sum.put(from, sums[part], 0, n);
      }
      FloatPointer to = target.to(places[part], from);
      if (beta != 1) {
        Blas.scale(n, beta, to);
      }
      Blas.axpy(n, alpha, sum.to(pointers[part], from), to);
    }
  }
}
