package org.tattle.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tattle.dsl.Golden;
import org.tattle.dsl.source.Source;

class HighlightingTest {
  private static final Path FOLDER = Path.of("src/main/highlighters");

  /** What the patterns call each of our kinds. */
  private static final Map<Tokens.Kind, String> SCOPES =
      Map.ofEntries(
          Map.entry(Tokens.Kind.VERB, "keyword.control.tattle"),
          Map.entry(Tokens.Kind.PREPOSITION, "keyword.other.tattle"),
          Map.entry(Tokens.Kind.OPERATOR_WORD, "keyword.operator.logical.tattle"),
          Map.entry(Tokens.Kind.CONSTANT, "constant.language.tattle"),
          Map.entry(Tokens.Kind.NUMBER, "constant.numeric.tattle"),
          Map.entry(Tokens.Kind.TEXT, "string.quoted.double.tattle"),
          Map.entry(Tokens.Kind.COMMENT, "comment.line.number-sign.tattle"),
          Map.entry(Tokens.Kind.OPERATOR, "keyword.operator.tattle"),
          Map.entry(Tokens.Kind.PUNCTUATION, "punctuation.tattle"));

  @Test
  void theFilesAreUpToDate() throws Exception {
    if (Boolean.getBoolean("golden.update")) {
      Highlighting.main(new String[] {FOLDER.toString()});
    }
    for (Map.Entry<String, String> file : Highlighting.files().entrySet()) {
      assertThat(Files.readString(FOLDER.resolve(file.getKey()))).isEqualTo(file.getValue());
    }
  }

  static Stream<Source> scripts() {
    return Golden.scripts("ok").stream().map(Golden::source);
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void thePatternsSeeWhatTheParserSees(Source script) throws Exception {
    JsonNode patterns = new ObjectMapper().readTree(Highlighting.textMate()).get("patterns");
    int end = 0;
    for (Tokens.Coloured token : Tokens.of(script)) {
      int start = token.span().start();
      assertThat(start).isGreaterThanOrEqualTo(end);
      String expected = SCOPES.get(token.kind());
      if (expected != null) {
        assertThat(first(patterns, script.text(), start))
            .as(script + ": " + script.text(token.span()))
            .isEqualTo(expected + " up to " + token.span().end());
      }
      end = token.span().end();
    }
  }

  private static String first(JsonNode patterns, String text, int at) {
    for (JsonNode rule : patterns) {
      Matcher matcher = Pattern.compile(rule.get("match").asText()).matcher(text);
      matcher.useTransparentBounds(true).region(at, text.length());
      if (matcher.lookingAt()) {
        return rule.get("name").asText() + " up to " + matcher.end();
      }
    }
    return "nothing";
  }
}
