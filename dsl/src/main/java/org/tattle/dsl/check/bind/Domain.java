package org.tattle.dsl.check.bind;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tattle.dsl.check.type.Type;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Suggest;
import org.tattle.dsl.diagnose.sentence.ValueFaults;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Statement;

/**
 * What a {@code param} may be: of its default's type and, where the script says {@code in}, from
 * one number to another or one of a list.
 */
public final class Domain {
  private final Source source;
  private final Statement.Param param;
  private final Typed standard;
  private final Optional<List<Typed.Constant>> limits;
  private final boolean range;

  private Domain(
      Source source,
      Statement.Param param,
      Typed standard,
      Optional<List<Typed.Constant>> limits,
      boolean range) {
    this.source = source;
    this.param = param;
    this.standard = standard;
    this.limits = limits;
    this.range = range;
  }

  /** The domain of a parameter; says so if what it is declared with is no domain. */
  public static Optional<Domain> of(CheckState context, Statement.Param param, Typed standard) {
    Source source = context.source;
    if (param.domain().isEmpty()) {
      return Optional.of(new Domain(source, param, standard, Optional.empty(), false));
    }
    Expression domain = param.domain().get();
    boolean range = domain instanceof Expression.Range;
    Typed typed =
        domain instanceof Expression.Range r
            ? new Typed.Items(
                r.span(), List.of(context.typer.value(r.from()), context.typer.value(r.to())))
            : context.typer.argument(domain);
    boolean plain =
        typed instanceof Typed.Items list
            && list.items().stream().allMatch(Typed.Constant.class::isInstance);
    if (typed instanceof Typed.Items items && plain) {
      List<Typed.Constant> limits = items.items().stream().map(Typed.Constant.class::cast).toList();
      boolean rises = !range || number(limits.get(0)) <= number(limits.get(1));
      if (rises) {
        return Optional.of(new Domain(source, param, standard, Optional.of(limits), range));
      }
    }
    if (typed.type() != Type.ERROR) {
      context.findings.add(
          context.findings.of(
              ValueFaults.DOMAIN_NOT_A_RANGE, domain.span(), source.text(domain.span())));
    }
    return Optional.empty();
  }

  private static double number(Typed.Constant constant) {
    return constant.type() == Type.NUMBER ? (Double) constant.value() : Double.NaN;
  }

  /** What is wrong with a value, if anything is. */
  public Optional<Diagnostic> refuse(Source from, Typed value) {
    String name = param.name().text();
    String text = from.text(value.span());
    if (!alike(standard, value)) {
      Diagnostic other =
          Diagnostic.of(
              ValueFaults.OF_ANOTHER_KIND,
              from,
              value.span(),
              name,
              noun(standard),
              text,
              noun(value));
      return Optional.of(
          other.hint("write it like `%s=%s`".formatted(name, source.text(standard.span()))));
    }
    if (within(value)) {
      return Optional.empty();
    }
    Diagnostic outside =
        range
            ? Diagnostic.of(ValueFaults.OUTSIDE, from, value.span(), name, limits(" to "), text)
            : Diagnostic.of(ValueFaults.NOT_AMONG_THEM, from, value.span(), name, text)
                .suggest(Suggest.near(text, limits.get().stream().map(this::text).toList()))
                .hint("choices: " + limits(", "));
    if (from != source) {
      outside = outside.cause(source, param.domain().get().span(), "declared here");
    }
    return Optional.of(
        param.doc().map(d -> name + ": " + d.value()).map(outside::hint).orElse(outside));
  }

  private String limits(String between) {
    return limits.get().stream().map(this::text).collect(Collectors.joining(between));
  }

  private String text(Typed.Constant constant) {
    return source.text(constant.span());
  }

  private boolean within(Typed value) {
    if (limits.isEmpty()) {
      return true;
    }
    if (value instanceof Typed.Items items) {
      return items.items().stream().allMatch(this::within);
    }
    Object given = ((Typed.Constant) value).value();
    if (!range) {
      return limits.get().stream().anyMatch(c -> c.value().equals(given));
    }
    double number = number((Typed.Constant) value);
    return number >= number(limits.get().get(0)) && number <= number(limits.get().get(1));
  }

  /** Whether one value may stand where another does: a word is as good as a text. */
  private static boolean alike(Typed standard, Typed value) {
    if (standard instanceof Typed.Items some && value instanceof Typed.Items others) {
      return some.items().isEmpty()
          || others.items().stream().allMatch(item -> alike(some.items().get(0), item));
    }
    if (!(standard instanceof Typed.Constant a) || !(value instanceof Typed.Constant b)) {
      return false;
    }
    if (a.type() != Type.NUMBER || b.type() != Type.NUMBER) {
      return words(a.type()) == words(b.type()) && (words(a.type()) || a.type() == b.type());
    }
    return a.measure().takes(b.measure());
  }

  private static boolean words(Type type) {
    return type == Type.TEXT || type == Type.WORD;
  }

  private static String noun(Typed typed) {
    if (typed instanceof Typed.Constant c && c.type() == Type.NUMBER) {
      return c.measure().noun();
    }
    return typed.type().noun();
  }
}
