package org.tattle.dsl.export;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.render.Render;

/** A chart for what shows no SVG. */
@Component(
    name = "png",
    doc = "A chart as a bitmap.",
    example = "export target to \"target.png\" scale=3")
public record PngFormat(
    @Param(doc = "size, in multiples of that on the screen", min = 1, max = 8) int scale)
    implements ChartFormat {
  public PngFormat() {
    this(2);
  }

  @Override
  public byte[] content(Figure figure) {
    return Render.png(figure, scale);
  }
}
