package org.tattle.dsl.plan;

import java.util.Optional;
import java.util.function.Function;
import org.tattle.data.Dataset;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Target;
import org.tattle.subject.elsewhere.NamedThings;

/**
 * What names will stand for, to components that are told some, as far as a plan knows it.
 *
 * @param loaded the data set of that name
 * @param subjects the subject of that name
 */
record PlannedThings(
    Function<String, Optional<Loaded>> loaded, Function<String, PlannedSubject> subjects)
    implements NamedThings {
  @Override
  public Dataset data(String name) {
    return loaded.apply(name).orElseThrow().data();
  }

  @Override
  public Optional<Target> target(String name) {
    return Optional.empty();
  }

  @Override
  @SuppressWarnings("unchecked")
  public Optional<ModelRecipe<Target>> recipe(String name) {
    return subjects
        .apply(name)
        .prospect()
        .filter(ModelRecipe.class::isInstance)
        .map(how -> (ModelRecipe<Target>) how);
  }
}
