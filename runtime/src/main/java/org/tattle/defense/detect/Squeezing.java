package org.tattle.defense.detect;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.defense.Detector;
import org.tattle.defense.InputDefense;
import org.tattle.nn.network.Shape;
import org.tattle.nn.train.InputGradients;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;

/**
 * Feature squeezing (Xu, Evans and Qi 2018, section 5.1): the score of a row is the largest L1
 * distance between what the model says of it and of the row squeezed. Its slope goes back through
 * squeezing as if that were nothing (BPDA).
 */
record Squeezing(Trained model, Shape shape, List<InputDefense> squeezers) implements Detector {

  @Override
  public double[] scores(float[] rows, Control control) {
    return new Said(rows, control).score;
  }

  private float[] squeezed(InputDefense by, float[] rows) {
    float[] changed = rows.clone();
    by.change(changed, shape);
    return changed;
  }

  private LogitMatrix said(float[] rows, Control control) {
    int width = shape.size();
    INDArray asked = Nd4j.createFromArray(rows).reshape(rows.length / width, width);
    return model.outputs(asked, control);
  }

  /** What is said of rows, and of each squeezed as it differs most. */
  private final class Said {
    final double[] score;
    final int[] by;
    final double[][] plain;
    final double[][] other;

    Said(float[] rows, Control control) {
      int count = rows.length / shape.size();
      score = new double[count];
      by = new int[count];
      plain = new double[count][];
      other = new double[count][];
      LogitMatrix as = said(rows, control);
      for (int k = 0; k < squeezers.size(); k++) {
        LogitMatrix after = said(squeezed(squeezers.get(k), rows), control);
        for (int i = 0; i < count; i++) {
          plain[i] = as.probabilities(i);
          double[] q = after.probabilities(i);
          double apart = 0;
          for (int c = 0; c < q.length; c++) {
            apart += Math.abs(plain[i][c] - q[c]);
          }
          if (k == 0 || apart > score[i]) {
            score[i] = apart;
            by[i] = k;
            other[i] = q;
          }
        }
      }
    }
  }

  @Override
  public Slopes slopes(Control control) {
    InputGradients gradients = new InputGradients(model, control);
    return new Slopes() {
      @Override
      public void add(float[] rows, int count, float[] sum) {
        Said said = new Said(rows, control);
        gradients.add(rows, count, pull(said, said.plain, 1, -1), sum);
        for (int k = 0; k < squeezers.size(); k++) {
          float[] squeezed = squeezed(squeezers.get(k), rows);
          gradients.add(squeezed, count, pull(said, said.other, -1, k), sum);
        }
      }

      @Override
      public void close() {
        gradients.close();
      }
    };
  }

  /**
   * The slope of the distance by the logits of one of both: of probabilities p it is {@code p (g -
   * g p)}, with g the signs of the difference.
   *
   * @param squeezer whose rows alone are meant, or -1 for all
   */
  private static InputGradients.Pull pull(Said said, double[][] of, int sign, int squeezer) {
    return (from, n, logits, delta) -> {
      for (int b = 0; b < n; b++) {
        int i = from + b;
        double[] p = of[i];
        double mean = 0;
        for (int c = 0; c < p.length; c++) {
          mean += p[c] * Math.signum(said.plain[i][c] - said.other[i][c]);
        }
        boolean meant = squeezer < 0 || said.by[i] == squeezer;
        for (int c = 0; c < p.length; c++) {
          double g = Math.signum(said.plain[i][c] - said.other[i][c]);
          delta[c * n + b] = meant ? (float) (sign * p[c] * (g - mean)) : 0;
        }
      }
    };
  }
}
