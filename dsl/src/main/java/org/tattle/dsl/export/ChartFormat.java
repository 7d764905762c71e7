package org.tattle.dsl.export;

import org.tattle.dsl.show.Figure;

/** A form that holds a chart. */
public interface ChartFormat extends Format {

  /** The file's content. */
  byte[] content(Figure figure);
}
