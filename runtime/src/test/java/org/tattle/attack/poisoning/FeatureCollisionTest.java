package org.tattle.attack.poisoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Small;
import org.tattle.data.Split;
import org.tattle.data.set.Digits;
import org.tattle.model.Mlp;
import org.tattle.nn.network.Layer;
import org.tattle.subject.Target;

/** Whether rows that look like what they are called make a last layer misjudge another row. */
class FeatureCollisionTest {
  private static final FeatureCollision ATTACK = new FeatureCollision(12, 5, 200, 0.25);

  private static Small digits() {
    Mlp model = new Mlp(List.of(256), Layer.Function.RELU);
    return new Small(new Digits(), 200, Split.Adversary.HALVES, model, 40, Small.SEED);
  }

  @Test
  void rowsThatLookRightMisleadTheLastLayer() {
    try (Small small = digits()) {
      Target target = small.target();
      Collided found = ATTACK.run(target, small.context());
      assertThat(found.baseline().value()).isZero();
      assertThat(found.leaks().get(0).shows()).as(found.success().toString()).isTrue();
      assertThat(found.clean().value()).isGreaterThan(found.cleanBefore().value() - 0.05);
      assertThat(found.looks().value()).isLessThan(1);
      assertThat(found.attempts()).allMatch(it -> it.features() < 0.8);
      Counterpart control = ATTACK.control(target, small.context()).orElseThrow();
      assertThat(control.fails()).isFalse();
    }
  }

  /** Held to their bases so strongly that they stay there, poisons mislead nobody. */
  @Test
  void basesThatStayWhereTheyAreMisleadNobody() {
    try (Small small = digits()) {
      Collided found = new FeatureCollision(12, 5, 20, 1000).run(small.target(), small.context());
      assertThat(found.looks().value()).isLessThan(0.1);
      assertThat(found.success().value()).isLessThan(0.1);
      assertThat(found.leaks().get(0).shows()).isFalse();
    }
  }
}
