package org.tattle.attack;

import java.util.List;
import java.util.Optional;
import org.tattle.component.ComponentFault;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.run.Message;
import org.tattle.run.Seed;
import org.tattle.subject.Shadow;
import org.tattle.subject.Target;
import org.tattle.subject.Trainer;

/**
 * What an attack works with.
 *
 * @param trainer trains shadows, and models of the attack's own
 * @param seed the attack's own, split from the root by what the attack is and attacks
 * @param control whether to go on, and who wants to know how far it is
 * @param attack whose context it is, which is held to what it said that it would do; empty for work
 *     that nobody planned
 */
public record Context(Trainer trainer, Seed seed, Control control, Optional<Attack<?>> attack) {

  /** For work that nobody planned. */
  public Context(Trainer trainer, Seed seed, Control control) {
    this(trainer, seed, control, Optional.empty());
  }

  /** The seed of an attack on the subject of that key, under a root seed. */
  public static Seed seed(Key subject, Attack<?> attack, Seed root) {
    return Key.of("attack", subject, (Record) attack).seed(root);
  }

  /**
   * Shadow models of a target, trained with its defenses and shared between attacks; fewer than
   * asked for if fewer were recorded of a target that was trained elsewhere.
   *
   * @throws ComponentFault if they are more than were planned
   */
  public List<Shadow> shadows(Target target, int count) {
    attack
        .flatMap(it -> target.recipe().map(made -> it.work(made, this).shadows()))
        .filter(planned -> count > planned)
        .ifPresent(
            planned -> {
              throw new ComponentFault(
                  Message.of("asks for %d shadow models, and its `work` names %d", count, planned),
                  "name all shadow models in `work`, which is what a plan shows");
            });
    return trainer.shadows(target, count, control);
  }
}
