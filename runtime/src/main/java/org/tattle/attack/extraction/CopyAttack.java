package org.tattle.attack.extraction;

import java.util.Optional;
import java.util.Set;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.model.Access;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;

/** An attack that copies a model by its answers. */
interface CopyAttack extends Attack<Target> {

  /** What it learns from each answer. */
  Learns learns();

  @Override
  default Class<Target> on() {
    return Target.class;
  }

  @Override
  default Set<Access> needs() {
    return learns().needs();
  }

  @Override
  default Class<Copied> finds() {
    return Copied.class;
  }

  /** With how many rows it begins, as far as there are so many. */
  int begins();

  /** Whoever does it. */
  default Thief thief(Prospect target, Context context) {
    return Thief.of(target.data(), target.split(), Thief.model(target), begins(), context);
  }

  /** No subject is innocent of being copied: what stands beside it is the copy that never asked. */
  @Override
  default Optional<Counterpart> control(Target target, Context context) {
    return Optional.empty();
  }
}
