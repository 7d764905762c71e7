package org.tattle.dsl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.tree.Argument;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Literals;
import org.tattle.dsl.syntax.tree.Name;
import org.tattle.dsl.syntax.tree.Operator;
import org.tattle.dsl.syntax.tree.Repeats;
import org.tattle.dsl.syntax.word.Lexing;
import org.tattle.grammar.TattleParser.ActualContext;
import org.tattle.grammar.TattleParser.ActualsContext;
import org.tattle.grammar.TattleParser.ArgContext;
import org.tattle.grammar.TattleParser.AtomContext;
import org.tattle.grammar.TattleParser.BinaryContext;
import org.tattle.grammar.TattleParser.BooleanContext;
import org.tattle.grammar.TattleParser.ExprContext;
import org.tattle.grammar.TattleParser.FileContext;
import org.tattle.grammar.TattleParser.GroupContext;
import org.tattle.grammar.TattleParser.IdentContext;
import org.tattle.grammar.TattleParser.ListContext;
import org.tattle.grammar.TattleParser.NameContext;
import org.tattle.grammar.TattleParser.NotContext;
import org.tattle.grammar.TattleParser.NumberContext;
import org.tattle.grammar.TattleParser.PathContext;
import org.tattle.grammar.TattleParser.PlainContext;
import org.tattle.grammar.TattleParser.ReferenceContext;
import org.tattle.grammar.TattleParser.StringContext;
import org.tattle.grammar.TattleParser.ValueContext;

/** Parse tree to expressions. */
public final class Expressions {
  private final Source source;
  private final List<Diagnostic> diagnostics;
  private final Literals literals;

  Expressions(Source source, List<Diagnostic> diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
    this.literals = new Literals(source, diagnostics);
  }

  Expression expression(ExprContext context) {
    if (context instanceof BinaryContext binary) {
      Span sign = Lexing.span(binary.op);
      return new Expression.Binary(
          span(context),
          expression(binary.expr(0)),
          Operator.of(source.text(sign)),
          sign,
          expression(binary.expr(1)));
    } else if (context instanceof NotContext not) {
      return new Expression.Not(span(context), expression(not.expr()));
    }
    return value(((PlainContext) context).value());
  }

  Expression value(ValueContext context) {
    Expression from = atom(context.atom(0));
    if (context.atom().size() == 1) {
      return from;
    }
    return new Expression.Range(span(context), from, atom(context.atom(1)));
  }

  private Expression atom(AtomContext context) {
    Span span = span(context);
    if (context instanceof NumberContext) {
      boolean signed = context.getChildCount() == 2;
      String digits = source.text(Lexing.span(context.stop));
      return literals.number(span, signed ? "-" + digits : digits);
    } else if (context instanceof StringContext) {
      return text(context.start);
    } else if (context instanceof BooleanContext) {
      return new Expression.Flag(span, Boolean.parseBoolean(source.text(span)));
    } else if (context instanceof ListContext list) {
      return new Expression.ListOf(span, list.value().stream().map(this::value).toList());
    } else if (context instanceof GroupContext group) {
      return expression(group.expr());
    }
    return path(((ReferenceContext) context).path());
  }

  Expression.Path path(PathContext context) {
    List<Expression.Step> steps = new ArrayList<>();
    Token name = null;
    for (ParseTree child : context.children) {
      if (child instanceof ActualsContext actuals) {
        Expression.Step bare = steps.remove(steps.size() - 1);
        steps.add(
            new Expression.Step(
                bare.span().to(span(actuals)), bare.name(), Optional.of(actuals(actuals))));
        continue;
      } else if (child instanceof NameContext named) {
        name = named.start;
      } else if (child instanceof IdentContext first) {
        name = first.start;
      } else {
        continue;
      }
      steps.add(new Expression.Step(Lexing.span(name), name(name), Optional.empty()));
    }
    return new Expression.Path(span(context), steps);
  }

  private List<Expression.Actual> actuals(ActualsContext context) {
    List<Expression.Actual> actuals = context.actual().stream().map(this::actual).toList();
    diagnostics.addAll(
        Repeats.ofNames(
            source, actuals.stream().flatMap(actual -> actual.name().stream()).toList()));
    return actuals;
  }

  private Expression.Actual actual(ActualContext context) {
    return new Expression.Actual(
        span(context),
        Optional.ofNullable(context.name()).map(it -> name(it.start)),
        expression(context.expr()));
  }

  Argument argument(ArgContext context) {
    Expression value = context.value() == null ? word(context.stop) : value(context.value());
    return new Argument(span(context), name(context.name().start), value);
  }

  /** A path of one word. */
  Expression.Path word(Token token) {
    Span span = Lexing.span(token);
    return new Expression.Path(
        span, List.of(new Expression.Step(span, name(token), Optional.empty())));
  }

  /** A text, or a path of one word that should be the name of one. */
  Expression file(FileContext context) {
    return context.STRING() == null ? word(context.start) : text(context.start);
  }

  Expression.Text text(Token token) {
    Span span = Lexing.span(token);
    return literals.text(span, source.text(span));
  }

  Name name(Token token) {
    Span span = Lexing.span(token);
    return new Name(span, source.text(span));
  }

  static Span span(ParserRuleContext context) {
    return Lexing.span(context.start, context.stop);
  }
}
