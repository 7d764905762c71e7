package org.tattle.dsl.run;

import org.tattle.dsl.show.Shown;

/** Where a run shows what it finds. Called from the thread that runs. */
public interface Sink {

  /** Nobody looks. */
  Sink NONE = new Quiet(line -> {});

  /** Shows a table, a chart or a text. */
  void show(Shown shown);

  /** Says in one line what is about to be done, with everything implicit spelled out. */
  void say(String line);
}
