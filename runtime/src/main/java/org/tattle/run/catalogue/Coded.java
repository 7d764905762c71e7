package org.tattle.run.catalogue;

import java.io.Serializable;

/** A code by which people look up what went wrong: one of ours, or one of a language over us. */
public interface Coded extends Serializable {
  /** As it is written, such as {@code R501}. */
  String name();
}
