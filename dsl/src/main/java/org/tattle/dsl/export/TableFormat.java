package org.tattle.dsl.export;

import org.tattle.dsl.show.TableView;

/** A form that holds a table. */
public interface TableFormat extends Format {

  /** The file's content. */
  byte[] content(TableView table);
}
