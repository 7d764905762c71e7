package org.tattle.kernel.cells;

import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Deque;

/** How a class can be named in a snippet. */
final class JavaTypes {
  private JavaTypes() {}

  /**
   * The name of the value's class or, if snippets can't see that, of the nearest interface that
   * they can, or superclass.
   */
  static String visible(Object value) {
    Class<?> type = value.getClass();
    if (isVisible(type)) {
      return type.getCanonicalName();
    }
    for (Class<?> c = type; c != Object.class; c = c.getSuperclass()) {
      Deque<Class<?>> interfaces = new ArrayDeque<>();
      for (Class<?> i : c.getInterfaces()) {
        interfaces.add(i);
      }
      while (!interfaces.isEmpty()) {
        Class<?> next = interfaces.remove();
        if (isVisible(next)) {
          return next.getCanonicalName();
        }
        for (Class<?> i : next.getInterfaces()) {
          interfaces.add(i);
        }
      }
      if (c != type && isVisible(c)) {
        return c.getCanonicalName();
      }
    }
    return "Object";
  }

  private static boolean isVisible(Class<?> type) {
    if (type.isArray()) {
      Class<?> element = type.getComponentType();
      return element.isPrimitive() || isVisible(element);
    }
    return type.getCanonicalName() != null
        && !type.isHidden()
        && Modifier.isPublic(type.getModifiers())
        && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()))
        && type.getModule().isExported(type.getPackageName());
  }
}
