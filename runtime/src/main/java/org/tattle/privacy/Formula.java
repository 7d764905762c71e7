package org.tattle.privacy;

/** A number that follows from others: a component that expressions call by its name. */
public interface Formula {

  /**
   * The number.
   *
   * @throws org.tattle.run.Fault if the values allow none
   */
  double value();
}
