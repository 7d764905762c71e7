package org.tattle.privacy.release.statistic;

import java.util.List;
import org.tattle.run.Fault;

/** A statistic of the names in a column, and not of its numbers. */
public sealed interface Named extends Statistic permits Top, Survey {

  @Override
  default boolean single() {
    return false;
  }

  /**
   * The names that are public, where it needs some.
   *
   * @throws Fault D431 if it needs them and nobody said them
   */
  List<String> known(List<String> declared);

  @Override
  default String each() {
    return "answer";
  }
}
