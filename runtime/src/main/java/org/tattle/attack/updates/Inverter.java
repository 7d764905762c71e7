package org.tattle.attack.updates;

import java.util.List;
import org.tattle.federated.look.SeenUpdate;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/** A way to make up the rows behind an update. */
interface Inverter {

  /**
   * The rows, as many as there are behind it at most, the surest first.
   *
   * @throws org.tattle.run.Fault T306 if updates of such a network cannot be read so
   */
  List<double[]> rows(SeenUpdate seen, OwnRows known, Seed seed, Control control);
}
