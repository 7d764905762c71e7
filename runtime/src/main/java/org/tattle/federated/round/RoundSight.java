package org.tattle.federated.round;

/** What is seen of a round. */
public enum RoundSight {
  /** What each client sends. */
  SINGLE,
  /** What all of them send together. */
  SUM,
  /** How the model moves. */
  MODEL
}
