package org.tattle.privacy.release.answer;

/** Which noise real numbers get. */
public enum Noise implements NamedNoise {
  /** Whichever reaches less far at the price given. */
  BEST,
  /** Private without a δ. */
  LAPLACE,
  /** The textbook's. */
  GAUSSIAN,
  /** As little Gaussian noise as is private, at any ε. */
  ANALYTIC_GAUSSIAN;

  @Override
  public boolean normal() {
    return this == GAUSSIAN || this == ANALYTIC_GAUSSIAN;
  }

  @Override
  public boolean classic() {
    return this == GAUSSIAN;
  }

  @Override
  public boolean best() {
    return this == BEST;
  }

  @Override
  public NamedNoise pure() {
    return LAPLACE;
  }

  @Override
  public NamedNoise gaussian() {
    return ANALYTIC_GAUSSIAN;
  }
}
