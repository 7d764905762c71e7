package org.tattle.nn.blas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BlasSpeedTest {

  @Test
  void itMeasuresThisMachine() {
    BlasSpeed doctor = BlasSpeed.examine(2);
    assertThat(doctor.kernel()).isNotBlank();
    assertThat(doctor.one()).isPositive();
    assertThat(doctor.all()).isPositive();
    assertThat(doctor.peak()).isPositive();
  }

  @Test
  void itWarnsOfAnEnvironmentThatPicksAnotherKernel() {
    assertThat(BlasSpeed.warnings("HASWELL", 16, Map.of("OPENBLAS_CORETYPE", "Haswell")))
        .anyMatch(warning -> warning.contains("OPENBLAS_CORETYPE=Haswell"));
  }

  @Test
  void itWarnsOfAKernelOlderThanTheProcessor() {
    assertThat(BlasSpeed.warnings("BARCELONA", 8, Map.of("OMP_NUM_THREADS", "1")))
        .containsExactly("kernel `BARCELONA` is older than this processor");
  }

  @Test
  void itHasNothingToSayOfAGoodEnvironment() {
    assertThat(BlasSpeed.warnings("ZEN", 8, Map.of("OMP_NUM_THREADS", "1"))).isEmpty();
  }
}
