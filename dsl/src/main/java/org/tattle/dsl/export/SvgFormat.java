package org.tattle.dsl.export;

import java.nio.charset.StandardCharsets;
import org.tattle.component.Component;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.render.Render;

/** A chart for pages. */
@Component(
    name = "svg",
    doc = "A chart as a picture that can be scaled.",
    example = "export target to \"target.svg\"")
public record SvgFormat() implements ChartFormat {
  @Override
  public byte[] content(Figure figure) {
    return Render.svg(figure).getBytes(StandardCharsets.UTF_8);
  }
}
