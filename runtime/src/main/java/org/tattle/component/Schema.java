package org.tattle.component;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a component's declaration says, read once from its record: the one source of checking, help,
 * completion, documentation, JSON and keys.
 *
 * @param type the record
 * @param about its {@link Component}
 * @param parameters its parameters in order
 */
public record Schema(Class<? extends Record> type, Component about, List<Parameter> parameters) {
  private static final ClassValue<Schema> SCHEMAS =
      new ClassValue<>() {
        @Override
        protected Schema computeValue(Class<?> type) {
          return read(type.asSubclass(Record.class));
        }
      };

  public Schema {
    parameters = List.copyOf(parameters);
  }

  /**
   * The schema of a component record.
   *
   * @throws IllegalArgumentException if the record is not declared as a component should be
   */
  public static Schema of(Class<? extends Record> type) {
    return SCHEMAS.get(type);
  }

  /** What scripts call the component. */
  public String name() {
    return about.name();
  }

  /** The component with its defaults; what must be given has a value that stands for nothing. */
  public Record standard() {
    return Instances.of(type);
  }

  /** The parameter of that name. */
  public Optional<Parameter> parameter(String name) {
    return parameters.stream().filter(p -> p.name().equals(name)).findFirst();
  }

  /**
   * A component with the given values and, for the other parameters, the defaults.
   *
   * @param values Java values by parameter name
   * @throws IllegalArgumentException if the record refuses them
   */
  public Record build(Map<String, Object> values) {
    Object[] arguments = new Object[parameters.size()];
    for (int i = 0; i < arguments.length; i++) {
      Parameter parameter = parameters.get(i);
      arguments[i] = values.getOrDefault(parameter.name(), parameter.standard());
      if (arguments[i] == null) {
        throw new IllegalArgumentException("`%s` must be given".formatted(parameter.name()));
      }
    }
    Class<?>[] types =
        parameters.stream().map(p -> p.component().getType()).toArray(Class<?>[]::new);
    try {
      Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
      constructor.trySetAccessible();
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(type + " failed to build", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be built", e);
    }
  }

  /** The values of a component's parameters, by name, in order. */
  public Map<String, Object> values(Record component) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      values.put(parameter.name(), read(component, parameter.component()));
    }
    return values;
  }

  /** A component as a script would write it: its name and the parameters that are not default. */
  public static String text(Record component) {
    Schema schema = of(component.getClass());
    StringBuilder text = new StringBuilder(schema.name());
    schema
        .values(component)
        .forEach(
            (name, value) -> {
              Parameter parameter = schema.parameter(name).orElseThrow();
              if (!value.equals(parameter.standard())) {
                parameter.text(value).ifPresent(t -> text.append(' ').append(name + "=" + t));
              }
            });
    return text.toString();
  }

  private static Schema read(Class<? extends Record> type) {
    Component about = type.getAnnotation(Component.class);
    if (about == null) {
      throw new IllegalArgumentException(
          type.getName()
              + " is not annotated with @Component; give it one with a name, a doc and an example");
    }
    Record standard = Instances.of(type);
    List<Parameter> parameters = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      parameters.add(parameter(component, standard));
    }
    return new Schema(type, about, parameters);
  }

  /** What declares it, itself or by an annotation that stands for it; null if nothing does. */
  private static Param declared(RecordComponent component) {
    Param own = component.getAnnotation(Param.class);
    return own != null
        ? own
        : Arrays.stream(component.getAnnotations())
            .map(it -> it.annotationType().getAnnotation(Param.class))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  private static Parameter parameter(RecordComponent component, Record standard) {
    Param limits = declared(component);
    String where = component.getDeclaringRecord().getName() + "." + component.getName();
    if (limits == null) {
      throw new IllegalArgumentException(
          where + " is not annotated with @Param; give it one whose doc says what it sets");
    }
    Type type = component.getGenericType();
    boolean optional = raw(type) == Optional.class;
    type = optional ? inner(type) : type;
    boolean list = raw(type) == List.class;
    type = list ? inner(type) : type;
    Class<?> item = raw(type);
    Object value = limits.required() ? null : read(standard, component);
    if (value == null && !limits.required()) {
      throw new IllegalArgumentException(where + " has no default and is not required");
    }
    return new Parameter(
        ScriptNames.snake(component.getName()),
        type(item, limits, where),
        list,
        optional,
        limits,
        item.isEnum() ? Parameter.words(item) : List.of(),
        item,
        component,
        value);
  }

  private static Parameter.Type type(Class<?> item, Param limits, String where) {
    return Parameter.Type.of(item, limits)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    where + " has a type that scripts cannot write: " + item));
  }

  private static Class<?> raw(Type type) {
    return type instanceof ParameterizedType p ? (Class<?>) p.getRawType() : (Class<?>) type;
  }

  private static Type inner(Type type) {
    return ((ParameterizedType) type).getActualTypeArguments()[0];
  }

  private static Object read(Record record, RecordComponent component) {
    try {
      component.getAccessor().trySetAccessible();
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }
}
