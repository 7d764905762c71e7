package org.tattle.attack.evasion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tattle.attack.Exhibit;
import org.tattle.attack.Leak;
import org.tattle.attack.Small;
import org.tattle.data.set.Digits;
import org.tattle.data.set.Wine;
import org.tattle.nn.network.Ball;
import org.tattle.nn.network.Norm;
import org.tattle.run.Fault;
import org.tattle.subject.Target;

class PgdTest {
  private static final Small DIGITS = new Small(new Digits(), 600);
  private static final Target TARGET = DIGITS.target();

  @AfterAll
  static void close() {
    DIGITS.close();
  }

  @ParameterizedTest
  @EnumSource
  void rowsAreMisledFarMoreOftenThanByRandomChanges(Norm norm) {
    double radius = norm == Norm.LINF ? 0.15 : 1;
    Evasion found = new Pgd(radius, norm, 10, 1, 100).run(TARGET, DIGITS.context());
    assertThat(found.leaks()).allMatch(Leak::shows);
    assertThat(found.misled().value()).isGreaterThan(found.noise().value() + 0.3);
    assertThat(found.robust().value()).isLessThan(found.clean().value() - 0.3);
    assertThat(found.robustAt(0)).contains(found.clean());
    assertThat(found.robustAt(radius / 2).orElseThrow().value())
        .isBetween(found.robust().value(), found.clean().value());
    Exhibit.Pictures pictures = (Exhibit.Pictures) found.exhibits().get(1);
    assertThat(pictures.pictures().size() % 3).isZero();
  }

  /** What is left over radii falls from what is right to what is robust, and nothing is beyond. */
  @Test
  void theLineOverRadiiEndsAtTheAttacksOwn() {
    Evasion found = new Pgd(0.1, Norm.LINF, 10, 1, 100).run(TARGET, DIGITS.context());
    Exhibit.Line line = (Exhibit.Line) found.exhibits().get(0);
    assertThat(line.ys().get(0)).isEqualTo(found.clean());
    assertThat(line.ys().get(line.ys().size() - 1)).isEqualTo(found.robust());
    assertThat(line.ys())
        .isSortedAccordingTo(Comparator.comparingDouble(it -> -it.value()))
        .hasSameSizeAs(line.xs());
    assertThat(found.robustAt(0.1)).contains(found.robust());
    assertThat(found.robustAt(0.11)).isEmpty();
  }

  /** What is weaker finds no more: one step, a smaller radius, fewer starts. */
  @Test
  void whatIsWeakerMisleadsNoMore() {
    Evasion one = new Fgsm(0.1, Optional.empty(), 100, true).run(TARGET, DIGITS.context());
    Evasion few = new Pgd(0.1, Norm.LINF, 10, 1, 100).run(TARGET, DIGITS.context());
    Evasion many = new Pgd(0.1, Norm.LINF, 10, 3, 100).run(TARGET, DIGITS.context());
    Evasion less = new Pgd(0.05, Norm.LINF, 10, 1, 100).run(TARGET, DIGITS.context());
    assertThat(one.misled().value()).isLessThanOrEqualTo(few.misled().value());
    assertThat(few.misled().value()).isLessThanOrEqualTo(many.misled().value());
    assertThat(less.misled().value()).isLessThan(few.misled().value());
  }

  @Test
  void rowsAreTakenForTheClassThatIsWanted() {
    Pgd pgd = new Pgd(0.3, Norm.LINF, 20, Optional.empty(), 1, true, Optional.of("3"), 60, true);
    Evasion found = pgd.run(TARGET, DIGITS.context());
    assertThat(found.misled().value()).isGreaterThan(0.5);
    assertThat(found.changed())
        .filteredOn(Changed::misled)
        .allMatch(it -> it.after().equals("3") && !it.label().equals("3"));
    Pgd other = new Pgd(0.3, Norm.LINF, 20, Optional.empty(), 1, true, Optional.of("x"), 60, true);
    assertThatThrownBy(() -> other.run(TARGET, DIGITS.context())).isInstanceOf(Fault.class);
  }

  @Test
  void nobodyIsMisledByNothing() {
    Pgd pgd = new Pgd(0.1, Norm.LINF, 5, 2, 100);
    assertThat(pgd.control(TARGET, DIGITS.context()).orElseThrow().fails()).isFalse();
    Evasion none = pgd.within(0, 100).run(TARGET, DIGITS.context());
    assertThat(none.misled().value()).isZero();
  }

  @Test
  void equalSeedsMisledEqually() {
    Pgd pgd = new Pgd(0.1, Norm.LINF, 5, 2, 50);
    assertThat(pgd.run(TARGET, DIGITS.context()).changed())
        .isEqualTo(pgd.run(TARGET, DIGITS.context()).changed());
  }

  /** Numbers without declared ranges have no small changes. */
  @Test
  void numbersNeedRanges() {
    try (Small small = new Small(new Wine(), 80)) {
      assertThatThrownBy(
              () -> new Pgd(0.1, Norm.LINF, 5, 2, 50).run(small.target(), small.context()))
          .hasMessageContaining("nobody said between what");
    }
  }

  /** Whatever is drawn or gone, points end within reach, and the way there is as long as said. */
  @ParameterizedTest
  @EnumSource
  void pointsStayInReach(Norm norm) {
    Ball ball = new Ball(norm, TARGET.data().ranges().orElseThrow());
    UniformRandomProvider random = Small.SEED.random();
    float[] rows = TARGET.data().values(new int[] {0, 1, 2});
    for (int at = 0; at < rows.length; at += ball.width()) {
      float[] points = rows.clone();
      ball.noise(points, at, 0.2, random);
      assertThat(ball.distance(points, at, rows, at)).isCloseTo(0.2, offset(1e-5));
      float[] slope = new float[rows.length];
      for (int f = 0; f < slope.length; f++) {
        slope[f] = (float) random.nextDouble() - 0.5f;
      }
      ball.step(points, at, slope, at, 3);
      ball.project(points, at, rows, at, 0.2);
      assertThat(ball.distance(points, at, rows, at)).isLessThanOrEqualTo(0.2 + 1e-6);
      for (float value : points) {
        assertThat(value).isBetween(-0.2f, 1.2f);
      }
      for (int f = at; f < at + ball.width(); f++) {
        assertThat(points[f]).isBetween(0f, 1f);
      }
    }
  }
}
