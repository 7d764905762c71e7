package org.tattle.attack;

import java.util.List;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.run.Seed;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Shadow;
import org.tattle.subject.train.PlannedModels;
import org.tattle.subject.train.Trainer;

/**
 * What an attack works with.
 *
 * @param trainer trains shadows, and models of the attack's own
 * @param seed the attack's own, split from the root by what the attack is and attacks
 * @param control whether to go on, and who wants to know how far it is
 */
public record Context(Trainer trainer, Seed seed, Control control) {

  /** The same, held to what was planned: what is not among these models is refused. */
  public Context within(PlannedModels planned) {
    return new Context(trainer.within(planned), seed, control);
  }

  /** The seed of an attack on the subject of that key, under a root seed. */
  public static Seed seed(Key subject, Attack<?> attack, Seed root) {
    return Key.of("attack", subject, (Record) attack).seed(root);
  }

  /**
   * Shadow models of a target, trained with its defenses and shared between attacks; fewer than
   * asked for if fewer were recorded of a target that was trained elsewhere.
   */
  public List<Shadow> shadows(Target target, int count) {
    return target.shadows(count, trainer, control);
  }
}
