package org.tattle.model;

/** What an attacker can ask of a model, from least to most; each includes those before it. */
public enum Access {
  /** The predicted class. */
  LABELS,
  /** A probability for each class. */
  PROBABILITIES,
  /** The weights, and so gradients too. */
  GRADIENTS,
  /** The recipe: data like the target's, and training models like it. */
  TRAINING
}
