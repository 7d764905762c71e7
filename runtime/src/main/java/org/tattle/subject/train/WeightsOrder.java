package org.tattle.subject.train;

import java.util.List;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;

/** Networks that are to be made, each with weights of its own to go on from. */
public interface WeightsOrder extends ModelOrder {
  /** The networks, of which those are trained that are not kept. */
  List<Trained> trained(Workers workers, Cache cache, Control control);
}
