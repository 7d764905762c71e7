package org.tattle.dsl.export;

import java.nio.charset.StandardCharsets;
import org.tattle.component.Component;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.render.Render;

/** A table for spreadsheets and data frames. */
@Component(
    name = "csv",
    doc = "A table as comma-separated values (RFC 4180), with the ends of intervals as columns.",
    example = "export target to \"target.csv\"")
public record CsvFormat() implements TableFormat {
  @Override
  public Readership readers() {
    return Readership.PROGRAMS;
  }

  @Override
  public byte[] content(TableView table) {
    return Render.csv(table).getBytes(StandardCharsets.UTF_8);
  }
}
