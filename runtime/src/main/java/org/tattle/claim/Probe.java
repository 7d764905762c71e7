package org.tattle.claim;

import java.util.List;
import org.tattle.subject.train.Order;

/** Looks at one thing of a training, by small trainings that show it. */
interface Probe {
  /** What it trains, so that a plan can tell; less if what it looks for shows at once. */
  List<Order> orders();

  /** Whether it tells nothing of a training whose noise is not of its scale. */
  default boolean needsNoise() {
    return false;
  }

  /** Looks. */
  Finding find();
}
