package org.tattle.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.run.Seed;
import org.tattle.subject.Recipe;
import org.tattle.subject.Subject;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Shadow;
import org.tattle.subject.train.Order;
import org.tattle.subject.train.Trainer;

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
    Optional<? extends Recipe<?>> known = subject.recipe();
    if (known.isEmpty()) {
      return this;
    }
    Recipe<?> target = known.get();
    List<Order> planned = new ArrayList<>(target.orders(trainer));
    for (Work work : List.of(attack.work(target, this), attack.explaining(target, this))) {
      work.parts(target, trainer).forEach(part -> planned.add(part.order()));
    }
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
