package org.tattle.dsl.show.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tattle.dsl.show.Axis.Scale.LINEAR;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tattle.dsl.show.Axis;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Gallery;
import org.tattle.dsl.show.Series;
import org.tattle.dsl.show.render.Render;
import org.tattle.measure.Ceiling;

final class FiguresTest {

  private static final double[] FPR = {0, 0, 0.25, 0.5, 1};
  private static final double[] TPR = {0, 0.5, 0.5, 1, 1};

  @Test
  void ratesAreClippedAtHalfARowAndTheFigureSaysSo() {
    Figure figure = Figures.rates("t", List.of(Gallery.roc("a", FPR, TPR, 2, 4, null)));

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
        Figures.rates(
            "t",
            List.of(
                Gallery.roc("a", FPR, TPR, 10, 10, null),
                Gallery.roc("b", FPR, TPR, 10, 10, new Ceiling(1, 1e-6))));

    assertThat(figure.series())
        .extracting(Series::name)
        .containsExactly("chance", "a", "b", "limit at ε = 1");
    assertThat(figure.series()).extracting(Series::hue).containsExactly(-1, 0, 1, 1);
    Series chance = figure.series().get(0);
    assertThat(chance.x()).isEqualTo(chance.y());
  }

  @Test
  void histogramsGiveEachGroupsSharesInCommonBins() {
    double[] in = new double[100];
    double[] out = new double[50];
    for (int i = 0; i < in.length; i++) {
      in[i] = i / 99.0;
      out[i / 2] = 0.5;
    }
    out[0] = Double.NaN;

    Figure figure =
        Figures.histogram(
            "t", "score", List.of(new PlottedSample("in", in), new PlottedSample("out", out)));

    Series wide = figure.series().get(0);
    Series narrow = figure.series().get(1);
    assertThat(wide.x()).isEqualTo(narrow.x());
    assertThat(Arrays.stream(wide.y()).sum()).isCloseTo(1, within(1e-9));
    assertThat(Arrays.stream(narrow.y()).sum()).isCloseTo(1, within(1e-9));
    assertThat(narrow.y()).contains(new double[] {1}, within(1e-9));
    assertThat(wide.x()[0]).isZero();
    assertThat(wide.x()[wide.x().length - 1]).isCloseTo(1, within(1e-12));
    assertThat(figure.notes()).containsExactly("1 values of out are not finite.");
  }

  @Test
  void histogramsOfOneValueOrNoneAreDrawn() {
    for (double[] values : List.of(new double[] {2, 2, 2}, new double[0])) {
      Figure figure = Figures.histogram("t", "x", List.of(new PlottedSample("a", values)));

      assertThat(Render.svg(figure)).startsWith("<svg");
      assertThat(Render.text(figure, 80, true)).contains("share of rows");
    }
  }

  @Test
  void linesOfFewPointsAreMarkedAndOrderedAndLeaveOutWhatIsMissing() {
    double[] x = {4, 1, 100};
    double[] y = {0.5, 0.25, Double.NaN};

    Figure figure = Figures.lines("t", "ε", "AUC", true, List.of(new PlottedLine("a", x, y)));

    assertThat(figure.series()).extracting(Series::name).containsExactly("a", "");
    assertThat(figure.series()).allSatisfy(s -> assertThat(s.x()).containsExactly(1, 4));
    assertThat(figure.series()).allSatisfy(s -> assertThat(s.y()).containsExactly(0.25, 0.5));
    assertThat(figure.series().get(1).style()).isEqualTo(Series.Style.POINTS);
    assertThat(figure.x().scale()).isEqualTo(Axis.Scale.LINEAR);
  }

  @Test
  void longLinesGetABandAndWideRangesALogarithmicAxis() {
    double[] x = IntStream.rangeClosed(1, 100).mapToDouble(i -> i).toArray();
    double[] low = Arrays.stream(x).map(v -> v - 1).toArray();
    double[] high = Arrays.stream(x).map(v -> v + 1).toArray();

    Figure figure =
        Figures.lines("t", "x", "y", false, List.of(new PlottedLine("a", x, x, low, high)));

    assertThat(figure.series()).singleElement().matches(Series::hasBand);
    assertThat(figure.x().scale()).isEqualTo(Axis.Scale.LOG);
    assertThat(figure.y()).isEqualTo(Axis.linear("y", 0, 120));
  }

  @Test
  void linearCurvesKeepEveryPoint() {
    Figure figure = Figures.rates("t", List.of(Gallery.roc("a", FPR, TPR, 2, 4, null)), LINEAR);

    assertThat(figure.series().get(1).x()).isEqualTo(FPR);
    assertThat(figure.x().scale()).isEqualTo(Axis.Scale.LINEAR);
  }

  @Test
  void axesReachFromOneRoundNumberToAnother() {
    assertThat(Axis.around("x", true, 0.41, 0.99)).isEqualTo(new Axis("x", LINEAR, 0.4, 1, true));
    assertThat(Axis.around("x", false, 3, 3)).matches(axis -> axis.holds(3));
    assertThat(Axis.around("x", false, 0, 0)).matches(axis -> axis.holds(0));
    assertThat(Axis.around("x", false, Double.NaN)).matches(axis -> axis.holds(0));
    assertThat(Axis.around("x", false, -1e-300, 1e300)).matches(axis -> axis.holds(1e300));
  }

  /** What differs by no more than rounding is drawn as one bar. */
  @Test
  void roundingIsNoSpread() {
    double[] alike = {0.07071068, 0.07071069, 0.07071067};
    Figure figure =
        Figures.histogram("near", "distance", List.of(new PlottedSample("members", alike)));
    assertThat(figure.series().get(0).y()).containsExactly(0, 1, 0);
  }
}
