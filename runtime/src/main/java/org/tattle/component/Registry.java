package org.tattle.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The components a script can name. Immutable: adding one gives another registry. */
public final class Registry {
  private final List<Kind> kinds;
  private final List<Schema> schemas;

  /** Found once: whoever types asks for it at each key. */
  private final Map<Class<?>, Kind> found = new ConcurrentHashMap<>();

  private Registry(List<Kind> kinds, List<Schema> schemas) {
    this.kinds = List.copyOf(kinds);
    this.schemas = List.copyOf(schemas);
  }

  /** A registry of these kinds, with no components yet. */
  public static Registry of(List<Kind> kinds) {
    return new Registry(kinds, List.of());
  }

  /** This registry and one more kind. */
  public Registry with(Kind kind) {
    return new Registry(Stream.concat(kinds.stream(), Stream.of(kind)).toList(), schemas);
  }

  /**
   * This registry and these components; a class that is declared again takes its own place.
   *
   * @throws IllegalArgumentException if one is not declared as a component, is of no kind, or has a
   *     name that another component of its kind has which acts on the same
   */
  @SafeVarargs
  public final Registry with(Class<? extends Record>... types) {
    List<Schema> all = new ArrayList<>(schemas);
    for (Class<? extends Record> type : types) {
      Schema schema = Schema.of(type);
      Kind kind = kind(schema);
      all.removeIf(other -> same(other, schema));
      all.stream()
          .filter(other -> other.name().equals(schema.name()) && kind(other).equals(kind))
          .filter(other -> kind.together(other, schema))
          .findFirst()
          .ifPresent(
              other -> {
                throw new IllegalArgumentException(
                    "%s is named `%s` as %s is; give it another name"
                        .formatted(type.getSimpleName(), schema.name(), other.type().getName()));
              });
      all.add(schema);
    }
    return new Registry(kinds, all);
  }

  /** Whether one is the other, declared again as a shell does. */
  private static boolean same(Schema one, Schema other) {
    return one.type().getPackageName().equals(other.type().getPackageName())
        && one.type().getSimpleName().equals(other.type().getSimpleName());
  }

  /** The kinds, in the order in which they were added. */
  public List<Kind> kinds() {
    return kinds;
  }

  /** The kind of a component. */
  public Kind kind(Schema schema) {
    return found.computeIfAbsent(schema.type(), this::kind);
  }

  /** The first that it is one of, or one that is a kind of that. */
  private Kind kind(Class<?> type) {
    return kinds.stream()
        .filter(kind -> kind.type().isAssignableFrom(type))
        .reduce((one, other) -> one.type().isAssignableFrom(other.type()) ? other : one)
        .orElseThrow(() -> new IllegalArgumentException(type.getName() + " is of no known kind"));
  }

  /** The kind that a verb takes. */
  public Optional<Kind> kind(String verb) {
    return kinds.stream().filter(kind -> kind.verb().equals(verb)).findFirst();
  }

  /** The components of a kind, in the order in which they were added. */
  public List<Schema> all(Kind kind) {
    return schemas.stream().filter(schema -> kind(schema).equals(kind)).toList();
  }

  /** The component of that kind and name. */
  public Optional<Schema> find(Kind kind, String name) {
    return all(kind).stream().filter(schema -> schema.name().equals(name)).findFirst();
  }

  /**
   * The component of that kind and name that acts on things of a class; one that does not if no
   * other has the name.
   */
  public Optional<Schema> find(Kind kind, String name, Class<?> on) {
    return all(kind).stream()
        .filter(schema -> schema.name().equals(name) && kind.suits(schema, on))
        .findFirst()
        .or(() -> find(kind, name));
  }

  /** Every component. */
  public List<Schema> all() {
    return schemas;
  }
}
