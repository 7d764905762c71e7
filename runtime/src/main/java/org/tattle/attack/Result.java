package org.tattle.attack;

import java.util.List;
import java.util.OptionalDouble;
import org.tattle.run.Warning;

/**
 * What an attack found, in one shape for all attacks. Its numbers are its methods that are {@link
 * org.tattle.component.Metric}.
 */
public interface Result {

  /** What the attack looked for. */
  Threat threat();

  /**
   * What it found: the headline first, then by how much harm a number speaks of. Results of one
   * threat are ranked by the last of these that could be measured.
   */
  List<Leak> leaks();

  /** What to look at. */
  default List<Exhibit> exhibits() {
    return List.of();
  }

  /** What the reader should know about it, one sentence each. */
  List<String> notes();

  /** What whoever ran the attack should look at before going on. */
  default List<Warning> warnings() {
    return List.of();
  }

  /** Whether it depends on secret draws, so that without a seed another run finds other numbers. */
  default boolean drawsInSecret() {
    return false;
  }

  /**
   * How far from a metric that is a bound, and so has an interval with one end, another draw of the
   * secrets puts it 19 times in 20; empty for metrics whose intervals have two.
   *
   * @param metric its name, as scripts write it
   */
  default OptionalDouble spread(String metric) {
    return OptionalDouble.empty();
  }
}
