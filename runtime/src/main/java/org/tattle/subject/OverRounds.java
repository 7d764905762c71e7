package org.tattle.subject;

import java.util.List;
import org.tattle.measure.Estimate;

/**
 * Something about a subject over the rounds in which it was made: neutral data, which whoever shows
 * it draws.
 *
 * @param y what it is, with its unit
 * @param share whether that is a share of a whole
 * @param strands one or more, side by side
 * @param note what whoever looks at it should know, or nothing
 */
public record OverRounds(String y, boolean share, List<Strand> strands, String note) {
  public OverRounds {
    strands = List.copyOf(strands);
  }

  /**
   * One of several.
   *
   * @param name what tells it from the others; empty where there is one alone
   * @param rounds ascending, from 1
   * @param values at each of them
   */
  public record Strand(String name, int[] rounds, List<Estimate> values) {
    public Strand {
      values = List.copyOf(values);
    }
  }
}
