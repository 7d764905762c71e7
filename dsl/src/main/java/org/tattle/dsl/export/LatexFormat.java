package org.tattle.dsl.export;

import java.nio.charset.StandardCharsets;
import org.tattle.component.Component;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.render.Render;

/** A table for papers, in LaTeX with the package booktabs. */
@Component(
    name = "tex",
    doc = "A table for papers, in LaTeX with the package booktabs.",
    example = "export target to \"target.tex\"")
public record LatexFormat() implements TableFormat {
  @Override
  public Readership readers() {
    return Readership.PEOPLE;
  }

  @Override
  public byte[] content(TableView table) {
    return Render.latex(table).getBytes(StandardCharsets.UTF_8);
  }
}
