package org.tattle.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tattle.dsl.Golden;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.syntax.word.TokenSets;
import org.tattle.dsl.syntax.word.Verb;
import org.tattle.dsl.syntax.word.Words;
import org.tattle.grammar.TattleLexer;
import org.tattle.grammar.TattleParser;

class GrammarTest {

  static Stream<Source> scripts() {
    return Golden.scripts("ok").stream().map(Golden::source);
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void everyScriptHasOneReading(Source script) {
    TattleLexer lexer = new TattleLexer(CharStreams.fromString(script.text()));
    TattleParser parser = new TattleParser(new CommonTokenStream(lexer));
    parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
    List<String> ambiguities = new ArrayList<>();
    parser.removeErrorListeners();
    parser.addErrorListener(
        new BaseErrorListener() {
          @Override
          public void reportAmbiguity(
              org.antlr.v4.runtime.Parser recognizer,
              DFA dfa,
              int start,
              int stop,
              boolean exact,
              BitSet alternatives,
              ATNConfigSet configs) {
            ambiguities.add(
                TattleParser.ruleNames[dfa.atnStartState.ruleIndex]
                    + " "
                    + alternatives
                    + " at "
                    + parser.getTokenStream().get(start).getLine());
          }
        });
    parser.program();
    assertThat(ambiguities).isEmpty();
    assertThat(parser.getNumberOfSyntaxErrors()).isZero();
  }

  @Test
  void theseAreTheKeywords() {
    TreeSet<String> words = new TreeSet<>();
    IntStream.rangeClosed(1, TattleLexer.VOCABULARY.getMaxTokenType())
        .mapToObj(TattleLexer.VOCABULARY::getLiteralName)
        .filter(literal -> literal != null && literal.matches("'[a-z]+'"))
        .forEach(literal -> words.add(literal.substring(1, literal.length() - 1)));
    assertThat(String.join(" ", words))
        .isEqualTo(
            "and as assert attack by claim compare defend explain export false federate help in let"
                + " link load model not of on or param plot publish refresh release report set show"
                + " sweep to train true unlearn use using with");
  }

  @Test
  void theGrammarHasNoCodeOfAnyHostLanguage() {
    TattleParser parser =
        new TattleParser(new CommonTokenStream(new TattleLexer(CharStreams.fromString(""))));
    assertThat(parser.getATN().lexerActions).isNull();
    assertThat(TattleParser.class.getDeclaredMethods())
        .extracting(java.lang.reflect.Method::getName)
        .doesNotContain("action");
  }

  /** A verb is a word of the grammar, and of the rule that makes it a verb. */
  @Test
  void everyVerbStartsAStatementAndIsDeclared() {
    for (String verb : Words.VERBS) {
      assertThat(Words.STARTS.stream().map(TokenSets::literal)).contains(verb);
      assertThat(Verb.of(verb).orElseThrow().usage()).as(verb).isNotNull();
    }
  }
}
