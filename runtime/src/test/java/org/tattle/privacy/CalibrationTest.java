package org.tattle.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tattle.Vectors;
import org.tattle.run.Fault;

class CalibrationTest {

  @Test
  void calibrationUndoesAccounting() {
    for (JsonNode known : Vectors.read("dpsgd_accounting").get("cases")) {
      double rate = known.get("q").asDouble();
      long steps = known.get("steps").asLong();
      double delta = known.get("delta").asDouble();
      double sigma = known.get("noise_multiplier").asDouble();
      double epsilon = known.get("eps_rdp_opacus").asDouble() + 1e-9;
      double noise = Calibration.noise(Accounting.RDP, epsilon, delta, rate, steps);
      // The noise is good to 1e-5 and, where Opacus's ε is off by 1e-9, to a little more.
      assertThat(noise).isCloseTo(sigma, within(2e-5 * sigma));
      assertThat(epsilon(rate, noise, steps, delta)).isLessThanOrEqualTo(epsilon);
    }
  }

  @Test
  void theMostStepsFitAndOneMoreDoesNot() {
    long steps = Calibration.steps(Accounting.RDP, 2, 1e-5, 0.01, 1.1);
    assertThat(epsilon(0.01, 1.1, steps, 1e-5)).isLessThanOrEqualTo(2);
    assertThat(epsilon(0.01, 1.1, steps + 1, 1e-5)).isGreaterThan(2);
  }

  @Test
  void anUnreachableBudgetIsTheUsersFault() {
    assertThatThrownBy(() -> Calibration.noise(Accounting.RDP, 0.001, 1e-5, 0.01, 100))
        .isInstanceOf(Fault.class)
        .hasMessage("no noise brings the Rényi accountant under `eps=0.001` at `delta=1e-5`");
    assertThatThrownBy(() -> Calibration.steps(Accounting.RDP, 0.1, 1e-5, 1, 1))
        .isInstanceOf(Fault.class)
        .hasMessage("one step spends more than `eps=0.1`");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.noise(Accounting.RDP, 0, 1e-5, 0.01, 100));
  }

  @Test
  void theDefaultDeltaIsOneOverRowsSquaredRoundedDown() {
    assertThat(Delta.forRows(4000)).isEqualTo(1e-8);
    assertThat(Delta.forRows(1000)).isEqualTo(1e-6);
    assertThat(Delta.forRows(1001)).isEqualTo(1e-7);
    assertThat(Delta.forRows(60_000)).isEqualTo(1e-10);
    assertThat(Delta.forRows(2)).isEqualTo(0.1);
    assertThatIllegalArgumentException().isThrownBy(() -> Delta.forRows(1));
  }

  private static double epsilon(double rate, double noise, long steps, double delta) {
    return Accounting.RDP.spent(List.of(new Steps(rate, noise, steps)), delta).epsilon();
  }
}
