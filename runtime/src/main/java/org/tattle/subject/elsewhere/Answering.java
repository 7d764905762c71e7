package org.tattle.subject.elsewhere;

import java.util.Map;
import java.util.Optional;
import org.tattle.model.tree.LeafCounts;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;
import org.tattle.run.Key;

/** A model elsewhere that can be asked about rows: a file that is run, or an address. */
public interface Answering {

  /** Equal models, equal keys. */
  Key key();

  /**
   * What it says of rows, as it says it: {@code [rows][outputs]}.
   *
   * @throws org.tattle.run.Fault if it does not answer
   */
  double[][] ask(RawRows rows, Control control);

  /** A network of ours that answers as it does to the numbers of rows, if one does. */
  default Optional<Trained> network() {
    return Optional.empty();
  }

  /** How some of the rows lie in the leaves of its trees, if it has such. */
  default Optional<LeafCounts> leaves(RawRows rows, int[] some, Control control) {
    return Optional.empty();
  }

  /** What a report says of it, by what that is about. */
  default Map<String, String> facts() {
    return Map.of();
  }
}
