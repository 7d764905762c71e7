package org.tattle.dsl.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.source.Source;
import org.tattle.grammar.TattleParser;

/** Text to script. Whatever the text, there is a script and a list of what is wrong with it. */
public final class Parser {
  private Parser() {}

  /** Reads a script. A statement that cannot be read costs itself and nothing else. */
  public static Parsed parse(Source source) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    Limits limits = new Limits(source, diagnostics);
    List<Token> tokens = limits.within(Lexing.tokens(source));
    CommonTokenStream stream = new CommonTokenStream(new ListTokenSource(tokens));
    TattleParser parser = new TattleParser(stream);
    parser.removeErrorListeners();
    Brackets brackets = new Brackets(tokens);
    Complaint complaint = new Complaint(source, brackets);
    parser.setErrorHandler(new Recovery(complaint, brackets, diagnostics));
    AstBuilder builder = new AstBuilder(source, tokens, diagnostics);
    List<Statement> statements = new ArrayList<>(builder.program(parser.program()));
    statements.addAll(limits.broken());
    statements.sort(Comparator.comparingInt(statement -> statement.span().start()));
    diagnostics.sort(Comparator.comparingInt(diagnostic -> diagnostic.span().start()));
    return new Parsed(new Script(source, statements), diagnostics);
  }
}
