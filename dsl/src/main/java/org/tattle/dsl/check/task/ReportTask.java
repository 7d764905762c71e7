package org.tattle.dsl.check.task;

import java.util.Collection;
import java.util.Optional;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.source.Span;

/**
 * Writes everything that was found to one page.
 *
 * @param file where to write it, as the script says
 * @param scope what names stand for by then
 */
public record ReportTask(Span at, Span place, String file, Bound<Heading> heading, Scope scope)
    implements Task {
  @Override
  public Collection<String> reads() {
    return scope.entries().keySet();
  }

  @Override
  public Span place(Optional<String> parameter) {
    return place;
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
