package org.tattle.dsl.run.state;

import java.util.function.Consumer;
import org.tattle.dsl.check.task.Audience;
import org.tattle.dsl.show.Shown;

/** Where a run shows what it finds. Called from the thread that runs. */
public interface Sink {

  /** Nobody looks. */
  Sink NONE = of(shown -> {}, line -> {});

  /**
   * A sink that passes on what it gets.
   *
   * @param seen where what it is shown goes
   * @param said where what it is told goes
   */
  static Sink of(Consumer<Shown> seen, Consumer<String> said) {
    return new Sink() {
      @Override
      public void show(Shown shown) {
        seen.accept(shown);
      }

      @Override
      public void say(String line) {
        said.accept(line);
      }
    };
  }

  /** Shows a table, a chart or a text; to whom no other may be shown it, if nobody says who may. */
  void show(Shown shown);

  /**
   * Shows a table, a chart or a text.
   *
   * @param audience who may see it at most
   */
  default void show(Shown shown, Audience audience) {
    show(shown);
  }

  /** The same, which is told nothing. */
  default Sink untold() {
    Sink whole = this;
    return new Sink() {
      @Override
      public void show(Shown shown) {
        whole.show(shown);
      }

      @Override
      public void show(Shown shown, Audience audience) {
        whole.show(shown, audience);
      }

      @Override
      public void say(String line) {}
    };
  }

  /** Says in one line what is about to be done, with everything implicit spelled out. */
  void say(String line);
}
