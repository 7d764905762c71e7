package org.tattle.nn.step;

import org.bytedeco.javacpp.FloatPointer;
import org.tattle.nn.blas.Arena;
import org.tattle.nn.blas.Blas;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.network.WeightMark;

/** Draws a training towards the bits of a {@link WeightMark}, besides what its rows say. */
public final class WeightPull {
  private final WeightMark mark;
  private final NativeFloats weights;
  private final FloatPointer moved;
  private final NativeFloats gradient;
  private final float[] own;
  private final float[] pull;
  private final double[] mean;
  private final double[] each;

  /**
   * @param weights those that are trained
   */
  public WeightPull(WeightMark mark, NativeFloats weights, Arena arena) {
    this.mark = mark;
    this.weights = weights;
    moved = weights.at(mark.first());
    gradient = arena.take(mark.size());
    own = new float[mark.size()];
    pull = new float[mark.size()];
    mean = new double[mark.inputs()];
    each = new double[mark.inputs()];
  }

  /** Looks at the weights as they are before a step. */
  public void look() {
    weights.get(mark.first(), own, 0, own.length);
    mark.gradient(own, mean, each);
    for (int unit = 0; unit < mark.units(); unit++) {
      for (int i = 0; i < each.length; i++) {
        pull[unit * (each.length + 1) + i] = (float) each[i];
      }
    }
    gradient.put(0, pull, 0, pull.length);
  }

  /**
   * Adds what it saw to a step.
   *
   * @param move what the target is moved by for a gradient of one
   */
  public void add(double move, NativeFloats target) {
    FloatPointer to = target.to(moved, mark.first());
    Blas.axpy(gradient.size(), (float) move, gradient.pointer(), to);
  }
}
