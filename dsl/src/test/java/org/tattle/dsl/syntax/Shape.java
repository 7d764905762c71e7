package org.tattle.dsl.syntax;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tattle.dsl.source.Span;

/** A tree as text without its spans, to compare trees of texts that are laid out differently. */
final class Shape {
  private Shape() {}

  static String of(Object node) {
    if (node instanceof List<?> list) {
      return list.stream().map(Shape::of).collect(Collectors.joining(", ", "[", "]"));
    } else if (node instanceof Optional<?> optional) {
      return optional.map(Shape::of).orElse("-");
    } else if (!(node instanceof Record)) {
      return String.valueOf(node);
    }
    StringBuilder text = new StringBuilder(node.getClass().getSimpleName()).append('(');
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      if (component.getType() != Span.class) {
        text.append(component.getName()).append('=').append(value(node, component)).append(' ');
      }
    }
    return text.append(')').toString();
  }

  private static String value(Object node, RecordComponent component) {
    try {
      return of(component.getAccessor().invoke(node));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
