package org.tattle.attack.membership;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.tattle.attack.Context;
import org.tattle.component.Component;
import org.tattle.data.Dataset;
import org.tattle.model.Access;
import org.tattle.nn.train.Gradients;
import org.tattle.subject.Target;

/**
 * Training moves the weights until members pull at them no more. The score of a row is {@code
 * -|dl/dw|}, the Euclidean norm of the gradient of its loss by all weights, negated: the part of a
 * row's gradient that tells most (Nasr, Shokri and Houmansadr 2019, section IV-A).
 */
@Component(
    name = "whitebox",
    doc = "Takes for members the rows whose gradient by the target's weights is small.",
    paper = "Nasr et al. 2019, Comprehensive Privacy Analysis of Deep Learning",
    example = "attack whitebox")
public record Whitebox() implements MembershipAttack {
  @Override
  public Set<Access> needs() {
    return Set.of(Access.GRADIENTS);
  }

  @Override
  public Membership run(Target target, Context context) {
    Dataset data = target.data();
    int[] rows = new int[target.answers().size()];
    Arrays.setAll(rows, target.answers()::row);
    float[] norms =
        new Gradients(target.trained())
            .norms(target.seen(data.features()), data.labels(), rows, context.control());
    double[] scores = new double[norms.length];
    Arrays.setAll(scores, i -> -norms[i]);
    return Membership.of(target, scores, List.of());
  }
}
