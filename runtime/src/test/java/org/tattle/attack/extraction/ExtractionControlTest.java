package org.tattle.attack.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Held;
import org.tattle.attack.Small;
import org.tattle.data.Split;
import org.tattle.data.set.Digits;
import org.tattle.defense.output.QueryLimit;
import org.tattle.model.Mlp;
import org.tattle.nn.network.Layer;
import org.tattle.run.Seed;
import org.tattle.subject.Target;

class ExtractionControlTest {

  /** What it trains is planned, and two models that never asked are as good as each other. */
  @Test
  void whoNeverAskedCopiesNoBetterThanAnother() {
    Mlp model = new Mlp(List.of(16), Layer.Function.RELU);
    try (Small small =
        new Small(new Digits(), 600, Split.Adversary.THIRDS, model, 20, Small.SEED)) {
      Target target = small.target(new QueryLimit(20, 1, 20, 1, Duration.ZERO));
      for (Attack<Target> attack :
          List.of(
              new Extraction(100, Learns.PROBABILITIES, List.of(), 0),
              new Jacobian(50, 1, 0.1, 100, Learns.LABELS, 0))) {
        Context held = Held.to(attack, target, small.context());
        attack.run(target.visited(Small.SEED), held); // which is refused most of what it asks
        Counterpart control = attack.control(target, held).orElseThrow();
        assertThat(control.fails()).isFalse();
        assertThat(control.leak().found().value()).isBetween(0.5, 1.0);
      }
    }
  }

  /** Of controls at 99 %, one in two hundred fails by chance on the side that counts. */
  @Tag("slow")
  @Test
  void controlsSeldomFailWhereNothingWasAsked() {
    int failed = 0;
    for (int seed = 0; seed < 100; seed++) {
      Mlp model = new Mlp(List.of(16), Layer.Function.RELU);
      try (Small small =
          new Small(new Digits(), 1200, Split.Adversary.THIRDS, model, 20, new Seed(7000 + seed))) {
        Extraction attack = new Extraction(200, Learns.PROBABILITIES, List.of(), 0);
        Counterpart control = attack.control(small.target(), small.context()).orElseThrow();
        failed += control.fails() ? 1 : 0;
      }
    }
    assertThat(failed).isLessThanOrEqualTo(4); // with a chance of 0.9998
  }
}
