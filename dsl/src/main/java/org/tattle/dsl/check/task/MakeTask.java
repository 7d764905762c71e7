package org.tattle.dsl.check.task;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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
 * @param others the names of those behind it, where the verb takes several together
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
    List<String> others,
    List<String> implicit)
    implements Task.Maker {
  public MakeTask {
    others = List.copyOf(others);
  }

  /**
   * What it is made of, of rows that are loaded.
   *
   * @param more the data sets behind the first
   */
  public SubjectMaker.Ingredients of(Dataset rows, Split split, List<Dataset> more) {
    return new SubjectMaker.Ingredients(
        rows,
        split,
        model.map(Bound::component),
        told.stream().map(Bound::component).toList(),
        more);
  }

  /** The data sets that it is made of, as a script names them. */
  public String on() {
    return Stream.concat(Stream.of(data), others.stream()).collect(Collectors.joining(", "));
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
    return Stream.of(Stream.of(data), others.stream(), using.stream())
        .flatMap(Function.identity())
        .toList();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
