package org.tattle.dsl.plan;

import java.util.Map;
import java.util.Optional;
import org.tattle.data.Dataset;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Target;
import org.tattle.subject.elsewhere.NamedThings;

/**
 * What names stand for, to components that are told some.
 *
 * @param values of a run
 */
public record MadeBefore(Map<String, Object> values) implements NamedThings {
  @Override
  public Dataset data(String name) {
    return ((Loaded) values.get(name)).data();
  }

  @Override
  public Optional<Target> target(String name) {
    return values.get(name) instanceof Attacked attacked
            && attacked.subject() instanceof Target target
        ? Optional.of(target)
        : Optional.empty();
  }

  @Override
  public Optional<ModelRecipe<Target>> recipe(String name) {
    return target(name).flatMap(Target::recipe);
  }
}
