package org.tattle.kernel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tattle.run.Control;

/**
 * Sends cells that begin with {@code %%} where their first line says: {@code %%java} to JShell,
 * {@code %%html} to the page; all others are the language's.
 */
final class Magics implements Language {
  private static final String MARK = "%%";
  private static final String JAVA = "%%java";
  private static final String HTML = "%%html";

  private final Language language;
  private final JavaCells java;

  Magics(Language language) {
    this.language = language;
    this.java = new JavaCells(language);
  }

  @Override
  public Reply execute(Cell cell, Output output, Control control) {
    String code = cell.code();
    return switch (magic(code)) {
      case "" -> language.execute(cell, output, control);
      case JAVA -> java.execute(code, body(code), output, control);
      case HTML -> {
        output.display(Notebook.html(code.substring(body(code))));
        yield Reply.success();
      }
      default -> {
        String message = "there is no `" + magic(code) + "` cell; there are `%%java` and `%%html`";
        yield new Reply.Failure("S100", message, List.of(message));
      }
    };
  }

  @Override
  public Completion complete(String code, int caret) {
    String magic = magic(code);
    if (magic.isEmpty()) {
      return language.complete(code, caret);
    }
    if (caret <= magic.length()) {
      String typed = code.substring(0, caret);
      return new Completion(
          0,
          magic.length(),
          List.of(JAVA, HTML).stream()
              .filter(m -> m.startsWith(typed))
              .map(m -> new Completion.Item(m, "magic", ""))
              .toList());
    }
    return magic.equals(JAVA) && caret >= body(code)
        ? java.complete(code, body(code), caret)
        : Completion.none(caret);
  }

  @Override
  public Optional<Bundle> inspect(String code, int caret, boolean detailed) {
    return switch (magic(code)) {
      case "" -> language.inspect(code, caret, detailed);
      case JAVA -> caret >= body(code) ? java.inspect(code, body(code), caret) : Optional.empty();
      default -> Optional.empty();
    };
  }

  @Override
  public Completeness completeness(String code) {
    return switch (magic(code)) {
      case "" -> language.completeness(code);
      case JAVA -> java.completeness(code, body(code));
      default -> new Completeness(Completeness.Status.UNKNOWN, "");
    };
  }

  @Override
  public Bundle evaluate(String expression) {
    return language.evaluate(expression);
  }

  @Override
  public Map<String, Object> values() {
    return language.values();
  }

  @Override
  public void assign(String name, Object value) {
    language.assign(name, value);
  }

  @Override
  public void warmUp() {
    language.warmUp();
    java.warmUp();
  }

  @Override
  public Optional<Bundle> render(Object value) {
    return language.render(value);
  }

  /** The first word, if it is a magic. */
  private static String magic(String code) {
    return code.startsWith(MARK) ? code.split("\\s", 2)[0] : "";
  }

  /** Where the second line begins. */
  private static int body(String code) {
    int newline = code.indexOf('\n');
    return newline < 0 ? code.length() : newline + 1;
  }
}
