package org.tattle.attack;

import java.util.List;

/**
 * What an attack found. Its numbers are its methods that are {@link org.tattle.component.Metric}.
 */
public interface Result {

  /** What the reader should know about it, one sentence each. */
  List<String> notes();
}
