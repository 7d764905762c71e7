package org.tattle.dsl.show.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.tattle.dsl.show.Series;

/**
 * The one look of all charts: a white plate, which reads the same in dark and light surroundings;
 * hairline axes; a light grid. The first three colours are Okabe and Ito's; theirs beyond are too
 * pale for a thin line on white, so the rest were searched for: any two of the six stay at least 16
 * apart in CIE Lab for each kind of colour blindness (Machado 2009), and all reach a contrast of 3
 * on white. Colour is never alone: each hue has a dash and a marker of its own.
 */
final class Theme {

  /** How wide a chart is, px. */
  static final int WIDTH = 560;

  static final Color PLATE = Color.WHITE;
  static final Color INK = new Color(0x26, 0x2B, 0x33);
  static final Color MUTED = new Color(0x5B, 0x63, 0x6E);
  static final Color HAIRLINE = new Color(0x9A, 0xA1, 0xAB);
  static final Color GRID = new Color(0xEB, 0xED, 0xF0);

  /** Written into SVG: fonts of one width, so that the layout holds where the picture is seen. */
  static final String FAMILIES = "'Liberation Sans', Arial, Helvetica, sans-serif";

  static final float THIN = 0.8f;
  static final int MARKER = 7;

  private static final List<Color> HUES =
      List.of(
          new Color(0x00, 0x72, 0xB2),
          new Color(0xD5, 0x5E, 0x00),
          new Color(0x00, 0x9E, 0x73),
          new Color(0x8C, 0x3C, 0xF0),
          new Color(0x64, 0x28, 0x00),
          new Color(0x2B, 0x2F, 0x36));
  private static final List<float[]> DASHES =
      List.of(
          new float[] {},
          new float[] {8, 3},
          new float[] {8, 3, 2, 3},
          new float[] {4, 2},
          new float[] {12, 3, 2, 3, 2, 3},
          new float[] {14, 4});

  private static final List<Marker> MARKERS =
      List.of(
          SeriesMarkers.CIRCLE,
          SeriesMarkers.SQUARE,
          SeriesMarkers.TRIANGLE_UP,
          SeriesMarkers.DIAMOND,
          SeriesMarkers.TRIANGLE_DOWN,
          SeriesMarkers.CROSS);

  private Theme() {}

  /** How many hues there are before they repeat. */
  static int hues() {
    return HUES.size();
  }

  /** The colour of a hue; muted below 0. */
  static Color color(int hue) {
    return hue < 0 ? HAIRLINE : HUES.get(hue % HUES.size());
  }

  /** The colour of the area around a line. */
  static Color band(int hue) {
    Color color = color(hue);
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), 40);
  }

  static Marker marker(int hue) {
    return MARKERS.get(Math.max(0, hue) % MARKERS.size());
  }

  /** A measured line is 1.8 px in its hue's dash; a bound or reference is thin. */
  static BasicStroke stroke(Series series) {
    if (series.style() == Series.Style.DASHED) {
      return stroke(1.1f, series.hue() < 0 ? new float[] {} : new float[] {1.5f, 2.5f});
    }
    return stroke(1.8f, series.hue() < 0 ? new float[] {} : DASHES.get(series.hue() % HUES.size()));
  }

  static BasicStroke stroke(float width, float... dash) {
    return new BasicStroke(
        width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash.length == 0 ? null : dash, 0);
  }

  static Font font(int style, float size) {
    return Fonts.base().deriveFont(style, size);
  }
}
