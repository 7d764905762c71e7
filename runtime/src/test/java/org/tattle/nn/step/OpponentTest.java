package org.tattle.nn.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.blas.StepThreads;
import org.tattle.nn.loss.CrossEntropy;
import org.tattle.nn.loss.TrueOutputs;
import org.tattle.nn.network.MembershipAdversary;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Shape;
import org.tattle.nn.stage.InputRows;
import org.tattle.nn.stage.Reference;
import org.tattle.nn.stage.Signal;
import org.tattle.nn.stage.StageChain;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

class OpponentTest {
  private static final int ROWS = 12;
  private static final int BATCH = 5;
  private static final int CLASSES = 3;

  /**
   * What it adds to the gradient by a logit is lambda times the derivative of {@code log h}, by
   * differences, with h as it was before it learned from the pass.
   */
  @Test
  void whatDeceivesItIsTheGradientOfItsLogarithm() {
    int[] labels = IntStream.range(0, ROWS).map(i -> i % CLASSES).toArray();
    Network model = new Network(Shape.flat(4), List.of(), CLASSES);
    int[] members = {0, 1, 2, 3, 4};
    int[] reference = {7, 8, 9, 10, 11};
    try (StepThreads crew = new StepThreads(1, Control.NONE);
        StageChain chain =
            new StageChain(model, BATCH, 0, false, Randomness.seeded(new Seed(1)), crew);
        Opponent opponent =
            new Opponent(
                new MembershipAdversary(2, 0.5, false),
                reference,
                CLASSES,
                BATCH,
                Randomness.seeded(new Seed(2)),
                crew)) {
      opponent.initialise();
      chain.initialise(new Seed(3).random());
      float[] h = opponent.weights();
      InputRows rows = InputRows.of(Nd4j.rand(ROWS, 4), null, model, Control.NONE);
      CrossEntropy loss = new CrossEntropy(TrueOutputs.of(labels), CLASSES, 0.1, BATCH, crew);
      opponent.look(chain, rows, loss, BATCH);
      chain.load(rows, members, 0, BATCH);
      loss.load(members, 0, BATCH);
      chain.forward(BATCH, true);
      Signal logits = chain.logits();
      loss.gradient(BATCH, BATCH, logits.value, logits.delta);
      float[] before = logits.delta.clone();
      opponent.press(logits, loss, BATCH);
      for (int b = 0; b < BATCH; b++) {
        double[] z = new double[CLASSES];
        for (int c = 0; c < CLASSES; c++) {
          z[c] = logits.value[c * BATCH + b];
        }
        for (int c = 0; c < CLASSES; c++) {
          double at = z[c];
          z[c] = at + 1e-5;
          double up = logarithm(h, z, labels[members[b]]);
          z[c] = at - 1e-5;
          double down = logarithm(h, z, labels[members[b]]);
          z[c] = at;
          double added = logits.delta[c * BATCH + b] - before[c * BATCH + b];
          assertThat(added).isCloseTo(2 * (up - down) / 2e-5, within(2e-6));
        }
      }
      assertThat(opponent.weights()).isNotEqualTo(h);
    }
  }

  /** {@code log h(softmax z, y)}: the logarithm of the share that h gives to "member". */
  private static double logarithm(float[] weights, double[] z, int label) {
    double[] x = new double[2 * CLASSES];
    double sum = 0;
    for (int c = 0; c < CLASSES; c++) {
      x[c] = Math.exp(z[c]);
      sum += x[c];
    }
    for (int c = 0; c < CLASSES; c++) {
      x[c] /= sum;
    }
    x[CLASSES + label] = 1;
    double[] w = new double[weights.length];
    for (int i = 0; i < w.length; i++) {
      w[i] = weights[i];
    }
    return -Reference.loss(Opponent.network(CLASSES), w, x, 1, 0);
  }
}
