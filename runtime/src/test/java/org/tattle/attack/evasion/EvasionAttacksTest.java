package org.tattle.attack.evasion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tattle.attack.Small;
import org.tattle.data.set.Digits;
import org.tattle.defense.output.LabelsOnly;
import org.tattle.defense.robust.AdversarialTraining;
import org.tattle.nn.network.Norm;
import org.tattle.subject.Target;

/** What holds of every attack that misleads. */
class EvasionAttacksTest {
  private static final Small DIGITS = new Small(new Digits(), 600);
  private static final Target TARGET = DIGITS.target();

  @AfterAll
  static void close() {
    DIGITS.close();
  }

  static Stream<EvasionAttack> attacks() {
    return Stream.of(
        new Fgsm(0.15, Optional.empty(), 60, true),
        new Pgd(0.15, Norm.LINF, 10, 1, 60),
        new Pgd(1, Norm.L2, 10, 1, 60),
        new Deepfool(1, Norm.L2, 20, 0.02, 10, 60, true),
        new Deepfool(0.15, Norm.LINF, 20, 0.02, 10, 60, true),
        new Square(0.15, 150, 0.8, 60),
        new HopSkipJump(1, 400, 60),
        new Ensemble(0.15, Norm.LINF, 40),
        new Ensemble(1, Norm.L2, 40));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void misleadsMoreThanNoiseAndNobodyByNothing(EvasionAttack attack) {
    Evasion found = attack.run(TARGET, DIGITS.context());
    assertThat(found.leaks().get(0).shows()).isTrue();
    assertThat(found.misled().value()).as(found.notes().toString()).isGreaterThan(0.4);
    assertThat(found.warnings()).isEmpty();
    assertThat(attack.control(TARGET, DIGITS.context()).orElseThrow().fails()).isFalse();
    assertThat(attack.run(TARGET, DIGITS.context()).changed()).isEqualTo(found.changed());
  }

  /** The shortest change is no longer than what a fixed radius needs, where both mislead. */
  @Test
  void whoLooksForTheShortestChangeFindsShorterOnes() {
    Evasion fixed = new Pgd(1, Norm.L2, 20, 1, 60).run(TARGET, DIGITS.context());
    Evasion shortest =
        new Deepfool(1, Norm.L2, 50, 0.02, 10, 60, true).run(TARGET, DIGITS.context());
    assertThat(shortest.smallest().value()).isLessThanOrEqualTo(1.05 * fixed.smallest().value());
  }

  @Test
  void theEnsembleIsNoWeakerThanManyStepsFromManyStarts() {
    Target hardened = DIGITS.target(new AdversarialTraining(0.1, Norm.LINF, 5, Optional.empty()));
    for (double radius : new double[] {0.08, 0.15}) {
      for (Target target : new Target[] {TARGET, hardened}) {
        Evasion all = new Ensemble(radius, Norm.LINF, 100).run(target, DIGITS.context());
        Evasion pgd = new Pgd(radius, Norm.LINF, 100, 5, 100).run(target, DIGITS.context());
        assertThat(all.robust().value()).isLessThanOrEqualTo(pgd.robust().value());
      }
    }
  }

  @Test
  void labelsAloneAreEnough() {
    Target quiet = DIGITS.target(new LabelsOnly());
    assertThat(new HopSkipJump(1, 400, 40).run(quiet, DIGITS.context()).misled().value())
        .isGreaterThan(0.4);
  }

  /** Gradients that lead the wrong way make a model look robust, and answers alone show it. */
  @Test
  void maskedGradientsAreFound() {
    Target masked = DIGITS.target(new Mirror());
    Evasion found = new Square(0.06, 300, 0.8, 150).run(masked, DIGITS.context());
    Evasion pgd = new Pgd(0.06, Norm.LINF, 20, 1, 150).run(masked, DIGITS.context());
    assertThat(found.warnings()).as("%s, %s", found.misled(), pgd.misled()).isNotEmpty();
    assertThat(new Ensemble(0.06, Norm.LINF, 150).run(masked, DIGITS.context()).warnings())
        .isNotEmpty();
  }
}
