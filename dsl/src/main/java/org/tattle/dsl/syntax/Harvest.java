package org.tattle.dsl.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.syntax.mend.Brackets;
import org.tattle.dsl.syntax.mend.Punctuation;
import org.tattle.dsl.syntax.tree.Statement;
import org.tattle.grammar.TattleLexer;
import org.tattle.grammar.TattleParser.BodyContext;
import org.tattle.grammar.TattleParser.ProgramContext;
import org.tattle.grammar.TattleParser.StatementContext;

/**
 * Takes each statement of the script from the parser once the next one starts, and lets its tree
 * go. A tree takes hundreds of times the memory of its text, and of a long script that is more than
 * there is. A statement is complete only when the next one starts: what stands behind it may spoil
 * it.
 */
final class Harvest implements ParseTreeListener {
  private final Source source;
  private final Brackets brackets;
  private final AstBuilder builder;
  private final List<Diagnostic> diagnostics;
  private final List<Statement> statements = new ArrayList<>();
  private StatementContext last;
  private int stray = -1;

  Harvest(Source source, Brackets brackets, AstBuilder builder, List<Diagnostic> diagnostics) {
    this.source = source;
    this.brackets = brackets;
    this.builder = builder;
    this.diagnostics = diagnostics;
  }

  /** All statements, once the parser is done. */
  List<Statement> statements() {
    take();
    return statements;
  }

  @Override
  public void enterEveryRule(ParserRuleContext context) {
    if (context instanceof StatementContext && context.parent.parent instanceof ProgramContext) {
      take();
      forgetBefore(context);
    }
  }

  @Override
  public void exitEveryRule(ParserRuleContext context) {
    if (context instanceof StatementContext statement
        && context.parent.parent instanceof ProgramContext) {
      last = statement;
    } else if (context instanceof BodyContext && context.parent instanceof ProgramContext) {
      forgetBefore(context);
    }
  }

  /** Of several braces in a row that close nothing, the first is told. */
  @Override
  public void visitTerminal(TerminalNode node) {
    Token token = node.getSymbol();
    if (token.getType() == TattleLexer.RBRACE && node.getParent() instanceof ProgramContext) {
      if (stray < 0 || brackets.pastLines(stray + 1) != token.getTokenIndex()) {
        diagnostics.add(Punctuation.strayBrace(source, token));
      }
      stray = token.getTokenIndex();
    }
  }

  @Override
  public void visitErrorNode(ErrorNode node) {
    // Recovery has told it.
  }

  private void take() {
    if (last != null) {
      statements.add(builder.statement(last));
      last.children = null;
      last = null;
    }
  }

  private static void forgetBefore(ParserRuleContext context) {
    List<?> siblings = context.getParent().children;
    siblings.subList(0, siblings.size() - 1).clear();
  }
}
