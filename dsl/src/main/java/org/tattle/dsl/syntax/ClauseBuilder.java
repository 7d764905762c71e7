package org.tattle.dsl.syntax;

import java.util.List;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.tree.Argument;
import org.tattle.dsl.syntax.tree.Clause;
import org.tattle.dsl.syntax.tree.Clauses;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Repeats;
import org.tattle.dsl.syntax.word.Lexing;
import org.tattle.grammar.TattleParser.ArgClauseContext;
import org.tattle.grammar.TattleParser.ArgContext;
import org.tattle.grammar.TattleParser.AsClauseContext;
import org.tattle.grammar.TattleParser.ByClauseContext;
import org.tattle.grammar.TattleParser.ClauseContext;
import org.tattle.grammar.TattleParser.KeyContext;
import org.tattle.grammar.TattleParser.OfClauseContext;
import org.tattle.grammar.TattleParser.OnClauseContext;
import org.tattle.grammar.TattleParser.PathContext;
import org.tattle.grammar.TattleParser.TitleContext;
import org.tattle.grammar.TattleParser.ToClauseContext;
import org.tattle.grammar.TattleParser.UsingClauseContext;
import org.tattle.grammar.TattleParser.WithClauseContext;

/** Parse tree to clauses. */
final class ClauseBuilder {
  private final Source source;
  private final List<Diagnostic> diagnostics;
  private final Expressions expressions;

  ClauseBuilder(Source source, List<Diagnostic> diagnostics, Expressions expressions) {
    this.source = source;
    this.diagnostics = diagnostics;
    this.expressions = expressions;
  }

  Clauses clauses(List<ClauseContext> contexts) {
    return clauses(contexts.stream().map(this::clause));
  }

  /** The clauses among other parts of a statement, where a name may be a text. */
  Clauses titled(List<ParseTree> parts) {
    return clauses(
        parts.stream()
            .filter(part -> part instanceof ClauseContext || part instanceof TitleContext)
            .map(
                part ->
                    part instanceof TitleContext title
                        ? title(title)
                        : clause((ClauseContext) part)));
  }

  private Clause title(TitleContext title) {
    return new Clause.Title(
        Lexing.span(title.AS().getSymbol(), title.stop),
        keyword(title.AS()),
        expressions.text(title.STRING().getSymbol()));
  }

  private Clauses clauses(Stream<Clause> clauses) {
    List<Clause> list = clauses.toList();
    diagnostics.addAll(Repeats.ofClauses(source, list));
    return new Clauses(list);
  }

  private Clause clause(ClauseContext context) {
    if (context instanceof OnClauseContext on) {
      return new Clause.On(from(on.ON(), on), keyword(on.ON()), paths(on.path()));
    } else if (context instanceof UsingClauseContext using) {
      return new Clause.Using(
          from(using.USING(), using), keyword(using.USING()), expressions.path(using.path()));
    } else if (context instanceof OfClauseContext of) {
      return new Clause.Of(from(of.OF(), of), keyword(of.OF()), paths(of.path()));
    } else if (context instanceof ByClauseContext by) {
      return new Clause.By(
          from(by.BY(), by), keyword(by.BY()), by.keys().key().stream().map(this::key).toList());
    } else if (context instanceof ToClauseContext to) {
      return new Clause.To(from(to.TO(), to), keyword(to.TO()), expressions.file(to.file()));
    } else if (context instanceof AsClauseContext as) {
      return new Clause.As(from(as.AS(), as), keyword(as.AS()), expressions.name(as.ident().start));
    } else if (context instanceof WithClauseContext with) {
      return new Clause.With(
          from(with.WITH(), with), keyword(with.WITH()), true, expressions.argument(with.arg()));
    }
    ArgContext arg = ((ArgClauseContext) context).arg();
    Argument argument = expressions.argument(arg);
    return new Clause.With(argument.span(), argument.name().span(), false, argument);
  }

  private List<Expression.Path> paths(List<PathContext> contexts) {
    return contexts.stream().map(expressions::path).toList();
  }

  private Expression key(KeyContext context) {
    return context.path() == null
        ? expressions.text(context.start)
        : expressions.path(context.path());
  }

  private static Span keyword(TerminalNode keyword) {
    return Lexing.span(keyword.getSymbol());
  }

  private static Span from(TerminalNode keyword, ClauseContext context) {
    Token first = keyword.getSymbol();
    return Lexing.span(first, context.stop);
  }
}
