package org.tattle.defense;

import org.tattle.nn.network.Shape;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;

/** Says of rows how far they look as if somebody had changed them, as a model sees them. */
public interface Detector {

  /**
   * A score a row, the higher the more it looks changed.
   *
   * @param rows {@code [count, features]}
   */
  double[] scores(float[] rows, Control control);

  /** What the scores rise along, for who has the weights; the caller closes it. */
  Slopes slopes(Control control);

  /** What scores rise along. */
  interface Slopes extends AutoCloseable {
    /** Adds the slope of each row's score, {@code [count, features]}. */
    void add(float[] rows, int count, float[] sum);

    @Override
    void close();
  }

  /** How one is made for a model. */
  interface Recipe {
    /** The share of rows that nobody changed, and that are refused all the same. */
    double alarms();

    /**
     * One that knows some rows as they are.
     *
     * @param rows {@code [labels.length, features]}
     */
    Detector of(Trained model, float[] rows, int[] labels, Shape shape, Control control);
  }

  /** A detector at work: rows with a higher score than the limit get no answer. */
  record Alarm(Detector detector, double limit) {}
}
