package org.tattle.attack.membership;

import java.util.Optional;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Work;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;

/** An attack that ranks rows by how likely the target was trained on them. */
public interface MembershipAttack extends Attack<Target> {
  @Override
  default Class<Target> on() {
    return Target.class;
  }

  @Override
  default boolean tellsOfMembers() {
    return true;
  }

  @Override
  Membership run(Target target, Context context);

  @Override
  default Class<Membership> finds() {
    return Membership.class;
  }

  @Override
  default Optional<Counterpart> control(Target target, Context context) {
    return Controls.nullTarget(it -> run(it, context), target, context);
  }

  @Override
  default Optional<Counterpart> explanation(Target target, Context context) {
    return Controls.shift(target, context);
  }

  @Override
  default boolean explainsByRows() {
    return true;
  }

  @Override
  default Work explaining(Prospect target, Context context) {
    return Work.NOTHING.learning(Controls.lessons(target, context));
  }
}
