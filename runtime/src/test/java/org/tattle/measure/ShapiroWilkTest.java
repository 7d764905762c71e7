package org.tattle.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class ShapiroWilkTest {

  /** What {@code scipy.stats.shapiro} 1.17.1 gives of the same, which is Royston's own code. */
  @Test
  void itIsWhatSciPySays() {
    double[] weights = {148, 154, 158, 160, 161, 162, 166, 170, 182, 195, 236, 200};
    assertThat(ShapiroWilk.of(weights)).isCloseTo(0.8448768154609819, within(1e-5));
    double[] squares = IntStream.rangeClosed(1, 50).mapToDouble(i -> i * i).toArray();
    assertThat(ShapiroWilk.of(squares)).isCloseTo(0.898124799573951, within(1e-5));
    double[] sines = IntStream.range(0, 200).mapToDouble(i -> Math.sin(7.0 * i)).toArray();
    assertThat(ShapiroWilk.of(sines)).isCloseTo(0.89963836083873, within(1e-5));
    NormalDistribution normal = NormalDistribution.of(0, 1);
    double[] straight =
        IntStream.range(0, 100)
            .mapToDouble(i -> normal.inverseCumulativeProbability((i + 0.5) / 100))
            .toArray();
    assertThat(ShapiroWilk.of(straight)).isCloseTo(0.9995629225162563, within(1e-5));
  }

  @Test
  void equalValuesAreNotNormalAndFewAreNotTold() {
    assertThat(ShapiroWilk.of(new double[20])).isZero();
    assertThatThrownBy(() -> ShapiroWilk.of(new double[11]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
