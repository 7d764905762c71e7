package org.tattle.subject.part;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tattle.component.ScriptNames;
import org.tattle.data.Dataset;
import org.tattle.subject.Subject;

/** The {@linkplain Part parts} of results and subjects, as scripts see them: subjects, and data. */
public final class Parts {
  private Parts() {}

  /** The data sets that results or subjects of a type have, by name. */
  public static List<String> rows(Class<?> type) {
    return methods(type).stream().filter(Parts::data).map(Parts::name).toList();
  }

  /** Those of a result or a subject, by name. */
  public static Map<String, Dataset> rowsIn(Object whole) {
    Map<String, Dataset> parts = new LinkedHashMap<>();
    methods(whole.getClass()).stream()
        .filter(Parts::data)
        .forEach(method -> parts.put(name(method), (Dataset) called(method, whole)));
    return parts;
  }

  private static boolean data(Method method) {
    return method.getReturnType() == Dataset.class;
  }

  private static Object called(Method method, Object whole) {
    try {
      return method.invoke(whole);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(method + " cannot be called", e);
    }
  }

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
    methods(type).stream()
        .filter(method -> !data(method))
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
    methods(whole.getClass()).stream()
        .filter(method -> !data(method))
        .forEach(method -> parts.put(name(method), (Subject) called(method, whole)));
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
