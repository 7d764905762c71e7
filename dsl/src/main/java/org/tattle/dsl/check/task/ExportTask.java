package org.tattle.dsl.check.task;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.export.Format;
import org.tattle.dsl.plot.Caption;
import org.tattle.dsl.source.Span;

/**
 * Writes a value to a file.
 *
 * @param place where the file's name stands
 * @param name what made the value goes by; a result's is {@code target.result}
 * @param caption the words around a chart, if that is what is written
 */
public record ExportTask(
    Span at,
    Span place,
    String file,
    String name,
    Typed value,
    Bound<Format> format,
    Optional<Bound<Caption>> caption)
    implements Task {
  @Override
  public Collection<String> reads() {
    return List.of(name);
  }

  @Override
  public Span place(Optional<String> parameter) {
    return parameter.equals(Optional.of("to")) ? place : at;
  }

  @Override
  public Optional<Written> writes() {
    return Optional.of(new Written(file, place));
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
