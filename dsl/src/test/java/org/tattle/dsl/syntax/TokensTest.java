package org.tattle.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tattle.dsl.source.Source;

class TokensTest {

  private static String coloured(String text) {
    Source source = new Source("t", text);
    return Tokens.of(source).stream()
        .map(token -> token.kind() + ":" + source.text(token.span()))
        .collect(Collectors.joining(" "));
  }

  @Test
  void wordsAreColouredByTheirPart() {
    assertThat(coloured("attack lira on base with shadows=5k # why"))
        .isEqualTo(
            "VERB:attack COMPONENT:lira PREPOSITION:on NAME:base PREPOSITION:with"
                + " PARAMETER:shadows OPERATOR:= NUMBER:5k COMMENT:# why");
  }

  @Test
  void aVerbThatNamesAParameterOrAMetricIsNoVerb() {
    assertThat(coloured("sweep x in y { model=mlp run.report }"))
        .contains("PARAMETER:model", "NAME:report", "VERB:sweep");
  }

  @Test
  void aNameThatIsDeclaredIsNoParameter() {
    assertThat(coloured("let x = not true"))
        .isEqualTo("VERB:let NAME:x OPERATOR:= OPERATOR_WORD:not CONSTANT:true");
  }

  @Test
  void whatIsNoTokenIsAnError() {
    assertThat(coloured("? \"open")).isEqualTo("ERROR:? ERROR:\"open");
  }
}
