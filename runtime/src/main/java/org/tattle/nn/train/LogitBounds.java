package org.tattle.nn.train;

import java.util.Arrays;
import org.tattle.nn.blas.Arena;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.blas.StepThreads;
import org.tattle.nn.network.Ball;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Norm;
import org.tattle.nn.network.Ranges;
import org.tattle.nn.stage.Box;
import org.tattle.nn.stage.BoxChain;
import org.tattle.nn.stage.StageChain;
import org.tattle.run.Control;

/**
 * Proves of a network's answers that no change of a feature by a share of its range alters them, by
 * bounds of logits. LogitBounds are computed in floats: they have to clear a margin that is some
 * hundred times what these round.
 */
public final class LogitBounds {
  private static final int PART = 64;

  /** What sums of floats may be wrong by, as a share of the logits' bounds. */
  private static final double ROUNDING = 1e-4;

  private final Trained model;
  private final Ball ball;

  public LogitBounds(Trained model, Ranges ranges) {
    this.model = model;
    ball = new Ball(Norm.LINF, ranges);
  }

  /** Whether bounds can be had of a network: not where a function falls before it rises. */
  public static boolean of(Network network) {
    return network.classes() > 1
        && network.hidden().stream()
            .noneMatch(
                it ->
                    it instanceof Layer.Embedding
                        || it instanceof Layer.Activation a && a.function() == Layer.Function.GELU);
  }

  /**
   * Whether each row is given its label whatever is changed.
   *
   * @param rows {@code [labels.length, features]}
   * @param radius in ranges of a feature
   */
  public boolean[] prove(float[] rows, int[] labels, double radius, Control control) {
    boolean[] proved = new boolean[labels.length];
    Network network = model.network();
    int capacity = Math.min(PART, StageChain.room(network));
    float[] weights = model.shared();
    try (StepThreads threads = new StepThreads(1, control);
        Arena own = new Arena(Arena.padded(weights.length), control)) {
      NativeFloats taken = own.take(weights.length);
      taken.put(0, weights, 0, weights.length);
      try (BoxChain boxes = new BoxChain(network, capacity, taken, threads)) {
        boxes.refresh();
        for (int from = 0; from < labels.length; from += capacity) {
          Control.heed();
          int n = Math.min(capacity, labels.length - from);
          box(boxes.input(), rows, from, n, radius);
          boxes.forward(n);
          int[] some = Arrays.copyOfRange(labels, from, from + n);
          boolean[] each = margins(boxes, some, network.classes());
          System.arraycopy(each, 0, proved, from, n);
        }
      }
    }
    return proved;
  }

  private static boolean[] margins(BoxChain boxes, int[] labels, int classes) {
    int n = labels.length;
    boolean[] proved = new boolean[n];
    Arrays.fill(proved, true);
    double[] least = new double[n];
    int[] others = new int[n];
    Box logits = boxes.logits();
    for (int s = 1; s < classes; s++) {
      for (int b = 0; b < n; b++) {
        others[b] = (labels[b] + s) % classes;
      }
      boxes.margins(n, labels, others, least);
      for (int b = 0; b < n; b++) {
        double own = logits.least.value[labels[b] * n + b];
        double other = logits.most.value[others[b] * n + b];
        double slack = ROUNDING * (1 + Math.abs(own) + Math.abs(other));
        proved[b] &= Math.max(least[b], own - other) > slack;
      }
    }
    return proved;
  }

  private void box(Box input, float[] rows, int from, int n, double radius) {
    int width = ball.width();
    for (int f = 0; f < width; f++) {
      float wide = Math.nextUp((float) (radius * ball.scale(f)));
      wide = ball.scale(f) == 0 ? 0 : wide;
      for (int b = 0; b < n; b++) {
        float own = rows[(from + b) * width + f];
        input.least.value[f * n + b] = Math.max(Math.min(own, ball.least(f)), own - wide);
        input.most.value[f * n + b] = Math.min(Math.max(own, ball.most(f)), own + wide);
      }
    }
  }
}
