package org.tattle.component;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A {@link Metric} as scripts see it, read from its method.
 *
 * @param name what scripts call it: the method's name in snake case
 * @param about its declaration
 * @param arguments what must be given to it, in order
 * @param method the method behind it
 */
public record Measure(String name, Metric about, List<Argument> arguments, Method method) {

  /** One argument: its name, what kind of number it is, and its range. */
  public record Argument(String name, Parameter.Type type, Param limits) {
    private static Argument of(java.lang.reflect.Parameter declared) {
      Param limits = declared.getAnnotation(Param.class);
      return new Argument(
          declared.getName(), Parameter.Type.of(declared.getType(), limits).orElseThrow(), limits);
    }

    private Object in(Map<String, Double> given) {
      double value = given.get(name);
      return type == Parameter.Type.COUNT ? (Object) (int) value : value;
    }

    /** Its allowed values in words. */
    public String range() {
      return Parameter.range(limits).orElse("a number");
    }

    /** Whether a number is within its range. */
    public boolean allows(double value) {
      return Parameter.allows(limits, value);
    }
  }

  private static final ClassValue<List<Measure>> MEASURES =
      new ClassValue<>() {
        @Override
        protected List<Measure> computeValue(Class<?> type) {
          List<Measure> measures = new ArrayList<>();
          for (Method method : type.getMethods()) {
            if (method.isAnnotationPresent(Metric.class) && !method.isBridge()) {
              measures.add(read(method));
            }
          }
          measures.sort(Comparator.comparing(Measure::name));
          return List.copyOf(measures);
        }
      };

  public Measure {
    arguments = List.copyOf(arguments);
  }

  /** The metric that stands for values of a type where there is room for one, if there is. */
  public static Optional<Measure> headline(Class<?> type) {
    return of(type).stream().filter(m -> m.about().headline()).findFirst();
  }

  /**
   * The arguments that records keep it at: none if it takes none, and otherwise each {@linkplain
   * Param#usual() usual} value of its argument; nothing if it has no usual ones.
   */
  public List<Map<String, Double>> usual() {
    if (arguments.isEmpty()) {
      return List.of(Map.of());
    }
    Argument only = arguments.get(0);
    return arguments.size() > 1
        ? List.of()
        : Arrays.stream(only.limits().usual()).mapToObj(v -> Map.of(only.name(), v)).toList();
  }

  /**
   * What tables call it.
   *
   * @param room whether there is room for whole words
   */
  public String label(boolean room) {
    if (!room && !about.brief().isEmpty()) {
      return about.brief();
    }
    return about.label().isEmpty() ? name.replace('_', ' ') : about.label();
  }

  /** The metrics that say what a subject of a type is worth, the first first. */
  public static List<Measure> worth(Class<?> type) {
    return of(type).stream()
        .filter(m -> m.about().worth() > 0)
        .sorted(Comparator.comparingInt(m -> m.about().worth()))
        .toList();
  }

  /** The metrics that values of a type have, by name. */
  public static List<Measure> of(Class<?> type) {
    return MEASURES.get(type);
  }

  /** The metric of that name. */
  public static Optional<Measure> of(Class<?> type, String name) {
    return of(type).stream().filter(m -> m.name().equals(name)).findFirst();
  }

  /** Reads the metric off a value. */
  public Object read(Object value, Map<String, Double> given) {
    try {
      return method.invoke(value, arguments.stream().map(it -> it.in(given)).toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(method + " failed", e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(method + " is not public", e);
    }
  }

  /** The same, if it has a value here: a metric that may have none is declared as optional. */
  public Optional<?> found(Object value, Map<String, Double> given) {
    Object read = read(value, given);
    return read instanceof Optional<?> found ? found : Optional.of(read);
  }

  private static Measure read(Method method) {
    List<Argument> arguments = Arrays.stream(method.getParameters()).map(Argument::of).toList();
    return new Measure(
        ScriptNames.snake(method.getName()), method.getAnnotation(Metric.class), arguments, method);
  }
}
