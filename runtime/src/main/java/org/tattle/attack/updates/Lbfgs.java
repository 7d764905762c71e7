package org.tattle.attack.updates;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import org.tattle.run.Control;

/**
 * Goes down a smooth function by the limited-memory method of Broyden, Fletcher, Goldfarb and
 * Shanno (Nocedal and Wright 2006, algorithms 7.4 and 7.5): the last changes of the gradient tell
 * how it bends. A step is halved until it goes down enough (Armijo).
 */
final class Lbfgs {
  private static final int MEMORY = 50;
  private static final int HALVINGS = 25;
  private static final double ENOUGH = 1e-4;
  private static final double FLAT = 1e-20;

  /** What is minimised. */
  interface Function {
    /** Its value at {@code x}; writes its gradient. */
    double at(double[] x, double[] gradient);
  }

  /** A step and how the gradient changed along it. */
  private record Bend(double[] step, double[] change, double product) {}

  private final Function function;
  private final Deque<Bend> bends = new ArrayDeque<>();

  Lbfgs(Function function) {
    this.function = function;
  }

  /**
   * How low it got from {@code x}, which is moved there.
   *
   * @param value where it may stop
   */
  double down(double[] x, int steps, double value, Control control) {
    int n = x.length;
    double[] gradient = new double[n];
    double at = function.at(x, gradient);
    double[] next = new double[n];
    double[] nextGradient = new double[n];
    for (int step = 0; step < steps && at > value; step++) {
      control.check();
      double[] way = way(gradient);
      double slope = dot(way, gradient);
      if (!(slope < 0)) {
        bends.clear();
        way = Arrays.stream(gradient).map(g -> -g).toArray();
        slope = -dot(gradient, gradient);
      }
      if (-slope < FLAT) {
        break;
      }
      double length = bends.isEmpty() ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
      double reached = Double.POSITIVE_INFINITY;
      for (int i = 0; i < HALVINGS && !(reached <= at + ENOUGH * length * slope); i++) {
        length = i == 0 ? length : length / 2;
        for (int j = 0; j < n; j++) {
          next[j] = x[j] + length * way[j];
        }
        reached = function.at(next, nextGradient);
      }
      if (!(reached < at)) {
        if (bends.isEmpty()) {
          break;
        }
        bends.clear();
        continue;
      }
      remember(x, next, gradient, nextGradient);
      System.arraycopy(next, 0, x, 0, n);
      System.arraycopy(nextGradient, 0, gradient, 0, n);
      at = reached;
    }
    return at;
  }

  private void remember(double[] x, double[] next, double[] gradient, double[] nextGradient) {
    double[] step = new double[x.length];
    double[] change = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      step[i] = next[i] - x[i];
      change[i] = nextGradient[i] - gradient[i];
    }
    double product = dot(step, change);
    if (product > 1e-12 * dot(step, step)) {
      bends.addLast(new Bend(step, change, product));
      if (bends.size() > MEMORY) {
        bends.removeFirst();
      }
    }
  }

  /** The negative gradient, by the inverse of how the function bends. */
  private double[] way(double[] gradient) {
    double[] q = Arrays.stream(gradient).map(g -> -g).toArray();
    double[] shares = new double[bends.size()];
    int i = bends.size();
    for (Iterator<Bend> it = bends.descendingIterator(); it.hasNext(); ) {
      Bend bend = it.next();
      shares[--i] = dot(bend.step, q) / bend.product;
      add(q, -shares[i], bend.change);
    }
    if (!bends.isEmpty()) {
      Bend last = bends.peekLast();
      double scale = last.product / dot(last.change, last.change);
      for (int j = 0; j < q.length; j++) {
        q[j] *= scale;
      }
    }
    for (Bend bend : bends) {
      double back = dot(bend.change, q) / bend.product;
      add(q, shares[i++] - back, bend.step);
    }
    return q;
  }

  private static void add(double[] to, double scale, double[] of) {
    for (int i = 0; i < to.length; i++) {
      to[i] += scale * of[i];
    }
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
