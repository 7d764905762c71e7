package org.tattle.model.tree;

import java.util.Arrays;
import org.tattle.nn.train.Examples;

/**
 * The rows that something learns from, by themselves.
 *
 * @param features {@code [rows][features]}
 * @param labels the class of each; zeros where there are numbers
 * @param numbers the number of each; zeros where there are classes
 */
record Taken(float[][] features, int[] labels, double[] numbers) {

  static Taken of(Examples examples, int outputs, int[] rows) {
    float[][] features = new float[rows.length][];
    int[] labels = new int[rows.length];
    double[] numbers = new double[rows.length];
    Arrays.setAll(features, i -> examples.features().getRow(rows[i]).toFloatVector());
    if (outputs == 1) {
      Arrays.setAll(numbers, i -> examples.targets().orElseThrow().getFloat(rows[i], 0));
    } else {
      Arrays.setAll(labels, i -> examples.labels()[rows[i]]);
    }
    return new Taken(features, labels, numbers);
  }
}
