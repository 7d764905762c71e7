package org.tattle.subject.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.tattle.Vectors;

class SwayedServiceTest {

  /** Known values of Cohen et al. 2019, theorem 1, with Clopper and Pearson's limit. */
  @Test
  void radiiAreThoseThatAreKnown() {
    assertThat(SwayedService.radius(99_000, 100_000, 0.001, 0.25))
        .isCloseTo(0.572500, offset(1e-6));
    assertThat(SwayedService.radius(100_000, 100_000, 0.001, 0.25))
        .isCloseTo(0.952864, offset(1e-6));
    for (JsonNode known : Vectors.read("smoothing")) {
      double radius =
          SwayedService.radius(
              known.get("nA").asInt(),
              known.get("n").asInt(),
              known.get("alpha").asDouble(),
              known.get("sigma").asDouble());
      assertThat(radius).isCloseTo(known.get("radius").asDouble(), offset(1e-9));
    }
    assertThat(SwayedService.radius(500, 1000, 0.001, 0.25)).isNaN();
    assertThat(SwayedService.radius(0, 1000, 0.001, 0.25)).isNaN();
  }
}
