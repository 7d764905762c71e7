package org.tattle.defense.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tattle.attack.Exhibit;
import org.tattle.attack.Small;
import org.tattle.attack.evasion.Ensemble;
import org.tattle.attack.evasion.Evasion;
import org.tattle.attack.evasion.Pgd;
import org.tattle.data.set.Digits;
import org.tattle.data.set.Wine;
import org.tattle.measure.Estimate;
import org.tattle.nn.network.Norm;
import org.tattle.subject.Target;

class DetectTest {
  private static final Small DIGITS = new Small(new Digits(), 600);

  @AfterAll
  static void close() {
    DIGITS.close();
  }

  private static Evasion attacked(Target target, boolean knowing) {
    return new Pgd(0.1, Norm.LINF, 10, Optional.empty(), 1, true, Optional.empty(), 60, knowing)
        .run(target, DIGITS.context());
  }

  /** Who does not know of it is noticed; who does is noticed no more, and misleads no less. */
  @ParameterizedTest
  @EnumSource
  void whoKnowsOfADetectorGoesRoundIt(Detect.By by) {
    Target watched = DIGITS.target(new Detect(by, 0.05));
    Evasion knowing = attacked(watched, true);
    Evasion unaware = attacked(watched, false);
    Estimate seen = unaware.detected().orElseThrow();
    assertThat(seen.lower()).isGreaterThan(0.5);
    assertThat(knowing.detected().orElseThrow().value()).isLessThan(seen.upper());
    assertThat(knowing.misled().value()).isGreaterThanOrEqualTo(unaware.misled().value());
    assertThat(knowing.notes().toString()).contains("AUC");
    assertThat(knowing.exhibits()).hasAtLeastOneElementOfType(Exhibit.Curve.class);
    assertThat(unaware.warnings()).hasSize(1);
  }

  /** Several attacks, one after the other, go round it as well. */
  @ParameterizedTest
  @EnumSource
  @Tag("slow")
  void theEnsembleIsNoWeakerWhereSomebodyLooks(Detect.By by) {
    Target watched = DIGITS.target(new Detect(by, 0.05));
    Evasion all = new Ensemble(0.1, Norm.LINF, 60).run(watched, DIGITS.context());
    assertThat(all.robust().value()).isLessThanOrEqualTo(attacked(watched, true).robust().value());
  }

  /** Of the training rows, the share is refused that was said, and others get their answer. */
  @ParameterizedTest
  @EnumSource
  void asManyRowsAreRefusedAsWasSaid(Detect.By by) {
    Target watched = DIGITS.target(new Detect(by, 0.1));
    int members = watched.split().members().length;
    long refused = 0;
    for (int i = 0; i < members; i++) {
      refused += watched.answers().answered(i) ? 0 : 1;
    }
    assertThat(refused).isEqualTo((long) Math.floor(0.1 * members));
  }

  @Test
  void tablesAreNotSqueezed() {
    try (Small wine = new Small(new Wine(), 80)) {
      assertThatThrownBy(() -> wine.target(new Detect())).hasMessageContaining("pictures");
      assertThat(wine.target(new Detect(Detect.By.MAHALANOBIS, 0.05)).alarm()).isPresent();
    }
  }
}
