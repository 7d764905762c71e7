package org.tattle.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FiguresTest {

  private static final double[] FPR = {0, 0, 0.25, 0.5, 1};
  private static final double[] TPR = {0, 0.5, 0.5, 1, 1};

  @Test
  void ratesAreClippedAtHalfARowAndTheFigureSaysSo() {
    Figure figure = Figures.roc("t", List.of(new Figures.Roc("a", FPR, TPR, 2, 4)));

    Series curve = figure.series().get(1);
    assertThat(curve.x()).containsExactly(0.125, 0.25, 0.5, 1);
    assertThat(curve.y()).containsExactly(0.5, 0.5, 1, 1);
    assertThat(figure.x().min()).isEqualTo(0.125);
    assertThat(figure.y().min()).isEqualTo(0.125);
    assertThat(figure.notes()).singleElement().asString().contains("1/(2n)");
  }

  @Test
  void theDiagonalAndEveryCurveAreDrawnEachInItsOwnHue() {
    Figure figure =
        Figures.roc(
            "t",
            List.of(
                new Figures.Roc("a", FPR, TPR, 10, 10),
                new Figures.Roc("b", FPR, TPR, 10, 10, new Figures.Ceiling(1, 1e-6))));

    assertThat(figure.series())
        .extracting(Series::name)
        .containsExactly("chance", "a", "b", "limit at ε = 1");
    assertThat(figure.series()).extracting(Series::hue).containsExactly(-1, 0, 1, 1);
    Series chance = figure.series().get(0);
    assertThat(chance.x()).isEqualTo(chance.y());
  }

  @Test
  void theCeilingIsTheBoundOfDifferentialPrivacy() {
    Figures.Ceiling ceiling = new Figures.Ceiling(Math.log(3), 0.01);

    assertThat(ceiling.tpr(0)).isCloseTo(0.01, within(1e-12));
    assertThat(ceiling.tpr(0.1)).isCloseTo(0.31, within(1e-12));
    assertThat(ceiling.tpr(0.5)).isCloseTo(1 - 0.49 / 3, within(1e-12));
    assertThat(ceiling.tpr(1)).isEqualTo(1);
    assertThat(new Figures.Ceiling(0, 0).tpr(0.3)).isCloseTo(0.3, within(1e-12));
  }
}
