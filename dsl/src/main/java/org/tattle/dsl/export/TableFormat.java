package org.tattle.dsl.export;

import org.tattle.dsl.show.TableView;

/** A form that holds a table. */
public interface TableFormat extends Format {

  /** Who reads a file: people read what is shown, programs every number and where it is from. */
  enum Readership {
    PEOPLE,
    PROGRAMS
  }

  /** Who reads files of this form. */
  Readership readers();

  /** The file's content. */
  byte[] content(TableView table);
}
