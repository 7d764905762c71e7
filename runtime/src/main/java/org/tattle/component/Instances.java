package org.tattle.component;

import java.lang.reflect.Constructor;

/** What classes give that have a constructor without arguments. */
final class Instances {
  private Instances() {}

  /**
   * A new one.
   *
   * @throws IllegalArgumentException if there is no such constructor, or it refuses
   */
  static <T> T of(Class<? extends T> type) {
    try {
      Constructor<? extends T> constructor = type.getDeclaredConstructor();
      constructor.trySetAccessible();
      return constructor.newInstance();
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(
          type.getName() + " needs a constructor without arguments, for its defaults", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type.getName() + " has defaults that it refuses", e);
    }
  }
}
