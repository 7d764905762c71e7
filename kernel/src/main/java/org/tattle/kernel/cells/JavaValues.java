package org.tattle.kernel.cells;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.tattle.component.Component;
import org.tattle.kernel.language.Bundle;
import org.tattle.kernel.language.Language;

/**
 * The values that session and shell have in common: they lie on the {@link Notebook}'s shelf while
 * they go from one to the other.
 */
final class JavaValues {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Pc}$][\\p{L}\\p{Pc}\\p{N}$]*");
  private static final String RESULT = " result";
  private static final String LAST = " last";
  private static final String COMPONENT = " component";

  private final Language session;
  private final Map<String, Object> known = new HashMap<>();
  private JShell knownTo;

  JavaValues(Language session) {
    this.session = session;
  }

  /** Declares the values that the code mentions and that are new or changed. */
  void bring(JShell java, String code, Map<String, Object> values) {
    if (knownTo != java) {
      known.clear();
      knownTo = java;
    }
    List<String> words =
        WORD.matcher(code).results().map(r -> r.group()).distinct().collect(Collectors.toList());
    words.retainAll(values.keySet());
    for (String name : words) {
      Object value = values.get(name);
      if (known.get(name) != value && SourceVersion.isName(name)) {
        String type = JavaTypes.visible(value);
        Notebook.lay(name, value);
        java.eval(type + " " + name + " = (" + type + ") " + call("take", name) + ";");
        known.put(name, value);
      }
    }
  }

  /**
   * Lays on the shelf what a cell came to. Its value is made into what is shown in the shell, as
   * its {@code toString} is the user's code: it may throw, or never end.
   */
  static List<SnippetEvent> collect(
      JShell java, List<String> names, List<String> types, String valued) {
    if (names.isEmpty() && types.isEmpty() && valued == null) {
      return List.of();
    }
    StringBuilder block = new StringBuilder("{");
    names.forEach(n -> block.append(lay(n, n)));
    for (int i = 0; i < types.size(); i++) {
      block.append(lay(COMPONENT + i, types.get(i) + ".class"));
    }
    if (valued != null) {
      block.append(lay(LAST, valued));
      block.append(lay(RESULT, Notebook.class.getName() + ".result(" + valued + ")"));
    }
    return java.eval(block.append("}").toString());
  }

  static Map<String, Object> taken(List<String> names) {
    Map<String, Object> laid = new HashMap<>();
    for (String name : names) {
      Object value = Notebook.take(name);
      if (value != null) {
        laid.put(name, value);
      }
    }
    return laid;
  }

  private static String call(String method, String key) {
    return Notebook.class.getName() + "." + method + "(\"" + key + "\")";
  }

  private static String lay(String key, String name) {
    return Notebook.class.getName() + ".lay(\"" + key + "\", " + name + ");";
  }

  /** The value of the last expression, as it lies on the shelf. */
  static Object last() {
    return Notebook.take(LAST);
  }

  /** What is shown of it. */
  static Optional<Bundle> result() {
    return Optional.ofNullable((Bundle) Notebook.take(RESULT));
  }

  /** Those of so many types that are components. */
  static List<Class<?>> components(int types) {
    List<Class<?>> components = new ArrayList<>();
    for (int i = 0; i < types; i++) {
      if (Notebook.take(COMPONENT + i) instanceof Class<?> type
          && type.isAnnotationPresent(Component.class)) {
        components.add(type);
      }
    }
    return components;
  }

  /** Gives the session what a cell declared, if it has a use for it. */
  void assign(String name, Object value) {
    try {
      session.assign(name, value);
      known.put(name, session.values().get(name));
    } catch (IllegalArgumentException e) {
      known.remove(name);
    }
  }
}
