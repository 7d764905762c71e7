package org.tattle.federated.round;

import org.tattle.run.Control;
import org.tattle.run.Progress;

/** Tells progress by rounds: {@code round 3 of 20}. */
record RoundsDone(int done, int all, Control control) implements Control {
  @Override
  public boolean cancelled() {
    return control.cancelled();
  }

  @Override
  public void progress(Progress p) {
    control.progress(
        new Progress(
            "federation",
            "round %s of %s".formatted(done + 1, all),
            done * p.total() + p.done(),
            all * p.total(),
            p.unit(),
            p.figures()));
  }
}
