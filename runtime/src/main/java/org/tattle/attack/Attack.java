package org.tattle.attack;

import java.util.Optional;
import java.util.Set;
import org.tattle.model.Access;
import org.tattle.target.Blueprint;
import org.tattle.target.Target;

/**
 * A way to learn from a target what it should not tell: a component of {@code attack}. Its {@code
 * run} returns the type of result that scripts read metrics off, so implementations narrow it.
 */
public interface Attack {

  /** What it must be able to ask of the target. */
  Set<Access> needs();

  /** How many shadow models it asks for, so that a plan can tell what will be trained. */
  default int shadows() {
    return 0;
  }

  /** How many queries it puts for each row. */
  default int queries() {
    return 1;
  }

  /**
   * A changed copy of the target that it trains, if it does; a plan has to tell it.
   *
   * @param target what the target was made from
   * @param context what it would {@link #run} with
   */
  default Optional<Blueprint> copy(Blueprint target, Context context) {
    return Optional.empty();
  }

  /** Attacks. */
  Result run(Target target, Context context);
}
