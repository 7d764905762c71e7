package org.tattle.component;

/**
 * A component does not do what components of its kind promise. Whoever wrote it is told which it is
 * and what to mend: it is no fault of the user's, and with a component of their own no fault of
 * Tattle's.
 */
public final class ComponentFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String hint;

  /**
   * @param message what it does, a sentence without its subject and without a full stop: {@code
   *     gives scores that are no numbers}
   * @param hint how to mend it
   */
  public ComponentFault(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  /** How to mend it. */
  public String hint() {
    return hint;
  }
}
