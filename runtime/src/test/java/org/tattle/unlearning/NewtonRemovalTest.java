package org.tattle.unlearning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Small;
import org.tattle.component.RowChoice;
import org.tattle.data.Split;
import org.tattle.data.set.Digits;
import org.tattle.defense.removal.Removable;
import org.tattle.model.Logistic;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.subject.Target;

/** Whether a few steps of Newton's method end where training without the rows does. */
class NewtonRemovalTest {
  private static final Small SMALL =
      new Small(new Digits(), 1000, Split.Adversary.HALVES, new Logistic(), 2, Small.SEED);

  @AfterAll
  static void close() {
    SMALL.close();
  }

  /** How far the weight lies that lies farthest. */
  private static double distance(Target one, Target other) {
    float[] a = one.trained().weights();
    float[] b = other.trained().weights();
    return IntStream.range(0, a.length)
        .mapToDouble(i -> Math.abs((double) a[i] - b[i]))
        .max()
        .orElseThrow();
  }

  @Test
  void theWeightsAreThoseOfRetrainingToAThousandth() {
    Target sure = SMALL.target(new Removable(1, 0.01));
    for (int count : new int[] {1, 5, 100}) {
      int[] rows =
          new RowsToForget(RowChoice.drawn(count), true)
              .of(sure.split(), 1000, SMALL.blueprint.lineage().seed(SMALL.trainer.root()));
      Target without = sure.unlearned(new NewtonRemoval(), rows, SMALL.trainer, Control.NONE);
      Target never = sure.made().without(rows).make(SMALL.trainer, Control.NONE);
      assertThat(distance(without, never)).isLessThan(1e-3);
      assertThat(distance(sure, never)).isGreaterThan(2 * distance(without, never));
      assertThat(without.promised().orElseThrow()).contains("indistinguishable");
    }
  }

  private static double epsilon(Target target) {
    Matcher said = Pattern.compile("\\(([^,]+), ").matcher(target.promised().orElseThrow());
    assertThat(said.find()).isTrue();
    return Double.parseDouble(said.group(1));
  }

  /** What is certified says how far a step falls short. */
  @Test
  void oneStepOfManyRowsPromisesLessThanSeveral() {
    Target sure = SMALL.target(new Removable(1, 0.01));
    int[] rows =
        new RowsToForget(RowChoice.drawn(100), true)
            .of(sure.split(), 1000, SMALL.blueprint.lineage().seed(SMALL.trainer.root()));
    Target never = sure.made().without(rows).make(SMALL.trainer, Control.NONE);
    Target one = sure.unlearned(new NewtonRemoval(1e-5, 1), rows, SMALL.trainer, Control.NONE);
    Target four = sure.unlearned(new NewtonRemoval(), rows, SMALL.trainer, Control.NONE);
    assertThat(distance(one, never)).isGreaterThan(10 * distance(four, never));
    assertThat(epsilon(one)).isGreaterThan(10 * epsilon(four));
    assertThat(epsilon(four)).isLessThan(0.1);
  }

  @Test
  void withoutATiltNothingIsPromised() {
    Target bare = SMALL.target(new Removable(0, 0.01));
    int row = bare.split().members()[0];
    Target without =
        bare.unlearned(new NewtonRemoval(), new int[] {row}, SMALL.trainer, Control.NONE);
    assertThat(without.promised().orElseThrow()).startsWith("nothing is promised");
  }

  @Test
  void otherTrainingsAreRefused() {
    Target base = SMALL.target();
    int row = base.split().members()[0];
    assertThatThrownBy(
            () -> base.unlearned(new NewtonRemoval(), new int[] {row}, SMALL.trainer, Control.NONE))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("convex");
  }
}
