package org.tattle.run;

/** The control that the work of each thread runs under. */
final class Heeded {
  static final ThreadLocal<Control> CONTROL = ThreadLocal.withInitial(() -> Control.NONE);

  private Heeded() {}
}
