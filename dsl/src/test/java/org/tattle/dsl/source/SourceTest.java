package org.tattle.dsl.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceTest {

  @Test
  void linesEndInThreeWays() {
    Source source = new Source("s", "a\nbc\r\nd\re");
    assertThat(source.lines()).isEqualTo(4);
    assertThat(source.lineText(2)).isEqualTo("bc");
    assertThat(source.line(0)).isEqualTo(1);
    assertThat(source.line(2)).isEqualTo(2);
    assertThat(source.line(6)).isEqualTo(3);
    assertThat(source.line(8)).isEqualTo(4);
    assertThat(source.lineText(4)).isEqualTo("e");
  }

  @Test
  void columnsCountCodePoints() {
    Source source = new Source("s", "x\n\uD83D\uDE00y");
    assertThat(source.column(2)).isEqualTo(1);
    assertThat(source.column(4)).isEqualTo(2);
    assertThat(source.column(5)).isEqualTo(3);
  }

  @Test
  void anEmptyTextHasOneEmptyLine() {
    Source source = new Source("s", "");
    assertThat(source.lines()).isEqualTo(1);
    assertThat(source.lineText(1)).isEmpty();
    assertThat(source.text(new Span(0, 5))).isEmpty();
  }

  @Test
  void spansJoinAndTouch() {
    assertThat(new Span(2, 3).to(new Span(8, 1))).isEqualTo(new Span(2, 7));
    assertThat(new Span(2, 3).touches(5)).isTrue();
    assertThat(new Span(2, 3).touches(6)).isFalse();
  }
}
