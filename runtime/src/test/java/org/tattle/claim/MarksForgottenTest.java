package org.tattle.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Small;
import org.tattle.data.set.Digits;
import org.tattle.defense.mark.MarkedRows;
import org.tattle.run.Control;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Target;
import org.tattle.unlearning.Retrain;

/** Whether marked rows tell who knows them, and nobody else. */
class MarksForgottenTest {
  private static final Small SMALL = new Small(new Digits(), 400);

  @AfterAll
  static void close() {
    SMALL.close();
  }

  @Test
  void whoKnowsMarkedRowsIsToldFromWhoForgotThem() {
    Target signed = SMALL.target(new MarkedRows(0.5, 9));
    int[] gone = Arrays.copyOf(signed.split().members(), 60);
    ModelRecipe<Target> how = signed.made();
    MarksForgotten marks = MarksForgotten.of(how, gone, SMALL.context()).orElseThrow();
    assertThat(marks.rows().rows()).isBetween(15, 45);
    assertThat(marks.p(signed, Control.NONE)).isLessThan(1e-6);
    Target without = signed.unlearned(new Retrain(), gone, SMALL.trainer, Control.NONE);
    Target never = how.without(gone).again(3).make(SMALL.trainer, Control.NONE);
    assertThat(marks.p(without, Control.NONE)).isGreaterThan(1e-3);
    assertThat(marks.p(never, Control.NONE)).isGreaterThan(1e-3);
    assertThat(marks.p(SMALL.target(), Control.NONE)).isGreaterThan(1e-3);
  }

  @Test
  void whereNobodyMarkedAnythingThereIsNothingToCount() {
    Target bare = SMALL.target();
    assertThat(MarksForgotten.of(bare.made(), bare.split().members(), SMALL.context())).isEmpty();
  }
}
