package org.tattle.dsl.show.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.dsl.show.Axis;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Gallery;
import org.tattle.dsl.show.Series;
import org.tattle.dsl.show.render.Render;
import org.tattle.dsl.text.Cells;
import org.tattle.dsl.text.Screen;

final class FigureTextTest {

  private static final Figure CURVE =
      new Figure(
          "A curve",
          Axis.linear("x", 0, 10),
          Axis.linear("y", 0, 1).inPercent(),
          List.of(
              Series.dashed("chance", -1, new double[] {0, 10}, new double[] {0, 1}),
              Series.step("steps", 0, new double[] {0, 5, 10}, new double[] {0.5, 1, 1}),
              Series.points("points", 1, new double[] {2, 4}, new double[] {0, 0.75})),
          List.of("A note."));

  @Test
  void isDrawnInCharactersWhereColoursAreOff() {
    assertThat(Render.text(CURVE, new Screen(40, false, false, 10)))
        .isEqualTo(
            """
            A curve
            ... chance    o  steps    +  points
            y
            100% +                ooooooooooooooooo
                 |                o            ..
                 |                o          ..
             80% +                o        ..
                 |             +  o      ..
                 |                o    ..
             60% +                o  ..
                 |                o..
                 |ooooooooooooooooo
             40% +            ..
                 |          ..
                 |        ..
             20% +      ..
                 |    ..
                 |  ..
              0% +..    +
                 ++-----+------+-----+------+-----+
                  0     2      4     6      8    10
                                  x
            A note.\
            """);
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 60, 80, 200})
  void fitsTheScreenAndTwentySixRows(int width) {
    for (boolean ansi : new boolean[] {true, false}) {
      Figure figure = Gallery.audit();
      String text = Render.text(figure, width, ansi).replaceAll("\u001b\\[\\d+m", "");

      List<String> lines = text.lines().toList();
      assertThat(lines).allMatch(line -> Cells.width(line) <= Math.min(80, width));
      if (width >= 80) {
        assertThat(lines).hasSizeLessThan(26);
      }
    }
  }

  @Test
  void coloursComeWithBrailleAndOnlyThen() {
    String coloured = Render.text(Gallery.audit(), 80, true);
    String plain = Render.text(Gallery.audit(), 80, false);

    assertThat(coloured).containsPattern("\u001b\\[34m[\u2800-\u28ff]");
    assertThat(plain).doesNotContainPattern("[\u001b\u2800-\u28ff]").contains("┤", "o", "+");
  }

  @Test
  void anAsciiScreenGetsAsciiOnly() {
    Screen screen = new Screen(80, false, false, 10);
    for (Figure figure : List.of(Gallery.audit(), Gallery.tradeoff(), Gallery.scores())) {
      assertThat(Render.text(figure, screen)).matches("[\\n -~]+");
    }
  }
}
