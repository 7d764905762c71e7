package org.tattle.subject.part;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tattle.component.ScriptNames;
import org.tattle.subject.Subject;

/** The {@linkplain Part parts} of results and subjects, as scripts see them. */
public final class Parts {
  private Parts() {}

  /**
   * A part before there is one.
   *
   * @param about its declaration
   * @param type what it will be
   */
  public record Declared(Part about, Class<? extends Subject> type) {}

  /** What results or subjects of a type have, by name. */
  public static Map<String, Declared> of(Class<?> type) {
    Map<String, Declared> parts = new LinkedHashMap<>();
    methods(type)
        .forEach(
            it ->
                parts.put(
                    name(it),
                    new Declared(
                        it.getAnnotation(Part.class),
                        it.getReturnType().asSubclass(Subject.class))));
    return parts;
  }

  /** Those of a result or a subject, by name. */
  public static Map<String, Subject> in(Object whole) {
    Map<String, Subject> parts = new LinkedHashMap<>();
    for (Method method : methods(whole.getClass())) {
      try {
        parts.put(name(method), (Subject) method.invoke(whole));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(method + " cannot be called", e);
      }
    }
    return parts;
  }

  private static List<Method> methods(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.isAnnotationPresent(Part.class) && !method.isBridge())
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  private static String name(Method method) {
    return ScriptNames.snake(method.getName());
  }
}
