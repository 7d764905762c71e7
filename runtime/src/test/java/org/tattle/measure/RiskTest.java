package org.tattle.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tattle.privacy.account.Guarantee;

class RiskTest {

  @Test
  void noAttackerBeatsWhatTheGuaranteeAllows() {
    Risk risk = new Risk(new Guarantee(Math.log(3), 0.01));
    assertThat(risk.detections().get(1).fpr()).isEqualTo(0.01);
    assertThat(risk.detections().get(1).tpr()).isCloseTo(0.04, within(1e-12));
    assertThat(risk.advantage()).isCloseTo((3 - 1 + 0.02) / 4, within(1e-12));
    assertThat(risk.beliefs().get(2).posterior()).isCloseTo(0.75, within(1e-12));
    assertThat(risk.beliefs().get(0).posterior()).isCloseTo(0.03 / 1.02, within(1e-12));
  }

  @Test
  void whatIsShownIsForTheRatesAndSuspicionsThatItNames() {
    Risk risk = new Risk(new Guarantee(Math.log(3), 0.01));
    for (Risk.Detection detection : risk.detections()) {
      assertThat(detection.tpr()).isCloseTo(3 * detection.fpr() + 0.01, within(1e-12));
    }
    assertThat(risk.detections()).extracting(Risk.Detection::fpr).containsExactly(0.001, 0.01, 0.1);
    for (Risk.Belief belief : risk.beliefs()) {
      double odds = 3 * belief.prior() / (1 - belief.prior());
      assertThat(belief.posterior()).isCloseTo(odds / (1 + odds), within(1e-12));
    }
    assertThat(risk.beliefs()).extracting(Risk.Belief::prior).containsExactly(0.01, 0.1, 0.5);
  }

  @Test
  void withoutAGuaranteeAnAttackerMayKnow() {
    Risk risk = new Risk(Guarantee.pure(Double.POSITIVE_INFINITY));
    assertThat(risk.detections()).allMatch(detection -> detection.tpr() == 1);
    assertThat(risk.beliefs()).allMatch(belief -> belief.posterior() == 1);
  }
}
