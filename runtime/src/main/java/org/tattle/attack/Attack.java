package org.tattle.attack;

import java.util.Set;
import org.tattle.model.Access;
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

  /** Attacks. */
  Result run(Target target, Context context);
}
