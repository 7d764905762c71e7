package org.tattle.nn.step;

import java.util.Arrays;
import org.tattle.nn.network.SumTree;

/**
 * The noise of a {@link SumTree} on the sums of a training's steps. Each node that a step finishes
 * gets noise of its own, on a {@link Lattice}, and nothing else is told; what a step moves the
 * weights by is the running sum as it is known after it, less as it was known before.
 *
 * <p>Nodes that wait for their other half are kept, with and without noise: two runs of floats a
 * level. Blocks of weights are gone through by themselves, so that threads may share them.
 */
final class TreeNoise {

  /** Blocks of noise are drawn by a step and a level: there are fewer levels than this. */
  private static final int LEVELS = 32;

  private final int leaves;
  private final float[][] sums;
  private final float[][] known;
  private final float[] before;

  TreeNoise(SumTree tree, int weights) {
    leaves = tree.leaves();
    sums = new float[tree.levels()][weights];
    known = new float[tree.levels()][weights];
    before = new float[weights];
  }

  /** How many floats it keeps. */
  static long floats(SumTree tree, int weights) {
    return (2L * tree.levels() + 1) * weights;
  }

  /** What one thread works with. */
  record Desk(NoiseBlocks noise, Lattice lattice, double[] normals, float[] node, float[] told) {
    Desk(NoiseBlocks noise, Lattice lattice, double[] normals) {
      this(noise, lattice, normals, new float[Normals.BLOCK], new float[Normals.BLOCK]);
    }
  }

  /**
   * Replaces a block of a step's sum by what the step moves the running sum by.
   *
   * @param step counted from 0, over all passes
   * @param from the weight that the block begins with
   * @param n how many it has
   */
  void disturb(float[] sum, long step, int block, int from, int n, double deviation, Desk desk) {
    int at = (int) (step % leaves);
    if (at == 0) {
      Arrays.fill(before, from, from + n, 0);
    }
    System.arraycopy(sum, 0, desk.node, 0, n);
    int top = SumTree.ended(at) - 1;
    for (int level = 0; level <= top; level++) {
      boolean both = level > 0;
      if (both) {
        add(sums[level - 1], from, desk.node, n);
      }
      System.arraycopy(desk.node, 0, desk.told, 0, n);
      desk.noise.fill(step * LEVELS + level, block, desk.normals);
      desk.lattice.disturb(desk.told, desk.normals, deviation, n);
      if (both) {
        add(known[level - 1], from, sum, n);
        weigh(SumTree.variance(level), desk.told, sum, n);
      } else {
        System.arraycopy(desk.told, 0, sum, 0, n);
      }
    }
    System.arraycopy(desk.node, 0, sums[top], from, n);
    System.arraycopy(sum, 0, known[top], from, n);
    move(at + 1, top, sum, from, n);
  }

  /** The running sum of so many steps, less what it was before. */
  private void move(int steps, int top, float[] sum, int from, int n) {
    for (int level = top + 1; level < known.length; level++) {
      if ((steps >> level & 1) == 1) {
        add(known[level], from, sum, n);
      }
    }
    for (int i = 0; i < n; i++) {
      float now = sum[i];
      sum[i] = now - before[from + i];
      before[from + i] = now;
    }
  }

  private static void add(float[] some, int from, float[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] += some[from + i];
    }
  }

  /** Sets {@code to} to the mean of both, the first of which counts so much. */
  private static void weigh(double weight, float[] own, float[] to, int n) {
    float one = (float) weight;
    for (int i = 0; i < n; i++) {
      to[i] += one * (own[i] - to[i]);
    }
  }
}
