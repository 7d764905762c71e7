package org.tattle.privacy.release;

/** Which noise numbers get. */
public enum Noise {
  /** Whichever leaves the narrower interval at the price given. */
  BEST,
  /** Laplace, or its whole-numbered form for counts: private without a δ. */
  LAPLACE,
  /** Gaussian: needs a δ, pays where many answers are to be composed. */
  GAUSSIAN
}
