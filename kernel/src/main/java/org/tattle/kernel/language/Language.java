package org.tattle.kernel.language;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.tattle.run.Control;
import org.tattle.run.Fault;

/**
 * What a cell means. The kernel carries messages and knows no language; this is all it asks of one.
 *
 * <p>Offsets are UTF-16 indices into the code; the kernel converts Jupyter's code points. {@link
 * #execute}, {@link #evaluate} and {@link #assign} are called on one thread, one at a time. The
 * others are called on another thread, possibly while a cell runs, and must neither wait for the
 * cell nor change the session.
 */
public interface Language extends AutoCloseable {

  /**
   * Runs one cell. The user's mistakes come back as a {@link Reply.Failure}; what is thrown is
   * taken for a fault of ours, except for {@link java.util.concurrent.CancellationException}, which
   * says that the control's cancellation was heeded. On an interrupt the control is cancelled, then
   * the calling thread is interrupted. The session is whole and usable afterwards, whatever
   * happened.
   */
  Reply execute(Cell cell, Output output, Control control);

  /** What may stand at the caret. */
  CellCompletion complete(String code, int caret);

  /** What is known about the thing at the caret, or empty. */
  Optional<Bundle> inspect(String code, int caret, boolean detailed);

  /** Whether the code could be run as it stands; asked by consoles at every Enter. */
  CellCompleteness completeness(String code);

  /**
   * The value of one expression, for a front end's {@code user_expressions}. Shows nothing and
   * changes nothing.
   *
   * @throws RuntimeException with a message for the user, if it has no value
   */
  Bundle evaluate(String expression);

  /** The session's values by name, for {@code %%java} cells. The map is the caller's. */
  default Map<String, Object> values() {
    return Map.of();
  }

  /** Why the last cell failed, if it was for something that was thrown. */
  default Optional<Throwable> failure() {
    return Optional.empty();
  }

  /** The folder that relative paths start from. */
  default Path folder() {
    return Path.of("");
  }

  /**
   * Does something about the session that the language around it does not do itself.
   *
   * @param mark how it is written: {@code %who}
   * @param words what stands behind it
   * @throws Fault if the words do not fit
   */
  default Reply act(String mark, String words, Output output, Control control) {
    throw Fault.of(MagicFaults.MEANS_NOTHING, mark);
  }

  /**
   * Makes a component that a {@code %%java} cell declared known to the cells that follow.
   *
   * @throws IllegalArgumentException if it is not declared as a component should be
   */
  default void register(Class<? extends Record> component) {
    throw new IllegalArgumentException("components are not known here");
  }

  /**
   * Gives a value made in a {@code %%java} cell a name in the session.
   *
   * @throws IllegalArgumentException if the language has no use for such a value
   */
  default void assign(String name, Object value) {
    throw new IllegalArgumentException("a " + value.getClass().getSimpleName() + " cannot be kept");
  }

  /**
   * Does once, and to no effect, what is slow the first time. Called on a thread of its own; cells
   * may run meanwhile.
   */
  default void warmUp() {}

  /**
   * The MIME bundle in which the language shows a Java object, or empty if it has no own way to.
   */
  default Optional<Bundle> render(Object value) {
    return Optional.empty();
  }

  /** Gives back threads and what else it holds; nothing is asked of it afterwards. */
  @Override
  default void close() {}
}
