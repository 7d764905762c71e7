package org.tattle.dsl.run;

import java.util.function.Consumer;
import org.tattle.dsl.show.Shown;

/**
 * A sink for work inside other work, part of which stays unseen.
 *
 * @param seen where what it shows goes
 * @param said where its lines go
 */
record Quiet(Consumer<Shown> seen, Consumer<String> said) implements Sink {

  /** Shows nothing. */
  Quiet(Consumer<String> said) {
    this(shown -> {}, said);
  }

  @Override
  public void show(Shown shown) {
    seen.accept(shown);
  }

  @Override
  public void say(String line) {
    said.accept(line);
  }
}
