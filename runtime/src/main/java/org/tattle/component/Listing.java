package org.tattle.component;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A {@link Detail} as scripts see it, read from its method.
 *
 * @param name what scripts call it: the method's name in snake case
 * @param about its declaration
 * @param method the method behind it
 */
public record Listing(String name, Detail about, Method method) {

  private static final ClassValue<List<Listing>> LISTINGS =
      new ClassValue<>() {
        @Override
        protected List<Listing> computeValue(Class<?> type) {
          List<Listing> listings = new ArrayList<>();
          for (Method method : type.getMethods()) {
            if (method.isAnnotationPresent(Detail.class) && !method.isBridge()) {
              Detail about = method.getAnnotation(Detail.class);
              listings.add(new Listing(ScriptNames.snake(method.getName()), about, method));
            }
          }
          listings.sort(Comparator.comparing(Listing::name));
          return List.copyOf(listings);
        }
      };

  /** The tables that values of a type have, by name. */
  public static List<Listing> of(Class<?> type) {
    return LISTINGS.get(type);
  }

  /** The table of that name. */
  public static Optional<Listing> of(Class<?> type, String name) {
    return of(type).stream().filter(listing -> listing.name().equals(name)).findFirst();
  }

  /**
   * What its columns are called; nothing if the columns of the rows that it is about follow them,
   * which are known once they are there.
   */
  public List<String> columns() {
    ParameterizedType list = (ParameterizedType) method.getGenericReturnType();
    List<String> names =
        Stream.of(((Class<?>) list.getActualTypeArguments()[0]).getRecordComponents())
            .map(component -> ScriptNames.snake(component.getName()))
            .toList();
    return names.contains("row") ? List.of() : names;
  }

  /** The rows of a value's table. */
  public List<Record> read(Object value) {
    try {
      return ((List<?>) method.invoke(value)).stream().map(Record.class::cast).toList();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(method + " cannot be called", e);
    }
  }
}
