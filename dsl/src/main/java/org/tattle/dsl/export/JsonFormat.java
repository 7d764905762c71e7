package org.tattle.dsl.export;

import java.nio.charset.StandardCharsets;
import org.tattle.component.Component;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.render.Render;

/** A table for programs. */
@Component(
    name = "json",
    doc = "A table as a list of objects, one a row; what is missing or infinite is null.",
    example = "export target to \"target.json\"")
public record JsonFormat() implements TableFormat {
  @Override
  public Readership readers() {
    return Readership.PROGRAMS;
  }

  @Override
  public byte[] content(TableView table) {
    return Render.json(table).getBytes(StandardCharsets.UTF_8);
  }
}
