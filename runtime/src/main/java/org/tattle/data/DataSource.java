package org.tattle.data;

import java.util.List;
import java.util.Optional;
import org.tattle.run.Control;

/** Where a data set comes from: a component of {@code load}. */
public interface DataSource extends Loading {

  /** What its labels are, as far as that can be told without reading. */
  default Labels.Kind labels() {
    return Labels.Kind.CLASSES;
  }

  /**
   * The names that a column can have as it is declared, none if it is not; empty if that cannot be
   * told without reading.
   */
  default Optional<List<String>> declares(String column) {
    return Optional.empty();
  }

  /**
   * Reads all rows, in the source's own order.
   *
   * @throws org.tattle.run.Fault if the user's file cannot be read as data
   */
  Dataset load(Control control);
}
