package org.tattle.privacy.release.answer;

/** Which noise numbers of rows get. */
public enum CountNoise implements NamedNoise {
  /** Whichever reaches less far at the price given. */
  BEST,
  /** As for real numbers; a number of rows is then no whole number. */
  LAPLACE,
  /** Laplace's whole-numbered form, private without a δ. */
  GEOMETRIC,
  /** The textbook's. */
  GAUSSIAN,
  /** As little Gaussian noise as is private, at any ε. */
  ANALYTIC_GAUSSIAN,
  /** The Gaussian's whole-numbered form. */
  DISCRETE_GAUSSIAN;

  @Override
  public boolean normal() {
    return this == GAUSSIAN || this == ANALYTIC_GAUSSIAN || this == DISCRETE_GAUSSIAN;
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
    return GEOMETRIC;
  }

  @Override
  public NamedNoise gaussian() {
    return ANALYTIC_GAUSSIAN;
  }
}
