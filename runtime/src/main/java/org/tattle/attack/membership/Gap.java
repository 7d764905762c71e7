package org.tattle.attack.membership;

import java.util.List;
import java.util.Set;
import org.tattle.attack.Context;
import org.tattle.component.Component;
import org.tattle.model.Access;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;

/**
 * The baseline every attack must beat: takes for members the rows that the target gets right. Its
 * advantage is the gap between train and test accuracy (Yeom et al. 2018, section 3.1).
 */
@Component(
    name = "gap",
    doc = "Takes for members the rows that the target classifies rightly; the baseline.",
    paper = "Yeom et al. 2018, Privacy Risk in Machine Learning",
    example = "attack gap")
public record Gap() implements MembershipAttack {
  @Override
  public Set<Access> needs() {
    return Set.of(Access.LABELS);
  }

  @Override
  public Membership run(Target target, Context context) {
    Answers answers = target.answers();
    double[] scores = new double[answers.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = answers.correct(i) ? 1 : 0;
    }
    Membership found = Membership.of(target, scores, List.of());
    return found.calling(found.roc().at(1));
  }
}
