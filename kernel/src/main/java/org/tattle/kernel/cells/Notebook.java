package org.tattle.kernel.cells;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.tattle.kernel.language.Bundle;
import org.tattle.kernel.language.Language;
import org.tattle.kernel.language.MutedOutput;
import org.tattle.kernel.language.Output;
import org.tattle.kernel.language.SpeakingCell;

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
    SpeakingCell.or(output).display(render(value));
  }

  /**
   * Shows data in one form beneath the cell.
   *
   * @param data a text, or bytes of a picture
   * @param mime the form, such as {@code text/markdown} or {@code image/png}
   */
  public static void display(Object data, String mime) {
    Object form = data instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : data;
    Map<String, Object> forms = new LinkedHashMap<>();
    forms.put("text/plain", mime.startsWith("text/") ? String.valueOf(data) : mime);
    forms.put(mime, form);
    SpeakingCell.or(output).display(new Bundle(forms));
  }

  /** Shows an object that {@link Display#update} can replace later, from another cell, too. */
  public static Display live(Object value) {
    Display display = new Display("tattle-" + UUID.randomUUID());
    SpeakingCell.or(output).display(render(value), display.id());
    return display;
  }

  /**
   * A place where something is shown.
   *
   * @param id what front ends call it
   */
  public record Display(String id) {

    /** Shows another object in its place. */
    public void update(Object value) {
      SpeakingCell.or(output).update(render(value), id);
    }
  }

  /**
   * Shows values of a type so from here on. What is registered last is asked first; it also comes
   * before Tattle's own way. A library may instead declare {@link Renderer} as a service.
   */
  public static <T> void register(Class<T> type, Function<? super T, Bundle> renderer) {
    Rendering.register(
        value ->
            type.isInstance(value)
                ? Optional.of(renderer.apply(type.cast(value)))
                : Optional.empty());
  }

  /** The forms in which an object is shown. */
  public static Bundle render(Object value) {
    return Rendering.of(value, language);
  }

  /**
   * What a cell shows of its value, null for nothing: the stream that {@code printf} hands back is
   * no value, nor is a place where something is shown already. Used by generated snippets.
   */
  public static Bundle result(Object value) {
    boolean none =
        value == null || value == System.out || value == System.err || value instanceof Display;
    return none ? null : render(value);
  }

  /** Says to the cell that started this thread what went wrong in it. */
  static void complain(String text) {
    SpeakingCell.or(output).stderr(text);
  }

  /** A bundle of HTML. */
  public static Bundle html(String html) {
    return new Bundle(Map.of("text/html", html, "text/plain", html));
  }

  /** Asks the user for a line; empty if this front end cannot be asked. */
  public static Optional<String> input(String prompt) {
    return SpeakingCell.or(output).input(prompt, false);
  }

  /** Removes what the cell has shown, as soon as it shows something else. */
  public static void clear() {
    SpeakingCell.or(output).clear(true);
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
