package org.tattle.nn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.blas.StepThreads;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Control;
import org.tattle.run.Seed;

class CrossEntropyTest {
  private static final int ROWS = 37;
  private static final int CLASSES = 5;
  private static final int[] ORDER = IntStream.range(0, ROWS).map(i -> ROWS - 1 - i).toArray();

  @ParameterizedTest
  @CsvSource({"0, 1", "0.2, 1", "0.2, 3"})
  void theGradientUnderSoftLabelsAgreesWithDifferences(double smoothing, int threads) {
    float[][] targets = targets();
    float[] logits = new float[CLASSES * ROWS];
    UniformRandomProvider random = new Seed(2).random();
    for (int i = 0; i < logits.length; i++) {
      logits[i] = 6 * random.nextFloat() - 3;
    }
    float[] delta = new float[logits.length];
    try (StepThreads crew = new StepThreads(threads, Control.NONE)) {
      CrossEntropy loss = new CrossEntropy(truth(targets), CLASSES, smoothing, ROWS, crew);
      loss.load(ORDER, 0, ROWS);
      double sum = loss.gradient(ROWS, ROWS, logits, delta);
      double expected = 0;
      for (int b = 0; b < ROWS; b++) {
        expected += entropy(column(logits, b), targets[ORDER[b]], smoothing);
      }
      assertThat(sum).isCloseTo(expected, within(1e-5 * expected));
    }
    for (int b = 0; b < ROWS; b++) {
      double[] z = column(logits, b);
      for (int c = 0; c < CLASSES; c++) {
        double at = z[c];
        z[c] = at + 1e-5;
        double up = entropy(z, targets[ORDER[b]], smoothing);
        z[c] = at - 1e-5;
        double down = entropy(z, targets[ORDER[b]], smoothing);
        z[c] = at;
        assertThat((double) delta[c * ROWS + b]).isCloseTo((up - down) / 2e-5, within(1e-6));
      }
    }
  }

  /** A model with a bias only ends where its softmax is the mean of the soft labels. */
  @Test
  void trainingEndsAtTheMeanOfSoftLabels() {
    float[][] targets = targets();
    Examples examples =
        new Examples(
            Nd4j.zeros(ROWS, 1), new int[ROWS], Optional.of(Nd4j.createFromArray(targets)));
    TrainingPlan plan = new TrainingPlan(400, ROWS, Optimizer.sgd(1));
    Job job = new Job(new Network(Shape.flat(1), List.of(), CLASSES), plan, ORDER, 1);
    try (Workers workers = new LocalWorkers(1)) {
      Trained model =
          workers.train(examples, List.of(job), Control.NONE, (i, trained) -> {}).get(0);
      double[] p = model.outputs(examples.features(), Control.NONE).probabilities(0);
      for (int c = 0; c < CLASSES; c++) {
        double mean = 0;
        for (float[] target : targets) {
          mean += target[c] / ROWS;
        }
        assertThat(p[c]).isCloseTo(mean, within(1e-4));
      }
    }
  }

  @Test
  void targetsThatAreNoDistributionsOverTheClassesAreRefused() {
    float[][] below = targets();
    below[3][0] -= 2;
    below[3][1] += 2;
    float[][] more = targets();
    more[5][2] += 0.01f;
    float[][] none = targets();
    none[0][0] = Float.NaN;
    for (float[][] wrong : List.of(below, more, none, new float[ROWS][CLASSES - 1])) {
      assertThatThrownBy(() -> truth(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static TrueOutputs truth(float[][] targets) {
    INDArray soft = Nd4j.createFromArray(targets);
    return TrueOutputs.of(new int[ROWS], Optional.of(soft), CLASSES, Control.NONE);
  }

  private static double[] column(float[] matrix, int b) {
    return IntStream.range(0, CLASSES).mapToDouble(c -> matrix[c * ROWS + b]).toArray();
  }

  private static double entropy(double[] z, float[] target, double smoothing) {
    double sum = 0;
    double expected = 0;
    for (int c = 0; c < CLASSES; c++) {
      sum += Math.exp(z[c]);
      expected += ((1 - smoothing) * target[c] + smoothing / CLASSES) * z[c];
    }
    return Math.log(sum) - expected;
  }

  private static float[][] targets() {
    UniformRandomProvider random = new Seed(1).random();
    float[][] targets = new float[ROWS][CLASSES];
    for (float[] row : targets) {
      float sum = 0;
      for (int c = 0; c < CLASSES; c++) {
        row[c] = random.nextFloat();
        sum += row[c];
      }
      for (int c = 0; c < CLASSES; c++) {
        row[c] /= sum;
      }
    }
    return targets;
  }
}
