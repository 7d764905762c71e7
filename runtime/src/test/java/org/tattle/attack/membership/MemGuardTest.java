package org.tattle.attack.membership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tattle.attack.Attack;
import org.tattle.attack.Small;
import org.tattle.data.set.Letters;
import org.tattle.defense.output.MemGuard;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;

class MemGuardTest {
  @Test
  void noiseKeepsEveryLabelAndItsBudgetAndTakesFromTheAttack() {
    try (Small small = new Small(new Letters(), 600)) {
      Target base = small.target();
      Target guarded = small.target(new MemGuard());
      Target half = small.target(new MemGuard(0.2, 300));
      Answers plain = base.answers();
      double full = 0;
      double budgeted = 0;
      for (int i = 0; i < plain.size(); i++) {
        assertThat(guarded.answers().predicted(i)).isEqualTo(plain.predicted(i));
        full += distance(plain, guarded.answers(), i) / plain.size();
        budgeted += distance(plain, half.answers(), i) / plain.size();
      }
      assertThat(full).isBetween(0.05, 1.0);
      assertThat(budgeted).isLessThan(0.25).isLessThan(full);
      Attack<Target> entropy = new Threshold(Threshold.Signal.ENTROPY);
      double before = auc(entropy, base, small);
      assertThat(auc(entropy, guarded, small)).isLessThan(before);
    }
  }

  private static double auc(Attack<Target> attack, Target target, Small small) {
    return ((Membership) attack.run(target, small.context())).auc().value();
  }

  private static double distance(Answers a, Answers b, int i) {
    double distance = 0;
    for (int c = 0; c < a.classes(); c++) {
      distance += Math.abs(a.probabilities(i)[c] - b.probabilities(i)[c]);
    }
    return distance;
  }
}
