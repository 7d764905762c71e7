package org.tattle.dsl.check.task;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.source.Span;
import org.tattle.model.Model;
import org.tattle.model.Training;

/**
 * Trains a target.
 *
 * @param model as this statement names it; faults of the model's are at {@code model}
 * @param using what the model is called, if it has a name
 * @param implicit what was not said but taken for current, in words
 */
public record TrainTask(
    Span at,
    String name,
    String data,
    Bound<Model> model,
    Bound<Training> training,
    Optional<String> using,
    List<String> implicit)
    implements Task.Maker {
  @Override
  public Span place(Optional<String> parameter) {
    return parameter.equals(Optional.of("model")) ? model.at() : training.at(parameter);
  }

  @Override
  public List<Bound<?>> components() {
    return List.of(training);
  }

  @Override
  public Collection<String> reads() {
    return using.map(it -> List.of(data, it)).orElse(List.of(data));
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
