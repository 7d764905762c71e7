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

/** An attack that divides by nothing, so that some of its scores are no numbers. */
@Component(name = "mumble", doc = "Divides by nothing.", example = "attack mumble")
public record Mumble() implements MembershipAttack {
  @Override
  public Set<Access> needs() {
    return Set.of(Access.LABELS);
  }

  @Override
  public Membership run(Target target, Context context) {
    double[] scores =
        IntStream.range(0, target.answers().size())
            .mapToDouble(row -> row < 3 ? row : 0.0 / (row % 2))
            .toArray();
    return Membership.of(target, scores, List.of());
  }
}
