package org.tattle.run;

import java.util.Map;

/**
 * How far a piece of work is.
 *
 * @param work what is being done, such as {@code shadows for target}
 * @param part which part of it, such as {@code shadow 12 of 64}; empty where it has none
 * @param done how much of it is done
 * @param total how much there is to do
 * @param unit what both count, such as {@code steps}
 * @param figures the numbers that matter so far, such as the loss, by name
 */
public record Progress(
    String work, String part, long done, long total, String unit, Map<String, Double> figures) {
  public Progress {
    figures = Map.copyOf(figures);
  }

  /** Progress of work that has no parts. */
  public Progress(String work, long done, long total, String unit, Map<String, Double> figures) {
    this(work, "", done, total, unit, figures);
  }
}
