package org.tattle.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.syntax.tree.Argument;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Name;
import org.tattle.dsl.syntax.tree.Operator;
import org.tattle.dsl.syntax.tree.Parsed;
import org.tattle.dsl.syntax.tree.Statement;

class ParserTest {

  private static Parsed parse(String text) {
    return Parser.parse(new Source("test", text));
  }

  private static List<Code> codes(String text) {
    return parse(text).diagnostics().stream().map(Diagnostic::code).toList();
  }

  private static List<String> kinds(String text) {
    return parse(text).script().statements().stream()
        .map(statement -> statement.getClass().getSimpleName())
        .toList();
  }

  @Test
  void theOneLineIsThreeStatements() {
    String text = "train target; attack mia with shadows=10; defend dpsgd eps=1";
    assertThat(codes(text)).isEmpty();
    assertThat(kinds(text)).containsExactly("Train", "Act", "Act");
    Statement.Act attack = (Statement.Act) parse(text).script().statements().get(1);
    Argument shadows = attack.clauses().arguments().get(0);
    assertThat(shadows.name().text()).isEqualTo("shadows");
    assertThat(((Expression.Number) shadows.value()).value()).isEqualTo(10);
    assertThat(text.substring(shadows.span().start(), shadows.span().end()))
        .isEqualTo("shadows=10");
  }

  @Test
  void aClauseThatStartsALineContinuesTheStatement() {
    assertThat(kinds("attack lira\n\n  on base\n  with shadows=32,\n augment=4\n  as leak\nshow x"))
        .containsExactly("Act", "Show");
  }

  @Test
  void aBrokenStatementCostsItself() {
    assertThat(kinds("train a\nattack mia with 3\nshow x; let y =; show z"))
        .containsExactly("Train", "Broken", "Show", "Broken", "Show");
    assertThat(kinds("sweep e in [1] {\n  attack\n  defend x eps=e\n} as g\nshow g"))
        .containsExactly("Sweep", "Show");
  }

  @Test
  void aStatementThatGoesOnTooFarIsBroken() {
    assertThat(kinds("load csv \"p.csv\nshow x")).containsExactly("Broken", "Show");
  }

  @Test
  void aBrokenStatementRemembersItsNames() {
    Statement.Broken broken =
        (Statement.Broken) parse("atack lira on base\n  as leak").script().statements().get(0);
    assertThat(broken.names())
        .extracting(Name::text)
        .containsExactly("atack", "lira", "base", "leak");
  }

  @Test
  void aMisspeltVerbSuggestsTheRightOne() {
    Diagnostic found = parse("atack mia").diagnostics().get(0);
    assertThat(found.code()).isEqualTo(Code.S103);
    assertThat(found.caption()).isEqualTo("did you mean `attack`?");
  }

  @Test
  void arithmeticBindsTighterThanComparisonAndThatTighterThanLogic() {
    Statement.Let let =
        (Statement.Let)
            parse("let x = not 1 + 2 * 3 < 4 and true or false").script().statements().get(0);
    Expression.Binary or = (Expression.Binary) let.value();
    assertThat(or.operator()).isEqualTo(Operator.OR);
    Expression.Binary and = (Expression.Binary) or.left();
    assertThat(and.operator()).isEqualTo(Operator.AND);
    Expression.Binary less = (Expression.Binary) ((Expression.Not) and.left()).operand();
    assertThat(less.operator()).isEqualTo(Operator.LESS);
    assertThat(((Expression.Binary) less.left()).operator()).isEqualTo(Operator.PLUS);
  }

  @Test
  void unitsAreFoldedIntoValues() {
    assertThat(number("5k")).isEqualTo(5000);
    assertThat(number("2M")).isEqualTo(2e6);
    assertThat(number("7%")).isEqualTo(0.07);
    assertThat(number("30s")).isEqualTo(30);
    assertThat(number("10min")).isEqualTo(600);
    assertThat(number("1e-5")).isEqualTo(1e-5);
    assertThat(number("-.5")).isEqualTo(-0.5);
  }

  private static double number(String literal) {
    Statement.Let let = (Statement.Let) parse("let x = " + literal).script().statements().get(0);
    return ((Expression.Number) let.value()).value();
  }

  @Test
  void numbersOutOfRangeAndUnknownUnitsAreReported() {
    assertThat(codes("let x = 1e999")).containsExactly(Code.S108);
    assertThat(codes("let x = 1e-999")).containsExactly(Code.S108);
    assertThat(codes("let x = 0e-999")).isEmpty();
    assertThat(codes("let x = 1e99999999999k")).containsExactly(Code.S108);
    assertThat(codes("let x = 5parsec")).containsExactly(Code.S109);
  }

  @Test
  void repeatedClausesAndArgumentsAreReportedAtTheSecond() {
    Parsed parsed = parse("attack mia as a as b with x=1 x=2");
    assertThat(parsed.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(Code.S111, Code.S112);
    assertThat(parsed.diagnostics().get(0).span().start()).isEqualTo(16);
    assertThat(parsed.diagnostics().get(0).labels().get(0).span().start()).isEqualTo(11);
    assertThat(parsed.diagnostics().get(1).span().start()).isEqualTo(30);
  }

  @Test
  void nestingHasALimitAndStatementsAroundItLive() {
    String deep = "let x = " + "(".repeat(10_000) + "1" + ")".repeat(10_000);
    assertThat(codes("train a\n" + deep + "\nshow a")).containsExactly(Code.S113);
    assertThat(kinds("train a\n" + deep + "\nshow a")).containsExactly("Train", "Broken", "Show");
    assertThat(codes("let x = 1" + "+1".repeat(300_000))).containsExactly(Code.S113);
    assertThat(codes("sweep a in b {".repeat(10_000))).contains(Code.S113);
  }

  @Test
  void ofBracesInARowThatCloseNothingTheFirstIsTold() {
    Parsed parsed = Parser.parse(new Source("braces", "show a\n}\n } }\nshow b\n}"));
    assertThat(parsed.diagnostics()).hasSize(2);
    assertThat(parsed.script().statements()).hasSize(2);
  }

  @Test
  void aStatementIsSpoiltByWhatStandsBehindItAndNoOther() {
    Parsed parsed = Parser.parse(new Source("spoilt", "train a\ntrain b )\ntrain c"));
    assertThat(parsed.script().statements())
        .extracting(it -> it.getClass().getSimpleName())
        .containsExactly("Train", "Broken", "Train");
  }
}
