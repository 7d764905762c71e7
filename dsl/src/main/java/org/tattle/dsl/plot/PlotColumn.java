package org.tattle.dsl.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * A column to draw.
 *
 * @param share whether it is a share of a whole
 * @param values one a row: an estimate, a number, a text, or null where it is missing
 */
public record PlotColumn(boolean share, List<Object> values) {
  public PlotColumn {
    values = java.util.Collections.unmodifiableList(new ArrayList<>(values));
  }
}
