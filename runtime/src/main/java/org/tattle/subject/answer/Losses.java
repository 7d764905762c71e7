package org.tattle.subject.answer;

import org.tattle.data.Labels;
import org.tattle.data.recorded.LossScale;

/**
 * One number for each row: how far the answer is from what is true, lower where the model is surer.
 * That is all there is of models that rank, name several classes or go on with texts, and enough
 * for attacks that weigh how sure a model is.
 *
 * <p>A loss {@code L} is what a truth of probability {@code p = exp(-L)} costs in nats: of classes
 * by cross-entropy, of numbers by half the squared error around a normal distribution. So {@code ln
 * p - ln(1 - p) = -L - ln(1 - exp(-L))}, which is the same as where the probabilities are known.
 */
public interface Losses extends Outputs {
  /** A loss below this, the least float above zero, is taken for it. */
  double FLOOR = Outputs.Probabilities.FLOOR;

  double loss(int i);

  /** The same in nats, and not below 0. */
  default double nats(int i) {
    return loss(i);
  }

  @Override
  default Losses take(int[] which) {
    return new Some(this, which);
  }

  @Override
  default int classes() {
    return 1;
  }

  @Override
  default double loss(int i, int label) {
    return loss(i);
  }

  @Override
  default double scaledConfidence(int i, int label) {
    double loss = Math.max(nats(i), FLOOR);
    return -loss - Math.log(-Math.expm1(-loss));
  }

  @Override
  default double[] probabilities(int i) {
    throw new IllegalStateException("it gives losses and no class probabilities");
  }

  @Override
  default int predicted(int i) {
    throw new IllegalStateException("it gives losses and predicts no class");
  }

  @Override
  default double[] ln(int i) {
    return probabilities(i);
  }

  @Override
  default double[] lnRest(int i) {
    return probabilities(i);
  }

  /** Some of what was said. */
  record Some(Losses all, int[] which) implements Losses {
    @Override
    public boolean answers(int i) {
      return all.answers(which[i]);
    }

    @Override
    public double loss(int i) {
      return all.loss(which[i]);
    }

    @Override
    public double nats(int i) {
      return all.nats(which[i]);
    }
  }

  /** What was written down elsewhere. */
  record Written(double[] losses, LossScale scale) implements Losses {
    @Override
    public double loss(int i) {
      return losses[i];
    }

    @Override
    public double nats(int i) {
      return (losses[i] - scale.least()) / scale.unit();
    }
  }

  /**
   * Numbers that a model of ours predicts: half their squared errors, in units of the deviation of
   * all that there is to predict.
   *
   * @param numbers what is predicted of each row, in the unit that was learned
   * @param rows which rows these are
   */
  record Predicted(float[] numbers, int[] rows, Labels.Numbers truth) implements Losses {
    @Override
    public double loss(int i) {
      double error = numbers[i] - truth.scaled()[rows[i]];
      return error * error / 2;
    }
  }
}
