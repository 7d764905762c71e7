package org.tattle.dsl.show.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tattle.dsl.show.Series;

final class ThemeTest {

  /** Machado, Oliveira and Fernandes 2009, severity 1: protan, deutan, tritan; on linear RGB. */
  private static final List<double[][]> SIGHTS =
      List.of(
          new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
          new double[][] {
            {0.152286, 1.052583, -0.204868},
            {0.114503, 0.786281, 0.099216},
            {-0.003882, -0.048116, 1.051998}
          },
          new double[][] {
            {0.367322, 0.860646, -0.227968},
            {0.280085, 0.672501, 0.047413},
            {-0.011820, 0.042940, 0.968881}
          },
          new double[][] {
            {1.255528, -0.076749, -0.178779},
            {-0.078411, 0.930809, 0.147602},
            {0.004733, 0.691367, 0.303900}
          });

  @Test
  void anyTwoHuesAreToldApartWithEveryKindOfColourBlindness() {
    for (double[][] sight : SIGHTS) {
      for (int a = 0; a < Theme.hues(); a++) {
        for (int b = 0; b < a; b++) {
          double[] one = lab(seen(linear(Theme.color(a)), sight));
          double[] two = lab(seen(linear(Theme.color(b)), sight));
          double distance =
              Math.hypot(Math.hypot(one[0] - two[0], one[1] - two[1]), one[2] - two[2]);
          assertThat(distance).as("hues %d and %d", a, b).isGreaterThan(16);
        }
      }
    }
  }

  @Test
  void everyHueAndTextStandsOutFromThePlate() {
    for (int hue = 0; hue < Theme.hues(); hue++) {
      assertThat(contrast(Theme.color(hue))).as("hue %d", hue).isGreaterThan(3);
    }
    assertThat(contrast(Theme.INK)).isGreaterThan(7);
    assertThat(contrast(Theme.MUTED)).isGreaterThan(4.5);
  }

  @Test
  void everyHueHasADashAndAMarkerOfItsOwn() {
    Set<String> dashes = new HashSet<>();
    Set<Object> markers = new HashSet<>();
    for (int hue = 0; hue < Theme.hues(); hue++) {
      Series line = Series.line("", hue, new double[0], new double[0]);
      dashes.add(Arrays.toString(Theme.stroke(line).getDashArray()));
      markers.add(Theme.marker(hue));
    }
    assertThat(dashes).hasSize(Theme.hues());
    assertThat(markers).hasSize(Theme.hues());
  }

  private static double contrast(Color color) {
    double[] rgb = linear(color);
    return 1.05 / (0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2] + 0.05);
  }

  private static double[] linear(Color color) {
    return Arrays.stream(new int[] {color.getRed(), color.getGreen(), color.getBlue()})
        .mapToDouble(c -> c / 255.0)
        .map(c -> c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4))
        .toArray();
  }

  private static double[] seen(double[] rgb, double[][] sight) {
    return Arrays.stream(sight)
        .mapToDouble(row -> row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2])
        .map(c -> Math.max(0, Math.min(1, c)))
        .toArray();
  }

  private static double[] lab(double[] rgb) {
    double x = root((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505);
    double y = root(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
    double z = root((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double root(double t) {
    return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
  }
}
