package org.tattle.dsl.export;

import org.tattle.component.Component;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.render.Render;

/** A chart for papers. */
@Component(
    name = "pdf",
    doc = "A chart as a page that can be scaled, which LaTeX takes.",
    example = "export target to \"target.pdf\"")
public record PdfFormat() implements ChartFormat {
  @Override
  public byte[] content(Figure figure) {
    return Render.pdf(figure);
  }
}
