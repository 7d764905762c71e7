package org.tattle.attack.evasion;

import java.util.Arrays;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The distance from a row to where the predicted class changes, by labels alone (Chen, Jordan and
 * Wainwright 2020, algorithm 2, Euclidean, untargeted). From a row of another class, each round
 *
 * <ol>
 *   <li>halves its way along the line to the row, down to the boundary;
 *   <li>asks about random steps around that point: the mean of the steps, each with the sign of
 *       "still another class" and less the mean sign, points away from the row's class;
 *   <li>steps that way, half as far until it stays in another class.
 * </ol>
 *
 * <p>All rows go on together, so that a model is asked about many points at once.
 */
public final class BoundarySearch {
  private static final int HALVINGS = 10;
  private static final int SHRINKS = 6;
  private static final int STEPS = 24;

  /** How many queries a round takes for each row. */
  public static final int ROUND = HALVINGS + STEPS + SHRINKS;

  private final int width;
  private final float[] rows;
  private final float[] points;
  private final int[] labels;
  private final Function<Points, int[]> model;
  private final UniformRandomProvider random;

  /** Points to classify: {@code [count, width]}, and the row that each belongs to. */
  public record Points(float[] values, int[] rows) {}

  /**
   * @param rows {@code [rows, width]}, each predicted to be of its label
   * @param starts {@code [rows, width]}, each predicted to be of another class; changed in place
   * @param labels {@code [rows]}
   * @param model the predicted class of each point
   */
  public BoundarySearch(
      int width,
      float[] rows,
      float[] starts,
      int[] labels,
      Function<Points, int[]> model,
      UniformRandomProvider random) {
    this.width = width;
    this.rows = rows;
    this.points = starts;
    this.labels = labels;
    this.model = model;
    this.random = random;
  }

  /** The distances after so many rounds: upper bounds, closer with each. */
  public double[] distances(int rounds) {
    toBoundary();
    for (int round = 1; round <= rounds; round++) {
      step(gradients(), round);
      toBoundary();
    }
    double[] distances = new double[labels.length];
    Arrays.setAll(distances, this::distance);
    return distances;
  }

  /** Where it is: points of another class, {@code [rows, width]}; not to be written to. */
  float[] points() {
    return points;
  }

  private double distance(int i) {
    double square = 0;
    for (int f = i * width; f < (i + 1) * width; f++) {
      square += (points[f] - rows[f]) * (double) (points[f] - rows[f]);
    }
    return Math.sqrt(square);
  }

  private void toBoundary() {
    double[] near = new double[labels.length];
    double[] far = new double[labels.length];
    Arrays.fill(far, 1);
    float[] middle = new float[rows.length];
    for (int halving = 0; halving < HALVINGS; halving++) {
      for (int j = 0; j < middle.length; j++) {
        double share = (near[j / width] + far[j / width]) / 2;
        middle[j] = (float) (rows[j] + share * (points[j] - rows[j]));
      }
      boolean[] outside = outside(middle, 1);
      for (int i = 0; i < labels.length; i++) {
        double share = (near[i] + far[i]) / 2;
        near[i] = outside[i] ? near[i] : share;
        far[i] = outside[i] ? share : far[i];
      }
    }
    for (int j = 0; j < points.length; j++) {
      points[j] = (float) (rows[j] + far[j / width] * (points[j] - rows[j]));
    }
  }

  /** For each row, the direction that leads away from its class, of length one. */
  private float[] gradients() {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    float[] steps = new float[points.length * STEPS];
    float[] tried = new float[steps.length];
    for (int s = 0; s < labels.length * STEPS; s++) {
      double square = 0;
      for (int f = 0; f < width; f++) {
        double value = normal.sample();
        steps[s * width + f] = (float) value;
        square += value * value;
      }
      int i = s / STEPS;
      double size = distance(i) / Math.sqrt(width);
      for (int f = 0; f < width; f++) {
        steps[s * width + f] /= (float) Math.sqrt(square);
        tried[s * width + f] = (float) (points[i * width + f] + size * steps[s * width + f]);
      }
    }
    boolean[] outside = outside(tried, STEPS);
    float[] directions = new float[points.length];
    for (int i = 0; i < labels.length; i++) {
      double mean = 0;
      for (int s = i * STEPS; s < (i + 1) * STEPS; s++) {
        mean += (outside[s] ? 1.0 : -1.0) / STEPS;
      }
      boolean allAlike = Math.abs(mean) == 1;
      for (int s = i * STEPS; s < (i + 1) * STEPS; s++) {
        double sign = (outside[s] ? 1 : -1) - (allAlike ? 0 : mean);
        for (int f = 0; f < width; f++) {
          directions[i * width + f] += (float) (sign * steps[s * width + f]);
        }
      }
      normalise(directions, i);
    }
    return directions;
  }

  private void normalise(float[] directions, int i) {
    double square = 0;
    for (int f = i * width; f < (i + 1) * width; f++) {
      square += directions[f] * (double) directions[f];
    }
    for (int f = i * width; f < (i + 1) * width; f++) {
      directions[f] /= (float) Math.max(Math.sqrt(square), 1e-30);
    }
  }

  private void step(float[] directions, int round) {
    double[] size = new double[labels.length];
    Arrays.setAll(size, i -> distance(i) / Math.sqrt(round));
    boolean[] done = new boolean[labels.length];
    float[] tried = new float[points.length];
    for (int shrink = 0; shrink < SHRINKS; shrink++) {
      for (int j = 0; j < tried.length; j++) {
        tried[j] = (float) (points[j] + size[j / width] * directions[j]);
      }
      boolean[] outside = outside(tried, 1);
      for (int i = 0; i < labels.length; i++) {
        if (outside[i] && !done[i]) {
          System.arraycopy(tried, i * width, points, i * width, width);
          done[i] = true;
        }
        size[i] = done[i] ? 0 : size[i] / 2;
      }
    }
  }

  /** Whether each point is predicted to be of another class than its row. */
  private boolean[] outside(float[] values, int each) {
    int[] of = new int[labels.length * each];
    Arrays.setAll(of, i -> i / each);
    int[] predicted = model.apply(new Points(values, of));
    boolean[] outside = new boolean[of.length];
    for (int i = 0; i < of.length; i++) {
      outside[i] = predicted[i] != labels[of[i]];
    }
    return outside;
  }
}
