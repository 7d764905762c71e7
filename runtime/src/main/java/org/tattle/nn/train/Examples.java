package org.tattle.nn.train;

import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What models are trained on. Shared by all models of a population and written to by none.
 *
 * @param features {@code [rows, features]}, float, row-major
 * @param labels the class of each row
 * @param targets soft labels to train on instead, {@code [rows, classes]}, each row not negative
 *     and summing to 1, such as the answers of another model (Hinton et al. 2015); or one number a
 *     row; empty for the labels themselves
 */
public record Examples(INDArray features, int[] labels, Optional<INDArray> targets) {

  /** Examples with a class each. */
  public Examples(INDArray features, int[] labels) {
    this(features, labels, Optional.empty());
  }

  /** Examples with a number each, for networks of one output. */
  public static Examples of(INDArray features, float[] numbers) {
    INDArray targets = Nd4j.createFromArray(numbers).reshape(numbers.length, 1);
    return new Examples(features, new int[numbers.length], Optional.of(targets));
  }
}
