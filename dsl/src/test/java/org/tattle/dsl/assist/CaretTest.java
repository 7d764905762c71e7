package org.tattle.dsl.assist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.dsl.Golden;
import org.tattle.dsl.source.Source;

class CaretTest {

  /** The caret where the text has a bar. */
  private static Caret at(String text) {
    int offset = text.indexOf('|');
    return CaretWords.at(new Source("t", text.replace("|", "")), offset);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "|                                       ~ VERB",
        "att|                                    ~ VERB",
        "train a; |                              ~ VERB",
        "sweep e in [1] { |                      ~ VERB",
        "explain |                               ~ VERB",
        "attack |                                ~ COMPONENT",
        "attack li|                              ~ COMPONENT",
        "explain attack |                        ~ COMPONENT",
        "attack lira |                           ~ CLAUSE",
        "attack lira o|                          ~ CLAUSE",
        "attack lira shadows=3 |                 ~ CLAUSE",
        "train base |                            ~ CLAUSE",
        "report |                                ~ CLAUSE",
        "attack lira with |                      ~ PARAMETER",
        "attack lira with sha|                   ~ PARAMETER",
        "attack lira with shadows=3, |           ~ PARAMETER",
        "set |                                   ~ PARAMETER",
        "set seed=1 |                            ~ PARAMETER",
        "set budget |                            ~ CLAUSE",
        "release mean(|                          ~ COLUMN",
        "release mean(a) on b by |               ~ COLUMN",
        "show (|                                 ~ NAME",
        "train with optimizer=|                  ~ VALUE",
        "train with optimizer=a|                 ~ VALUE",
        "model mlp hidden=[|                     ~ VALUE",
        "attack lira on |                        ~ NAME",
        "attack lira on base, |                  ~ NAME",
        "compare |                               ~ NAME",
        "compare a, |                            ~ NAME",
        "show |                                  ~ NAME",
        "assert a < |                            ~ NAME",
        "let x = |                               ~ NAME",
        "let x = max(a, b + |                    ~ NAME",
        "compare a by |                          ~ METRIC",
        "show base.|                             ~ METRIC",
        "show base.lira.a|                       ~ METRIC",
        "show base.lira.tpr(|                    ~ ACTUAL",
        "help |                                  ~ TOPIC",
        "help attack |                           ~ TOPIC",
        "load csv \"da|                          ~ FILE",
        "export x to \"da|\"                     ~ FILE",
        "use |                                   ~ FILE",
        "attack lira as |                        ~ NEW",
        "let |                                   ~ NEW",
        "sweep a in b, |                         ~ NEW",
        "show a # co|                            ~ NONE",
        "attack lira shadows=1|                  ~ NONE",
        "assert a < 1, \"wh|                     ~ NONE"
      })
  void theKindFollowsFromTheWordsBefore(String text, Caret.Kind kind) {
    assertThat(at(text).kind()).isEqualTo(kind);
  }

  @Test
  void aNewLineStartsAStatementUnlessAClauseIsGoingOn() {
    assertThat(at("attack lira\n|").kind()).isEqualTo(Caret.Kind.VERB);
    assertThat(at("attack lira with\n  |").kind()).isEqualTo(Caret.Kind.PARAMETER);
    assertThat(at("attack lira\n  on |").verb()).contains("attack");
    assertThat(at("let x = [1,\n  |").kind()).isEqualTo(Caret.Kind.NAME);
  }

  @Test
  void theCaretKnowsWhatItBelongsTo() {
    Caret caret = at("train a\nattack lira on a with shadows=3 augment=|");
    assertThat(caret.verb()).contains("attack");
    assertThat(caret.component()).contains("lira");
    assertThat(caret.parameter()).contains("augment");
    assertThat(caret.given()).containsExactly("shadows", "augment");
    assertThat(caret.clauses()).containsExactly("on", "with");
    assertThat(caret.clause()).isEqualTo(Optional.of("with"));
  }

  @Test
  void aPathIsReadBackOverItsCalls() {
    assertThat(at("assert 1 < base.lira.tpr(fpr=max(1, 2)).|").path())
        .containsExactly("base", "lira", "tpr");
    assertThat(at("show base.lira.tpr(f|").path()).containsExactly("base", "lira", "tpr");
  }

  @Test
  void aTopicKnowsTheWordsBefore() {
    assertThat(at("help attack |").kind()).isEqualTo(Caret.Kind.TOPIC);
    assertThat(at("help attack li|").path()).containsExactly("attack");
  }

  @Test
  void thePrefixIsThePartBeforeTheCaret() {
    Caret caret = at("attack li|ra");
    assertThat(caret.prefix().start()).isEqualTo(7);
    assertThat(caret.prefix().length()).isEqualTo(2);
    assertThat(at("attack |").prefix().length()).isZero();
  }

  @Test
  void everyOffsetOfEveryScriptHasACaret() {
    for (String folder : new String[] {"ok", "bad", "poor"}) {
      for (var script : Golden.scripts(folder)) {
        Source source = Golden.source(script);
        if (source.text().length() < 1_000) {
          for (int offset = 0; offset <= source.text().length(); offset++) {
            assertThat(CaretWords.at(source, offset).prefix().end()).isEqualTo(offset);
          }
        }
      }
    }
  }
}
