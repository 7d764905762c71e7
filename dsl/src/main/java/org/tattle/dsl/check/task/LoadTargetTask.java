package org.tattle.dsl.check.task;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tattle.component.Noun;
import org.tattle.component.Schema;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.source.Span;
import org.tattle.subject.elsewhere.TargetSource;

/** Takes a target that was made elsewhere. */
public record LoadTargetTask(Span at, String name, Bound<TargetSource> source)
    implements Task.Maker {
  @Override
  public List<Bound<?>> components() {
    return List.of(source);
  }

  /** The data sets and targets that its arguments name. */
  @Override
  public Collection<String> reads() {
    Record component = (Record) source.component();
    Schema schema = Schema.of(component.getClass());
    Map<String, Object> values = schema.values(component);
    return schema.parameters().stream()
        .filter(parameter -> parameter.limits().names() != Noun.NOTHING)
        .map(parameter -> values.get(parameter.name()))
        .flatMap(
            value -> value instanceof Optional<?> some ? some.stream() : List.of(value).stream())
        .map(Object::toString)
        .distinct()
        .toList();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
