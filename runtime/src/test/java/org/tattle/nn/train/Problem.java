package org.tattle.nn.train;

import org.apache.commons.rng.UniformRandomProvider;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/** Three classes that a small network separates: the largest of the first three features. */
public final class Problem {
  public static final int ROWS = 400;
  public static final int FEATURES = 5;
  public static final Examples EXAMPLES = examples();

  private Problem() {}

  public static TrainingPlan plan(Optimizer.Kind optimizer, double lr, double momentum) {
    return new TrainingPlan(
        60, 32, new Optimizer(optimizer, lr, Optimizer.Schedule.CONSTANT, momentum, 0));
  }

  static double accuracy(Trained model) {
    LogitMatrix outputs = model.outputs(EXAMPLES.features(), Control.NONE);
    int right = 0;
    for (int i = 0; i < ROWS; i++) {
      right += outputs.predicted(i) == EXAMPLES.labels()[i] ? 1 : 0;
    }
    return (double) right / ROWS;
  }

  private static Examples examples() {
    UniformRandomProvider random = new Seed(1).random();
    float[][] features = new float[ROWS][FEATURES];
    int[] labels = new int[ROWS];
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < FEATURES; j++) {
        features[i][j] = 2 * random.nextFloat() - 1;
      }
      for (int c = 1; c < 3; c++) {
        labels[i] = features[i][c] > features[i][labels[i]] ? c : labels[i];
      }
    }
    return new Examples(Nd4j.createFromArray(features), labels);
  }
}
