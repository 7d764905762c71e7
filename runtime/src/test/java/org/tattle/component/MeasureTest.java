package org.tattle.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tattle.measure.Estimate;

/** The declaration of an argument says what kind of number it is. */
class MeasureTest {

  /** What metrics can take. */
  public static final class Measured {
    @Metric(doc = "some of it")
    public Estimate part(@Param(doc = "how much", share = true) double share) {
      return Estimate.exact(share);
    }

    @Metric(doc = "several times that")
    public Estimate times(@Param(doc = "how often") int often) {
      return Estimate.exact(often);
    }

    @Metric(doc = "what lies within")
    public Estimate within(@Param(doc = "how far") double radius) {
      return Estimate.exact(radius);
    }
  }

  private static Measure measure(String name) {
    return Measure.of(Measured.class, name).orElseThrow();
  }

  @Test
  void anArgumentIsAShareACountOrALength() {
    assertThat(List.of("part", "times", "within"))
        .extracting(name -> measure(name).arguments().get(0).type())
        .containsExactly(Parameter.Type.SHARE, Parameter.Type.COUNT, Parameter.Type.REAL);
  }

  @Test
  void itIsReadWithWhatIsGivenByName() {
    assertThat(measure("part").read(new Measured(), Map.of("share", 0.5)))
        .isEqualTo(Estimate.exact(0.5));
    assertThat(measure("times").read(new Measured(), Map.of("often", 3.0)))
        .isEqualTo(Estimate.exact(3));
  }
}
