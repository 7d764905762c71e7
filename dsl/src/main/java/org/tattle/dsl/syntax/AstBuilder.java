package org.tattle.dsl.syntax;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.mend.Complaint;
import org.tattle.dsl.syntax.tree.Argument;
import org.tattle.dsl.syntax.tree.Clauses;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Name;
import org.tattle.dsl.syntax.tree.Repeats;
import org.tattle.dsl.syntax.tree.Statement;
import org.tattle.dsl.syntax.tree.SweepAxis;
import org.tattle.dsl.syntax.word.Lexing;
import org.tattle.grammar.TattleParser.ArgContext;
import org.tattle.grammar.TattleParser.BodyContext;
import org.tattle.grammar.TattleParser.ClauseContext;
import org.tattle.grammar.TattleParser.ColumnContext;
import org.tattle.grammar.TattleParser.ExplainContext;
import org.tattle.grammar.TattleParser.HelpContext;
import org.tattle.grammar.TattleParser.StatementContext;
import org.tattle.grammar.TattleParser.SweepContext;
import org.tattle.grammar.TattleParser.TextContext;

/**
 * Parse tree to statements. Statements that the parser gave up on become {@link Statement.Broken}.
 */
final class AstBuilder {
  private final Source source;
  private final List<Token> tokens;
  private final List<Diagnostic> diagnostics;
  private final Expressions expressions;
  private final ClauseBuilder clauses;

  AstBuilder(Source source, List<Token> tokens, List<Diagnostic> diagnostics) {
    this.source = source;
    this.tokens = tokens;
    this.diagnostics = diagnostics;
    this.expressions = new Expressions(source, diagnostics);
    this.clauses = new ClauseBuilder(source, diagnostics, expressions);
  }

  private List<Statement> body(BodyContext body) {
    return body.statement().stream().map(this::statement).toList();
  }

  Statement statement(StatementContext context) {
    if (context.exception != null || context.unknown() != null || context.getChildCount() == 0) {
      return broken(context);
    }
    ParserRuleContext inner = (ParserRuleContext) context.getChild(0);
    Span span = Lexing.span(inner.start, inner.stop);
    Span verb = Lexing.span(inner.start);
    if (context.param() != null) {
      var it = context.param();
      return new Statement.Param(
          span,
          verb,
          name(it.ident()),
          expressions.value(it.value(0)),
          Optional.ofNullable(it.value(1)).map(expressions::value),
          text(it.STRING()));
    } else if (context.use() != null) {
      var it = context.use();
      return new Statement.Use(span, verb, expressions.file(it.file()), clauses(it.clause()));
    } else if (context.set() != null) {
      var it = context.set();
      return it.component() == null
          ? new Statement.Set(span, verb, settings(it.arg()))
          : new Statement.Limit(span, verb, name(it.component()), clauses.titled(it.children));
    } else if (context.let() != null) {
      var it = context.let();
      return new Statement.Let(span, verb, name(it.ident()), expressions.expression(it.expr()));
    } else if (context.act() != null) {
      var it = context.act();
      return new Statement.Act(
          span,
          expressions.name(it.start),
          name(it.component()),
          Optional.ofNullable(it.text()).map(this::text),
          clauses(it.clause()));
    } else if (context.train() != null) {
      var it = context.train();
      return new Statement.Train(
          span, verb, Optional.ofNullable(it.ident()).map(this::name), clauses(it.clause()));
    } else if (context.sweep() != null) {
      return sweep(span, verb, context.sweep());
    } else if (context.refresh() != null) {
      return new Statement.Refresh(span, verb);
    } else if (context.compare() != null) {
      var it = context.compare();
      return new Statement.Compare(
          span, verb, it.path().stream().map(expressions::path).toList(), clauses(it.clause()));
    } else if (context.show() != null) {
      var it = context.show();
      return new Statement.Show(
          span,
          verb,
          it.expr().stream().map(expressions::expression).toList(),
          clauses(it.clause()));
    } else if (context.export() != null) {
      var it = context.export();
      return new Statement.Export(span, verb, expressions.path(it.path()), clauses(it.clause()));
    } else if (context.report() != null) {
      return new Statement.Report(span, verb, clauses(context.report().clause()));
    } else if (context.assertion() != null) {
      var it = context.assertion();
      return new Statement.Assert(span, verb, expressions.expression(it.expr()), text(it.STRING()));
    } else if (context.explain() != null) {
      return explain(span, verb, context.explain());
    } else if (context.help() != null) {
      return help(span, verb, context.help());
    } else if (context.release() != null) {
      var it = context.release();
      return new Statement.Release(
          span,
          verb,
          name(it.component()),
          Optional.ofNullable(it.column()).map(this::column),
          clauses(it.clause()));
    } else if (context.claim() != null) {
      var it = context.claim();
      return new Statement.Claim(
          span, verb, Optional.ofNullable(it.component()).map(this::name), clauses(it.clause()));
    }
    return new Statement.Bare(span, expressions.expression(context.expr()));
  }

  private Statement sweep(Span span, Span verb, SweepContext it) {
    List<SweepAxis> axes =
        it.axis().stream()
            .map(
                axis ->
                    new SweepAxis(
                        Lexing.span(axis.start, axis.stop),
                        name(axis.ident()),
                        expressions.value(axis.value())))
            .toList();
    diagnostics.addAll(Repeats.ofNames(source, axes.stream().map(SweepAxis::name).toList()));
    return new Statement.Sweep(span, verb, axes, body(it.block().body()), clauses(it.clause()));
  }

  private Statement explain(Span span, Span verb, ExplainContext it) {
    if (it.block() != null) {
      return new Statement.Explain(span, verb, body(it.block().body()), true);
    }
    List<Statement> body = it.statement() == null ? List.of() : List.of(statement(it.statement()));
    return new Statement.Explain(span, verb, body, false);
  }

  private Statement help(Span span, Span verb, HelpContext it) {
    List<Name> words =
        it.word().stream()
            .map(word -> Lexing.span(word.start, word.stop))
            .map(where -> new Name(where, source.text(where)))
            .toList();
    return new Statement.Help(span, verb, words);
  }

  private List<Argument> settings(List<ArgContext> contexts) {
    List<Argument> arguments = contexts.stream().map(expressions::argument).toList();
    diagnostics.addAll(Repeats.ofNames(source, arguments.stream().map(Argument::name).toList()));
    return Repeats.first(arguments);
  }

  private Statement broken(StatementContext context) {
    Token stop = context.stop == null ? context.start : context.stop;
    int first = context.start.getTokenIndex();
    int last = Math.max(first, stop.getTokenIndex());
    Statement.Broken broken = BrokenStatement.of(source, tokens.subList(first, last + 1));
    if (context.unknown() != null && context.exception == null) {
      diagnostics.add(Complaint.unknownVerb(source, broken));
    }
    return broken;
  }

  private Clauses clauses(List<ClauseContext> contexts) {
    return clauses.clauses(contexts);
  }

  private Optional<Expression.Text> text(TerminalNode string) {
    return Optional.ofNullable(string).map(TerminalNode::getSymbol).map(expressions::text);
  }

  private Expression text(TextContext it) {
    return it.path() == null ? expressions.text(it.start) : expressions.path(it.path());
  }

  private Expression column(ColumnContext column) {
    return column.STRING() == null
        ? expressions.word(column.start)
        : expressions.text(column.start);
  }

  /** A name of one token: an identifier or a component. */
  private Name name(ParserRuleContext word) {
    return expressions.name(word.start);
  }
}
