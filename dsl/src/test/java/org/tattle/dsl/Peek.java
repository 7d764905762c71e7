package org.tattle.dsl;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tattle.attack.Context;
import org.tattle.attack.membership.Membership;
import org.tattle.attack.membership.MembershipAttack;
import org.tattle.component.Component;
import org.tattle.model.Access;
import org.tattle.subject.Target;

/** An attack that looks at the answers it is to find, as a mistaken one may. */
@Component(name = "peek", doc = "Cheats.", example = "attack peek")
public record Peek() implements MembershipAttack {
  @Override
  public Set<Access> needs() {
    return Set.of(Access.LABELS);
  }

  @Override
  public Membership run(Target target, Context context) {
    double[] scores =
        IntStream.range(0, target.answers().size())
            .mapToDouble(row -> target.member(row) ? 1 : 0)
            .toArray();
    return Membership.of(target, scores, List.of());
  }
}
