package org.tattle.dsl.export;

import java.nio.charset.StandardCharsets;
import org.tattle.component.Component;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.render.Render;

/** A table for READMEs and notes, in the Markdown of GitHub. */
@Component(
    name = "md",
    doc = "A table for READMEs and notes, in the Markdown of GitHub.",
    example = "export target to \"target.md\"")
public record MarkdownFormat() implements TableFormat {
  @Override
  public Readership readers() {
    return Readership.PEOPLE;
  }

  @Override
  public byte[] content(TableView table) {
    return Render.markdown(table).getBytes(StandardCharsets.UTF_8);
  }
}
