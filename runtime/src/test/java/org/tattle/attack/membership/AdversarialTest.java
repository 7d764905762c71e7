package org.tattle.attack.membership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tattle.attack.Small;
import org.tattle.data.set.Fashion;
import org.tattle.defense.Defense;
import org.tattle.defense.train.Adversarial;

class AdversarialTest {

  /** Rows held out dilute what can be told, so it is compared with holding out the same rows. */
  @Test
  void deceivingAnAttackTrainedAlongMakesMembersHarderToTell() {
    try (Small small = new Small(new Fashion(), 600)) {
      double held = auc(small, new Adversarial(0, 0.3));
      double deceived = auc(small, new Adversarial(6, 0.3));
      assertThat(held).isGreaterThan(0.6);
      assertThat(deceived).isLessThan(held - 0.05);
    }
  }

  private static double auc(Small small, Defense... defenses) {
    return new Threshold().run(small.target(defenses), small.context()).auc().value();
  }
}
