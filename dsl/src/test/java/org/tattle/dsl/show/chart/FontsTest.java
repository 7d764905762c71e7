package org.tattle.dsl.show.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import org.junit.jupiter.api.Test;

final class FontsTest {

  @Test
  void aMachineWhoseFontsFailCountsAsOneWithout() {
    assertThat(
            Fonts.usable(
                () -> {
                  throw new InternalError("Fontconfig head is null");
                }))
        .isEmpty();
    assertThat(
            Fonts.usable(
                () -> {
                  throw new NullPointerException();
                }))
        .isEmpty();
  }

  @Test
  void aFontThatMeasuresTextIsUsed() {
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    assertThat(Fonts.usable(() -> font)).contains(font);
  }
}
