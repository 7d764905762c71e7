package org.tattle.dsl.syntax;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tattle.dsl.source.Span;

/** All spans in a tree. */
final class Spans {
  private Spans() {}

  static void each(Object node, Consumer<Span> use) {
    if (node instanceof Span span) {
      use.accept(span);
    } else if (node instanceof List<?> list) {
      list.forEach(item -> each(item, use));
    } else if (node instanceof Optional<?> optional) {
      optional.ifPresent(item -> each(item, use));
    } else if (node instanceof Record) {
      for (RecordComponent component : node.getClass().getRecordComponents()) {
        try {
          each(component.getAccessor().invoke(node), use);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }
}
