package org.tattle.nn.update;

import org.bytedeco.javacpp.FloatPointer;
import org.tattle.nn.blas.Arena;
import org.tattle.nn.blas.Blas;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.blas.StepThreads;

/**
 * The mean of the weights over the last steps (Polyak and Juditsky 1992), in which the noise of
 * single steps cancels out. It is made of what a private training has released already, and so
 * costs no privacy.
 */
public final class Average {
  private final NativeFloats weights;
  private final NativeFloats mean;
  private final long first;
  private final StepThreads threads;
  private final FloatPointer[] from;
  private final FloatPointer[] to;
  private final StepThreads.Task add = this::add;
  private long count;

  /** The mean of that share of the steps which comes last, or null of none. */
  public static Average of(
      double share, long steps, NativeFloats weights, Arena arena, StepThreads threads) {
    long counted = Math.max(1, Math.round(share * steps));
    return share > 0 ? new Average(weights, arena, steps - counted + 1, threads) : null;
  }

  /**
   * @param first the first step whose weights count, from 1
   */
  public Average(NativeFloats weights, Arena arena, long first, StepThreads threads) {
    this.weights = weights;
    this.first = first;
    this.threads = threads;
    mean = arena.take(weights.size());
    from = weights.pointers(threads.size());
    to = mean.pointers(threads.size());
    mean.fill(0, mean.size(), 0);
  }

  /** How much of an arena it takes. */
  public static long floats(double share, int weights) {
    return share > 0 ? Arena.padded(weights) : 0;
  }

  /** Takes in the weights after a step. */
  public void after(long step) {
    if (step >= first) {
      count++;
      threads.run(add);
    }
  }

  /** The mean, or the weights as they are where no step that counts was reached. */
  public NativeFloats weights() {
    return count == 0 ? weights : mean;
  }

  private void add(int part, int parts) {
    int blocks = (mean.size() + UpdateRule.BLOCK - 1) / UpdateRule.BLOCK;
    float share = 1f / count;
    for (int i = blocks * part / parts; i < blocks * (part + 1) / parts; i++) {
      threads.check();
      int start = i * UpdateRule.BLOCK;
      int n = Math.min(UpdateRule.BLOCK, mean.size() - start);
      FloatPointer sum = mean.to(to[part], start);
      Blas.scale(n, 1 - share, sum);
      Blas.axpy(n, share, weights.to(from[part], start), sum);
    }
  }
}
