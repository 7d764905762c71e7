package org.tattle.dsl.syntax.mend;

import java.util.List;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.syntax.word.Lexing;
import org.tattle.grammar.TattleLexer;
import org.tattle.grammar.TattleParser.BodyContext;
import org.tattle.grammar.TattleParser.ProgramContext;
import org.tattle.grammar.TattleParser.StatementContext;

/**
 * What the parser does at a fault: no token is put in or taken out to go on, as that makes a second
 * fault of one. The fault climbs to its statement, is told once, and the parser goes on behind the
 * next new line, semicolon or closing brace that stands at the statement's own depth. A text with
 * thousands of faults is no script, and is not read to its end.
 */
public final class Recovery extends DefaultErrorStrategy {
  private static final int MOST = 5_000;

  private final Complaint complaint;
  private final Brackets brackets;
  private final List<Diagnostic> diagnostics;
  private int told;

  public Recovery(Complaint complaint, Brackets brackets, List<Diagnostic> diagnostics) {
    this.complaint = complaint;
    this.brackets = brackets;
    this.diagnostics = diagnostics;
  }

  @Override
  public void reportError(Parser parser, RecognitionException fault) {
    // Told in recover, where it is known which statement it costs.
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw new InputMismatchException(parser);
  }

  @Override
  public void recover(Parser parser, RecognitionException fault) {
    ParserRuleContext context = parser.getContext();
    if (context instanceof StatementContext) {
      tell(complaint.of(fault, context));
      skip(parser, context.start, fault.getOffendingToken());
    } else if (context instanceof ProgramContext) {
      tell(complaint.of(fault, context));
      parser.getInputStream().seek(parser.getInputStream().size() - 1);
    } else {
      throw fault;
    }
  }

  /** Where a statement should start or end and does neither, skips to the next one. */
  @Override
  public void sync(Parser parser) {
    if (!(parser.getContext() instanceof BodyContext body)) {
      return;
    }
    TokenStream input = parser.getInputStream();
    Token next = input.LT(1);
    Token before = input.LT(-1);
    boolean fresh = body.getChildCount() == 0 || before == null || separator(before.getType());
    if (Lexing.ends(next.getType()) || fresh && complaint.mayStart(next.getType())) {
      return;
    }
    tell(complaint.leftover().of(next, fresh ? null : before));
    skip(parser, next, next);
    if (!fresh) {
      StatementContext spoilt = last(body);
      spoilt.exception = new InputMismatchException(parser);
      spoilt.stop = input.LT(-1);
    }
  }

  private void tell(Diagnostic diagnostic) {
    if (told < MOST) {
      diagnostics.add(diagnostic);
    }
    told++;
  }

  private static StatementContext last(BodyContext body) {
    int at = body.getChildCount() - 1;
    while (!(body.getChild(at) instanceof StatementContext)) {
      at--;
    }
    return (StatementContext) body.getChild(at);
  }

  private static boolean separator(int type) {
    return type == TattleLexer.NL || type == TattleLexer.SEMI || type == TattleLexer.LBRACE;
  }

  /**
   * Goes to the end of the statement. It is looked for from the last token that was understood, new
   * lines before the fault included: they may have been taken for part of the statement.
   */
  private void skip(Parser parser, Token start, Token culprit) {
    TokenStream input = parser.getInputStream();
    if (told >= MOST) {
      input.seek(input.size() - 1);
      return;
    }
    int understood = culprit.getTokenIndex() - 1;
    while (understood >= start.getTokenIndex() && brackets.blank(understood)) {
      understood--;
    }
    input.seek(understood + 1);
    int inside = brackets.closed(start.getTokenIndex(), understood + 1);
    int braces = 0;
    for (int type = input.LA(1); type != Token.EOF; type = input.LA(1)) {
      if (braces == 0 && Lexing.ends(type)) {
        int next = brackets.pastLines(input.index());
        boolean goesOn = next <= inside || brackets.clause(next);
        if (type != TattleLexer.NL || !goesOn) {
          return;
        }
        input.seek(next);
        continue;
      }
      braces += type == TattleLexer.LBRACE ? 1 : type == TattleLexer.RBRACE ? -1 : 0;
      input.consume();
    }
  }
}
