package org.tattle.dsl.export;

import java.nio.charset.StandardCharsets;
import org.tattle.component.Component;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.render.Render;

/** A table as a page of its own. */
@Component(
    name = "html",
    doc = "A table as a page of its own.",
    example = "export target to \"target.html\"")
public record HtmlFormat() implements TableFormat {
  @Override
  public Readership readers() {
    return Readership.PEOPLE;
  }

  @Override
  public byte[] content(TableView table) {
    return Render.page(table).getBytes(StandardCharsets.UTF_8);
  }
}
