package org.tattle.dsl.check.task;

import java.util.List;
import org.tattle.data.DataSource;
import org.tattle.data.MemberSampling;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.source.Span;

/**
 * Loads rows to train on, split among members, others and attackers.
 *
 * @param implicit whether no statement asked for it: the bundled data was taken
 */
public record LoadDataTask(
    Span at,
    String name,
    Bound<DataSource> source,
    Bound<MemberSampling> sampling,
    boolean implicit)
    implements Task.Maker {
  @Override
  public List<Bound<?>> components() {
    return List.of(source, sampling);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
