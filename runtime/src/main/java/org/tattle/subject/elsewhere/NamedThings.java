package org.tattle.subject.elsewhere;

import java.util.Optional;
import org.tattle.data.Dataset;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Target;

/** What a script gave names to before. Names were checked: what they stand for is there. */
public interface NamedThings {
  Dataset data(String name);

  /** How a target was trained, if it was trained here. */
  Optional<ModelRecipe<Target>> recipe(String name);

  /** A target, if it was made already. */
  Optional<Target> target(String name);

  /** Nothing has a name. */
  NamedThings NONE =
      new NamedThings() {
        @Override
        public Dataset data(String name) {
          throw new IllegalStateException("there is no " + name);
        }

        @Override
        public Optional<ModelRecipe<Target>> recipe(String name) {
          return Optional.empty();
        }

        @Override
        public Optional<Target> target(String name) {
          return Optional.empty();
        }
      };
}
