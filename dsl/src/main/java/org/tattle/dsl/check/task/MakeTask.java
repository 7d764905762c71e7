package org.tattle.dsl.check.task;

import java.util.Collection;
import java.util.List;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.source.Span;
import org.tattle.subject.SubjectMaker;

/**
 * Makes a subject of a data set.
 *
 * @param verb the verb that makes subjects of this kind
 * @param data the name of the data set
 */
public record MakeTask(
    Span at,
    String verb,
    String name,
    Bound<SubjectMaker> maker,
    String data,
    List<String> implicit)
    implements Task.Maker {
  @Override
  public List<Bound<?>> components() {
    return List.of(maker);
  }

  @Override
  public Collection<String> reads() {
    return List.of(data);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
