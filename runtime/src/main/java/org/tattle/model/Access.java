package org.tattle.model;

/** Something that an attacker sees of a subject, or may do to it. */
public enum Access {
  /** The predicted class of the rows. */
  LABELS("labels"),
  /** The number that is predicted for the rows. */
  NUMBERS("predicted numbers"),
  /**
   * How far its answer for a row is from what is true: one score a row, lower where it is surer.
   */
  LOSSES("class probabilities or losses"),
  /** A probability for each class of the rows. */
  PROBABILITIES("class probabilities"),
  /** The weights, and so gradients too. */
  GRADIENTS("gradients"),
  /** Answers to inputs of the attacker's own. */
  QUERIES("answers to inputs of its own"),
  /** Answers of models that were trained like it. */
  SHADOWS("shadow models"),
  /** The plan: data like the target's, and training models like it. */
  TRAINING("data and training like its own"),
  /** Whose rows it was trained on: without it nobody can say what was found. */
  MEMBERS("word of whose rows it was trained on"),
  /** Its training is one by steps, as networks have it. */
  STEPS("training by steps"),
  /** Rows about people, as they were published. */
  ROWS("published rows"),
  /** What each client of a federation sends to its server, round by round. */
  UPDATES("updates of single clients"),
  /** How many people have what in common, as it was published. */
  COUNTS("published counts");

  private final String noun;

  Access(String noun) {
    this.noun = noun;
  }

  /** What it is called in messages. */
  public String noun() {
    return noun;
  }
}
