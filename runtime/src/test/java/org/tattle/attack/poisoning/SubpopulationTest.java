package org.tattle.attack.poisoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Small;
import org.tattle.data.Split;
import org.tattle.data.set.Digits;
import org.tattle.model.Mlp;
import org.tattle.nn.network.Layer;
import org.tattle.subject.Target;

/** Whether rows that are much alike spoil the model for those like them, and for few others. */
class SubpopulationTest {
  private static final Small SMALL =
      new Small(
          new Digits(),
          1000,
          Split.Adversary.HALVES,
          new Mlp(List.of(32), Layer.Function.RELU),
          40,
          Small.SEED);

  @AfterAll
  static void close() {
    SMALL.close();
  }

  @Test
  void thoseAlikeAreLostAndOthersAreNot() {
    Target target = SMALL.target();
    Flipped found = new Subpopulation(0.05, 1).run(target, SMALL.context());
    assertThat(found.trial().poisoned()).isEqualTo(25);
    assertThat(found.success().lower()).isGreaterThan(found.baseline().upper());
    assertThat(found.clean().value()).isGreaterThan(found.cleanBefore().value() - 0.06);
    assertThat(new Subpopulation().control(target, SMALL.context()).orElseThrow().fails())
        .isFalse();
  }

  @Test
  void noFlipLosesNobody() {
    Flipped found = new Subpopulation(0.05, 0).run(SMALL.target(), SMALL.context());
    assertThat(found.trial().poisoned()).isZero();
    assertThat(found.success().value()).isEqualTo(found.baseline().value());
  }
}
