package org.tattle.dsl.check.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tattle.component.Measure;
import org.tattle.component.NumberUnit;
import org.tattle.component.Registry;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.type.Arithmetic;
import org.tattle.dsl.check.type.Function;
import org.tattle.dsl.check.type.Type;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Suggest;
import org.tattle.dsl.diagnose.sentence.NameFaults;
import org.tattle.dsl.diagnose.sentence.ValueFaults;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.mend.Synonyms;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Operator;

/** Resolves the names in expressions and finds their types. */
public final class Typer {
  private static final int LONGEST_RANGE = 100_000;

  private final Source source;
  private final Findings findings;
  private final Unknown unknown;
  private final Paths paths;
  private Optional<Calls> calls = Optional.empty();
  private Scope scope;

  public Typer(Source source, Findings findings, Registry registry) {
    this.source = source;
    this.findings = findings;
    this.unknown = new Unknown(findings, registry);
    this.paths = new Paths(source, findings, unknown, this);
  }

  /** A typer for a block, which forgives what the outer one does. */
  public Typer(Typer outer) {
    this.source = outer.source;
    this.findings = outer.findings;
    this.unknown = outer.unknown;
    this.paths = new Paths(source, findings, unknown, this, outer.paths);
  }

  /** Knows what these calls mean from now on. */
  public void know(Calls known) {
    calls = Optional.of(known);
  }

  /** Sees the names of this scope from now on. */
  public void enter(Scope seen) {
    scope = seen;
  }

  public Scope scope() {
    return scope;
  }

  public Paths paths() {
    return paths;
  }

  /** Words what stands for nothing. */
  public Unknown unknown() {
    return unknown;
  }

  /** The name that a path is, if it stands for what was made of that type; says so if not. */
  public Optional<String> made(Expression.Path path, Class<? extends Entry> type, String noun) {
    return new MadeNames(findings, unknown).named(scope, path, type, noun);
  }

  /** The text of a span, for messages. */
  public String text(Span span) {
    return source.text(span);
  }

  /** An expression whose value is wanted. */
  public Typed value(Expression expression) {
    return expression.accept(new Typing(this));
  }

  /** What an argument is given: a bare word that names no value stands for itself. */
  public Typed argument(Expression expression) {
    if (expression instanceof Expression.Path path && path.word().isPresent()) {
      String word = path.root().text();
      Optional<Entry.Value> named = scope.find(word, Entry.Value.class);
      return named
          .map(v -> at(v.value(), path.span()))
          .orElse(new Typed.Constant(path.span(), Type.WORD, word, NumberUnit.Measure.PLAIN));
    }
    if (expression instanceof Expression.ListOf list) {
      return new Typed.Items(list.span(), list.items().stream().map(this::argument).toList());
    }
    return value(expression);
  }

  Typed not(Expression.Not not) {
    Typed operand = value(not.operand());
    return wants(operand, Type.FLAG)
        ? new Typed.Not(not.span(), operand)
        : new Typed.Wrong(not.span());
  }

  Typed binary(Expression.Binary binary) {
    Typed left = value(binary.left());
    Typed right = value(binary.right());
    Operator operator = binary.operator();
    Type wanted = operator.arithmetic() || operator.comparison() ? Type.NUMBER : Type.FLAG;
    boolean ok = wants(left, wanted) & wants(right, wanted);
    if (!ok) {
      return new Typed.Wrong(binary.span());
    }
    if (operator.arithmetic()
        && left instanceof Typed.Constant a
        && right instanceof Typed.Constant b) {
      double value = Arithmetic.of(operator, (Double) a.value(), (Double) b.value());
      return new Typed.Constant(binary.span(), Type.NUMBER, value, a.measure());
    }
    if (operator.comparison()) {
      OutOfReach.warn(left, right, source, findings);
      OutOfReach.warn(right, left, source, findings);
    }
    return new Typed.Binary(binary.span(), left, operator, binary.sign(), right);
  }

  /** What to do where a comparison is no help. */
  static final String COMPARED =
      "a comparison can be shown and exported; here, name what it compares";

  /** Whether an expression is of a type; says so if it is not. */
  public boolean wants(Typed typed, Type wanted) {
    if (typed.type() == wanted) {
      return true;
    }
    if (typed.type() != Type.ERROR) {
      Diagnostic other =
          findings.of(
              ValueFaults.OF_ANOTHER_TYPE,
              typed.span(),
              text(typed.span()),
              typed.type().noun(),
              wanted.noun());
      findings.add(cure(typed, wanted).map(other::hint).orElse(other));
    }
    return false;
  }

  /** The number that stands for a subject. */
  private Optional<String> headline(Typed typed) {
    return typed instanceof Typed.Thing thing
        ? scope()
            .find(thing.name(), Entry.Subject.class)
            .flatMap(subject -> Measure.headline(subject.kind()))
            .map(Measure::name)
        : Optional.empty();
  }

  /** What makes of an expression another of the type that is wanted. */
  private Optional<String> cure(Typed typed, Type wanted) {
    String text = text(typed.span());
    if (typed.type() == Type.NUMBER && wanted == Type.FLAG) {
      return Optional.of("compare it with another number: %s < 0.5".formatted(text));
    }
    if (typed.type() == Type.SUBJECT && wanted == Type.NUMBER) {
      return headline(typed).map(it -> "read a number off it: %s.%s".formatted(text, it));
    }
    if (typed.type() == Type.SUBJECT && wanted == Type.FLAG) {
      return headline(typed)
          .map(it -> "read a number off it and compare: %s.%s > 0.5".formatted(text, it));
    }
    if (typed instanceof Typed.Found found && wanted == Type.NUMBER) {
      return Measure.headline(found.finds())
          .map(it -> "read a number off it, such as %s.%s".formatted(text, it.name()));
    }
    if (typed.type() == Type.COMPARISON) {
      return Optional.of(COMPARED);
    }
    if (typed.type() == Type.TEXT || typed.type() == Type.WORD) {
      return Optional.of("only numbers are reckoned with and compared");
    }
    boolean compared = typed instanceof Typed.Binary b && b.operator().comparison();
    return compared && wanted == Type.NUMBER
        ? Optional.of("two comparisons are joined by `and`: 0.4 < x and x < 0.6")
        : Optional.empty();
  }

  Typed range(Expression.Range range) {
    Typed from = value(range.from());
    Typed to = value(range.to());
    if (!wants(from, Type.NUMBER) || !wants(to, Type.NUMBER)) {
      return new Typed.Wrong(range.span());
    }
    if (from instanceof Typed.Constant a && to instanceof Typed.Constant b) {
      double first = (Double) a.value();
      double last = (Double) b.value();
      boolean whole = first == Math.rint(first) && last == Math.rint(last);
      boolean rises = whole && first <= last;
      if (rises && last - first >= LONGEST_RANGE) {
        findings.add(
            findings
                .of(ValueFaults.RANGE_TOO_LONG, range.span(), text(range.span()))
                .hint(
                    String.format(Locale.ROOT, "a range has at most %,d numbers", LONGEST_RANGE)));
        return new Typed.Wrong(range.span());
      }
      if (rises) {
        List<Typed> items = new ArrayList<>();
        for (double x = first; x <= last; x++) {
          items.add(new Typed.Constant(range.span(), Type.NUMBER, x, NumberUnit.Measure.PLAIN));
        }
        return new Typed.Items(range.span(), items);
      }
    }
    findings.add(
        findings
            .of(ValueFaults.NOT_A_RANGE, range.span(), text(range.span()))
            .hint("other values stand in a list: [0.1, 1, 10]"));
    return new Typed.Wrong(range.span());
  }

  Typed applied(Expression.Path path) {
    String function = path.root().text();
    Optional<Typed> called = calls.flatMap(it -> it.called(path));
    if (called.isPresent()) {
      return called.get();
    }
    Optional<Function> applied = Function.of(function);
    if (applied.isEmpty()) {
      Set<String> known = new TreeSet<>(Function.words());
      calls.ifPresent(it -> known.addAll(it.names()));
      findings.add(
          findings
              .of(NameFaults.NO_FUNCTION, path.root().span(), function)
              .suggest(
                  Synonyms.verb(function)
                      .or(() -> Synonyms.function(function))
                      .map(List::of)
                      .orElseGet(() -> Suggest.near(function, known)))
              .hint(
                  Synonyms.advice(function)
                      .orElseGet(() -> "functions: " + String.join(", ", known))));
      return new Typed.Wrong(path.span());
    }
    List<Expression.Actual> actuals = path.steps().get(0).actuals().orElseThrow();
    if (actuals.size() != 1) {
      findings.add(
          findings
              .of(ValueFaults.ONE_LIST, path.span(), function)
              .hint("for example: %s([0.1, 0.2])".formatted(function)));
      return new Typed.Wrong(path.span());
    }
    Typed list = value(actuals.get(0).value());
    return wants(list, Type.LIST)
        ? new Typed.Applied(path.span(), applied.get(), list)
        : new Typed.Wrong(path.span());
  }

  /** A value as it is where it is used. */
  private Typed at(Typed value, Span span) {
    if (value instanceof Typed.Constant c) {
      return new Typed.Constant(span, c.type(), c.value(), c.measure());
    }
    return Known.number(value, scope)
        .<Typed>map(
            number -> new Typed.Constant(span, Type.NUMBER, number, NumberUnit.Measure.PLAIN))
        .orElse(value);
  }

  /** A value that {@code let} named, where it is used. */
  Typed named(String name, Entry.Value entry, Span span) {
    return entry.value() instanceof Typed.Constant constant
        ? at(constant, span)
        : new Typed.Named(span, entry.value().type(), name);
  }
}
