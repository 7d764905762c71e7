package org.tattle.privacy.release.answer;

/** The noise that a script asks for by its name. */
public interface NamedNoise {

  /** Whether it is Gaussian, and so needs a δ. */
  boolean normal();

  /** Whether it is the textbook's Gaussian, which is proved for ε up to 1 only. */
  boolean classic();

  /** Whether it is whichever reaches less far at the price given. */
  boolean best();

  /** The one that is taken for the best where Gaussian noise reaches farther. */
  NamedNoise pure();

  /** The one that is taken where that reaches less far. */
  NamedNoise gaussian();
}
