package org.tattle.attack;

import java.util.ArrayList;
import java.util.List;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.run.Seed;
import org.tattle.subject.Blueprint;
import org.tattle.subject.Shadow;
import org.tattle.subject.Subject;
import org.tattle.subject.Target;
import org.tattle.subject.Trainer;
import org.tattle.subject.WorkPart;

/**
 * What an attack works with.
 *
 * @param trainer trains shadows, and models of the attack's own
 * @param seed the attack's own, split from the root by what the attack is and attacks
 * @param control whether to go on, and who wants to know how far it is
 */
public record Context(Trainer trainer, Seed seed, Control control) {

  /**
   * The same for an attack that is held to what it says that it will do: what neither its {@code
   * work} names nor the target itself is made of, it is refused. Of a target that nobody knows how
   * to make again nothing can be said before, and nothing of it can be trained.
   */
  public Context within(Attack<?> attack, Subject subject) {
    if (!(subject.recipe().orElse(null) instanceof Blueprint target)) {
      return this;
    }
    List<WorkPart> planned = new ArrayList<>(trainer.parts(target));
    planned.addAll(attack.work(target, this).parts(target, trainer));
    planned.addAll(attack.explaining(target, this).parts(target, trainer));
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
    return trainer.shadows(target, count, control);
  }
}
