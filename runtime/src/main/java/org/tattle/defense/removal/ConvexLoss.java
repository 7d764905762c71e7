package org.tattle.defense.removal;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.R064Store;
import org.tattle.run.Control;

/**
 * The loss of one class against the rest (Guo et al. 2020, section 3): with labels y of 1 and -1,
 *
 * <p>L(w) = sum ln(1 + exp(-y w'x)) + (l2 n / 2) |w|² + b'w,
 *
 * <p>whose lowest point Newton's method finds. Rows end in a 1 for the bias, which counts as the
 * other weights do.
 *
 * @param rows {@code [n, features + 1]}
 * @param signs {@code [n, 1]}, 1 for rows of the class, else -1
 * @param l2 strength of the penalty a row
 * @param tilt the b of the formula, {@code [features + 1, 1]}
 */
public record ConvexLoss(INDArray rows, INDArray signs, double l2, INDArray tilt) {
  private static final int MOST_STEPS = 50;
  private static final double ENOUGH = 1e-9;

  /** The features of some rows with a 1 behind. */
  public static INDArray withOnes(INDArray features, int[] some) {
    INDArray taken = features.getRows(some).castTo(DataType.DOUBLE);
    return Nd4j.concat(1, taken, Nd4j.ones(DataType.DOUBLE, some.length, 1));
  }

  /** 1 for rows of a class, -1 for others, {@code [n, 1]}. */
  public static INDArray signs(int[] labels, int[] some, int label) {
    double[] signs = new double[some.length];
    for (int i = 0; i < some.length; i++) {
      signs[i] = labels[some[i]] == label ? 1 : -1;
    }
    return Nd4j.createFromArray(signs).reshape(some.length, 1);
  }

  /** The same, tilted so that these weights are its lowest point. */
  public ConvexLoss lowestAt(INDArray weights) {
    return new ConvexLoss(rows, signs, l2, gradient(weights).rsub(tilt));
  }

  /** Of other rows, and tilted as this is. */
  public ConvexLoss of(INDArray others, INDArray otherSigns) {
    return new ConvexLoss(others, otherSigns, l2, tilt);
  }

  /** How surely each row is told apart wrongly: s(-y w'x). */
  private INDArray wrong(INDArray weights) {
    return Transforms.sigmoid(rows.mmul(weights).mul(signs).neg());
  }

  /** The gradient of the losses of the rows alone, {@code [features + 1, 1]}. */
  INDArray data(INDArray weights) {
    return rows.transpose().mmul(wrong(weights).mul(signs)).neg();
  }

  public INDArray gradient(INDArray weights) {
    return data(weights).addi(weights.mul(l2 * rows.rows())).addi(tilt);
  }

  /** H(w)⁻¹ v. */
  private INDArray solved(INDArray weights, INDArray vector) {
    INDArray wrong = wrong(weights);
    INDArray curved = rows.mulColumnVector(wrong.mul(wrong.rsub(1)));
    INDArray hessian = rows.transpose().mmul(curved);
    int d = hessian.rows();
    double penalty = l2 * rows.rows();
    R064Store matrix = R064Store.FACTORY.make(d, d);
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        matrix.set(i, j, hessian.getDouble(i, j) + (i == j ? penalty : 0));
      }
    }
    Cholesky<Double> factors = Cholesky.R064.make(matrix);
    factors.decompose(matrix);
    double[] solution =
        factors.getSolution(R064Store.FACTORY.column(vector.toDoubleVector())).toRawCopy1D();
    return Nd4j.createFromArray(solution).reshape(d, 1);
  }

  /** The lowest point, {@code [features + 1, 1]}. */
  INDArray lowest(Control control) {
    return lower(Nd4j.zeros(DataType.DOUBLE, rows.columns(), 1), MOST_STEPS, control);
  }

  /** The lowest point, or as near to it as so many of Newton's steps come from elsewhere. */
  public INDArray lower(INDArray from, int steps, Control control) {
    INDArray weights = from;
    for (int step = 0; step < steps; step++) {
      control.check();
      INDArray gradient = gradient(weights);
      if (gradient.norm2Number().doubleValue() < ENOUGH * rows.rows()) {
        break;
      }
      INDArray move = solved(weights, gradient);
      double slope = -gradient.mul(move).sumNumber().doubleValue();
      double before = value(weights);
      double length = 1;
      while (length > 1e-6
          && value(weights.sub(move.mul(length))) > before + 1e-4 * length * slope) {
        length /= 2;
      }
      weights = weights.sub(move.mul(length));
    }
    return weights;
  }

  private double value(INDArray weights) {
    INDArray margins = rows.mmul(weights).mul(signs);
    double sum =
        Transforms.log(Transforms.sigmoid(margins).addi(Double.MIN_NORMAL))
            .sumNumber()
            .doubleValue();
    double square = weights.mul(weights).sumNumber().doubleValue();
    return -sum + 0.5 * l2 * rows.rows() * square + tilt.mul(weights).sumNumber().doubleValue();
  }
}
