package org.tattle.federated.round;

import java.util.List;
import org.tattle.federated.client.ClientChange;
import org.tattle.nn.network.TrainingPlan;

/**
 * How clients of a federation learn, as far as the server tells them, and what the server makes of
 * the change that they agree on.
 */
public interface ServerMethod {

  /** How a client learns that is told to learn by a plan. */
  default TrainingPlan plan(TrainingPlan told) {
    return told;
  }

  /**
   * What is added to each weight at each step of a client, times the learning rate, besides what
   * its rows say; empty for nothing.
   *
   * @param weights those that it begins with, not written to
   * @param memory what is kept, not written to
   */
  default float[] lean(float[] weights, float[] memory, int client) {
    return new float[0];
  }

  /** Whether each client counts by its rows in what is made of all, and not all alike. */
  default boolean byRows() {
    return true;
  }

  /** How many numbers a client sends for each weight. */
  default int numbers() {
    return 1;
  }

  /** How many numbers are kept from round to round besides the weights; none for most. */
  default long kept(long weights, long clients) {
    return 0;
  }

  /** Writes to what is kept what follows from single clients' changes, before the weights move. */
  default void remember(List<ClientChange> sent, float[] memory) {}

  /**
   * Moves the weights.
   *
   * @param weights what is moved
   * @param change what the clients agree on
   * @param memory what it keeps, and may write to
   */
  void step(float[] weights, float[] change, float[] memory);
}
