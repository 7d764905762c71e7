package org.tattle.defense.mark;

/**
 * What a model was taught that nobody else knows. Each part was drawn uniformly and independently
 * of all models, so that one which has nothing of it gives each by chance, whatever model that is.
 */
public sealed interface SecretMark permits Triggers, SecretBits {

  /** How many parts it has. */
  int size();

  /** How many answers each part was drawn from. */
  int choices();

  /** What the parts are called. */
  String parts();
}
