package org.tattle.dsl.check.task;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.source.Span;
import org.tattle.model.Model;
import org.tattle.subject.SubjectMaker;

/**
 * Makes a subject of a data set.
 *
 * @param verb the verb that makes subjects of this kind
 * @param told what the verb was told besides
 * @param model the architecture, where the verb takes one
 * @param using what the model is called, if it has a name
 * @param data the name of the data set
 */
public record MakeTask(
    Span at,
    String verb,
    String name,
    Bound<SubjectMaker> maker,
    List<Bound<Record>> told,
    Optional<Bound<Model>> model,
    Optional<String> using,
    String data,
    List<String> implicit)
    implements Task.Maker {
  /** What it is made of, of rows that are loaded. */
  public SubjectMaker.Ingredients of(Dataset rows, Split split) {
    return new SubjectMaker.Ingredients(
        rows, split, model.map(Bound::component), told.stream().map(Bound::component).toList());
  }

  @Override
  public Span place(Optional<String> parameter) {
    if (model.isPresent() && parameter.equals(Optional.of("model"))) {
      return model.get().at();
    }
    return Task.Maker.super.place(parameter);
  }

  @Override
  public List<Bound<?>> components() {
    return Stream.<Bound<?>>concat(Stream.of(maker), told.stream()).toList();
  }

  @Override
  public Collection<String> reads() {
    return Stream.concat(Stream.of(data), using.stream()).toList();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
