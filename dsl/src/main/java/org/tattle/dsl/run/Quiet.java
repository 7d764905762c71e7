package org.tattle.dsl.run;

import java.util.function.Consumer;
import org.tattle.dsl.show.Shown;

/**
 * A sink for work inside other work: what it shows stays unseen.
 *
 * @param said where its lines go
 */
record Quiet(Consumer<String> said) implements Sink {
  @Override
  public void show(Shown shown) {}

  @Override
  public void say(String line) {
    said.accept(line);
  }
}
