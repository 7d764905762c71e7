package org.tattle.privacy.formula;

import java.util.Optional;

/** A number that follows from others: a component that expressions call by its name. */
public interface Formula {

  /**
   * The number.
   *
   * @throws org.tattle.run.Fault if the values allow none
   */
  double value();

  /** Why the number guarantees nothing though it looks as if; empty if it does. */
  default Optional<String> doubt() {
    return Optional.empty();
  }
}
