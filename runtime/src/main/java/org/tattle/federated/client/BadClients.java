package org.tattle.federated.client;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.data.Dataset;

/**
 * Clients of a federation that one attacker has: what they learn from, and what they send. A
 * record, since it is part of what a federation is made by.
 */
public interface BadClients {

  /** How many there are. */
  int clients();

  /**
   * The rows that they learn from, where these are other than they should be.
   *
   * @param honest all rows as they should be
   * @param own which of these each of them has, {@code [bad][rows]}
   */
  default Optional<Dataset> rows(Dataset honest, int[][] own) {
    return Optional.empty();
  }

  /**
   * What they send, by what they learned; nothing where they stay away.
   *
   * @param own what each of them that was asked learned, {@code [bad][weights]}
   * @param all how many clients were asked in the round
   */
  float[][] send(float[][] own, int all, UniformRandomProvider random);
}
