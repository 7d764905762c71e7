package org.tattle.kernel;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a {@code %%java} cell can say to the notebook it stands in; its methods are imported into
 * every such cell. JShell's snippets are compiled and know this process only by its classes, so
 * what passes between them and the kernel has to be static.
 */
public final class Notebook {
  private static final Map<String, Object> SHELF = new ConcurrentHashMap<>();
  private static volatile Output output = MutedOutput.INSTANCE;
  private static volatile Language language;

  private Notebook() {}

  /** Shows an object beneath the cell, in the richest form it has. */
  public static void display(Object value) {
    Origin.or(output).display(render(value));
  }

  /** The forms in which an object is shown. */
  public static Bundle render(Object value) {
    return Rendering.of(value, language);
  }

  /**
   * What a cell shows of its value, null for nothing: the stream that {@code printf} hands back is
   * no value. Used by generated snippets.
   */
  public static Bundle result(Object value) {
    return value == null || value == System.out || value == System.err ? null : render(value);
  }

  /** Says to the cell that started this thread what went wrong in it. */
  static void complain(String text) {
    Origin.or(output).stderr(text);
  }

  /** A bundle of HTML. */
  public static Bundle html(String html) {
    return new Bundle(Map.of("text/html", html, "text/plain", html));
  }

  /** Asks the user for a line; empty if this front end cannot be asked. */
  public static Optional<String> input(String prompt) {
    return Origin.or(output).input(prompt, false);
  }

  /** Removes what the cell has shown, as soon as it shows something else. */
  public static void clear() {
    Origin.or(output).clear(true);
  }

  /** Takes a value from the shelf; used by generated snippets. */
  public static Object take(String key) {
    return SHELF.remove(key);
  }

  /** Lays a value on the shelf, null as nothing; used by generated snippets. */
  public static void lay(String key, Object value) {
    if (value != null) {
      SHELF.put(key, value);
    }
  }

  static void open(Output cell, Language session) {
    SHELF.clear();
    output = cell;
    language = session;
  }
}
