package org.tattle.privacy.release.answer;

/** The noise that a script asks for by its name. */
public interface NamedNoise {

  /** Whether it is Gaussian, and so needs a δ. */
  boolean normal();

  /** Whether it is the textbook's Gaussian, which is proved for ε up to 1 only. */
  boolean classic();
}
