package org.tattle.dsl.check.task;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.source.Span;
import org.tattle.privacy.release.Publication;
import org.tattle.privacy.release.statistic.Statistic;

/**
 * Publishes a statistic with noise that hides each row.
 *
 * @param name what the result is called, if it has a name
 * @param statistic with the places of {@code column} and {@code by} among its parameters'
 * @param column whose values; none for a count of rows
 * @param by the columns whose values, taken together, are the groups; none for all rows
 * @param data the name of the data set
 */
public record ReleaseTask(
    Span at,
    Optional<String> name,
    Bound<Statistic> statistic,
    Bound<Publication> publication,
    Optional<String> column,
    List<String> by,
    String data,
    List<String> implicit)
    implements Task {

  public ReleaseTask {
    by = List.copyOf(by);
  }

  @Override
  public List<Bound<?>> components() {
    return List.of(statistic, publication);
  }

  @Override
  public Optional<String> made() {
    return name;
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
