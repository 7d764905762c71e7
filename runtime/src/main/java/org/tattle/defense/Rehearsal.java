package org.tattle.defense;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Trained;
import org.tattle.run.Randomness;

/** A model like the defended one, for a defender to practise on, and means to train others. */
public interface Rehearsal {

  /** Its probabilities for rows that it was trained on, {@code [rows][classes]}. */
  double[][] in();

  /** Its probabilities for rows that it was not trained on, {@code [rows][classes]}. */
  double[][] out();

  /**
   * Trains a model of the defender's own.
   *
   * @param features {@code [rows, features]}
   */
  Trained train(Network network, TrainingPlan plan, INDArray features, int[] labels);

  /** What nobody but the defender can compute, the same at each call for one target. */
  Randomness random();
}
