package org.tattle.dsl.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.syntax.mend.Brackets;
import org.tattle.dsl.syntax.mend.Complaint;
import org.tattle.dsl.syntax.mend.Recovery;
import org.tattle.dsl.syntax.tree.Argument;
import org.tattle.dsl.syntax.tree.Parsed;
import org.tattle.dsl.syntax.tree.Script;
import org.tattle.dsl.syntax.tree.Statement;
import org.tattle.dsl.syntax.word.Lexing;
import org.tattle.grammar.TattleParser;
import org.tattle.grammar.TattleParser.ArgContext;

/** Text to script. Whatever the text, there is a script and a list of what is wrong with it. */
public final class Parser {
  private Parser() {}

  /** Reads a script. A statement that cannot be read costs itself and nothing else. */
  public static Parsed parse(Source source) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    Limits limits = new Limits(source, diagnostics);
    List<Token> tokens = limits.within(Lexing.tokens(source));
    CommonTokenStream stream = new CommonTokenStream(new ListTokenSource(tokens));
    stream.fill();
    TattleParser parser = new TattleParser(stream);
    parser.removeErrorListeners();
    Brackets brackets = new Brackets(tokens);
    Complaint complaint = new Complaint(source, brackets);
    parser.setErrorHandler(new Recovery(complaint, brackets, diagnostics));
    AstBuilder builder = new AstBuilder(source, tokens, diagnostics);
    Harvest harvest = new Harvest(source, brackets, builder, diagnostics);
    parser.addParseListener(harvest);
    parser.program();
    List<Statement> statements = new ArrayList<>(harvest.statements());
    statements.addAll(limits.broken());
    statements.sort(Comparator.comparingInt(statement -> statement.span().start()));
    diagnostics.sort(Comparator.comparingInt(diagnostic -> diagnostic.span().start()));
    return new Parsed(new Script(source, statements), diagnostics);
  }

  /** Reads one {@code eps=4}, if the text is nothing else. */
  public static Optional<Argument> argument(Source source) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    List<Token> tokens = new Limits(source, diagnostics).within(Lexing.tokens(source));
    TattleParser parser = new TattleParser(new CommonTokenStream(new ListTokenSource(tokens)));
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      ArgContext read = parser.arg();
      Argument argument = new Expressions(source, diagnostics).argument(read);
      boolean whole = parser.getCurrentToken().getType() == Token.EOF && diagnostics.isEmpty();
      return Optional.of(argument).filter(it -> whole);
    } catch (ParseCancellationException e) {
      return Optional.empty();
    }
  }
}
