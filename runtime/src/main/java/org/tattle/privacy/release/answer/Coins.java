package org.tattle.privacy.release.answer;

/** How each of the people asked makes an answer noisy. */
public enum Coins {
  /** Whichever leaves the narrower interval for so many answers. */
  BEST,
  /** The answer, or with some chance another one. */
  RANDOMISED_RESPONSE,
  /** A bit for each answer, each turned with some chance. */
  UNARY
}
