package org.tattle.attack.membership.shadow;

import java.util.Set;
import org.tattle.attack.Context;
import org.tattle.attack.Work;
import org.tattle.attack.membership.MembershipAttack;
import org.tattle.model.Access;
import org.tattle.subject.Prospect;

/** A membership attack that compares the target with models like it. */
interface ShadowAttack extends MembershipAttack {

  /** How many. */
  int shadows();

  @Override
  default Set<Access> needs() {
    return Set.of(Access.LOSSES, Access.SHADOWS);
  }

  @Override
  default Work work(Prospect target, Context context) {
    return Work.shadows(shadows());
  }
}
