package org.tattle.dsl.check.bind;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tattle.component.ColumnName;
import org.tattle.component.Noun;
import org.tattle.component.NumberUnit;
import org.tattle.component.Parameter;
import org.tattle.component.Registry;
import org.tattle.component.RowChoice;
import org.tattle.dsl.check.expression.Findings;
import org.tattle.dsl.check.expression.Known;
import org.tattle.dsl.check.expression.NumberKind;
import org.tattle.dsl.check.expression.Rewritten;
import org.tattle.dsl.check.expression.Typer;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.type.Literal;
import org.tattle.dsl.check.type.Type;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Fix;
import org.tattle.dsl.diagnose.Suggest;
import org.tattle.dsl.diagnose.sentence.ValueFaults;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.mend.Synonyms;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.run.Fault;

/** From what a script gives a parameter to the Java value that its record takes. */
public final class ParameterValues {
  private static final Set<Parameter.Type> NUMBERS =
      Set.of(
          Parameter.Type.COUNT,
          Parameter.Type.REAL,
          Parameter.Type.SHARE,
          Parameter.Type.DURATION,
          Parameter.Type.ROWS);
  private static final Set<Parameter.Type> COUNTED =
      Set.of(Parameter.Type.COUNT, Parameter.Type.ROWS);

  private final Findings findings;
  private final Typer typer;
  private final Registry registry;

  ParameterValues(Findings findings, Typer typer, Registry registry) {
    this.registry = registry;
    this.findings = findings;
    this.typer = typer;
  }

  /** The value, or empty if it does not fit, which is said then. */
  Optional<Object> of(Parameter parameter, Expression expression) {
    if (parameter.type() == Parameter.Type.COLUMN) {
      return columns(parameter, expression);
    }
    if (parameter.type() == Parameter.Type.ROWS) {
      return rows(parameter, expression);
    }
    if (parameter.named()) {
      Optional<String> name = name(parameter, expression);
      return parameter.optional() ? name.map(Optional::of) : name.map(it -> it);
    }
    Optional<Object> value =
        parameter.list() ? list(parameter, expression) : one(parameter, expression);
    return parameter.optional() ? value.map(Optional::of) : value;
  }

  /** The name of what was made before, which is there. */
  private Optional<String> name(Parameter parameter, Expression expression) {
    Noun noun = parameter.limits().names();
    if (expression instanceof Expression.Path path) {
      return typer.made(path, Entry.of(noun), noun.phrase());
    }
    mismatch(parameter, expression.span(), "not a name that was given before");
    return Optional.empty();
  }

  /** Names of columns, as they are written; what they stand for depends on the table. */
  private Optional<Object> columns(Parameter parameter, Expression expression) {
    List<Expression> items =
        expression instanceof Expression.ListOf list ? list.items() : List.of(expression);
    for (Expression item : items) {
      if (!(item instanceof Expression.Path)) {
        return mismatch(parameter, item.span(), "not the name of one");
      }
    }
    if (!parameter.list() && expression instanceof Expression.ListOf) {
      return mismatch(parameter, expression.span(), "a list");
    }
    List<ColumnName> names =
        items.stream().map(item -> new ColumnName(typer.text(item.span()))).toList();
    Object value = parameter.list() ? names : names.get(0);
    return Optional.of(parameter.optional() ? Optional.of(value) : value);
  }

  /** So many rows, a list of their numbers, or texts that say which. */
  private Optional<Object> rows(Parameter parameter, Expression expression) {
    Typed typed = typer.argument(expression);
    boolean many = typed instanceof Typed.Items;
    List<Typed> items = typed instanceof Typed.Items some ? some.items() : List.of(typed);
    Optional<List<String>> texts = texts(items);
    if (texts.isPresent()) {
      RowChoice called = RowChoice.called(texts.get());
      return Optional.of(parameter.optional() ? Optional.of(called) : called);
    }
    List<Integer> numbers = new ArrayList<>();
    for (Typed item : items) {
      one(parameter, item, item.span()).ifPresent(number -> numbers.add((Integer) number));
    }
    if (numbers.size() < items.size()) {
      return Optional.empty();
    }
    RowChoice rows = many ? RowChoice.named(numbers) : RowChoice.drawn(numbers.get(0));
    return Optional.of(parameter.optional() ? Optional.of(rows) : rows);
  }

  /** What they say, if they are texts and there are any. */
  private static Optional<List<String>> texts(List<Typed> items) {
    boolean all =
        !items.isEmpty()
            && items.stream()
                .allMatch(item -> item instanceof Typed.Constant one && one.type() == Type.TEXT);
    return all
        ? Optional.of(items.stream().map(item -> (String) ((Typed.Constant) item).value()).toList())
        : Optional.empty();
  }

  private Optional<Object> list(Parameter parameter, Expression expression) {
    Typed typed = typer.argument(expression);
    List<Typed> items = typed instanceof Typed.Items many ? many.items() : List.of(typed);
    List<Object> values = new ArrayList<>();
    for (Typed item : items) {
      one(parameter, item, item.span()).ifPresent(values::add);
    }
    return values.size() == items.size() ? Optional.of(values) : Optional.empty();
  }

  private Optional<Object> one(Parameter parameter, Expression expression) {
    if (parameter.type() == Parameter.Type.TEXT && unquoted(parameter, expression)) {
      return mismatch(parameter, expression.span(), "not in quotes");
    }
    return one(parameter, typer.argument(expression), expression.span());
  }

  /**
   * Whether a text is written like the name of a value, and names none. A word without dots is as
   * good as a text, unless a file is wanted: there it is more often a parameter misspelt.
   */
  private boolean unquoted(Parameter parameter, Expression expression) {
    return expression instanceof Expression.Path path
        && (path.word().isEmpty() || parameter.limits().file())
        && typer.scope().find(path.root().text()).isEmpty();
  }

  private Optional<Object> one(Parameter parameter, Typed given, Span at) {
    Typed typed =
        Known.number(given, typer.scope())
            .filter(number -> !(given instanceof Typed.Constant))
            .<Typed>map(it -> new Typed.Constant(at, Type.NUMBER, it, NumberUnit.Measure.PLAIN))
            .orElse(given);
    if (typed instanceof Typed.Wrong) {
      return Optional.empty();
    }
    if (!(typed instanceof Typed.Constant constant)) {
      return typed.type() == Type.NUMBER && NUMBERS.contains(parameter.type())
          ? unknown(parameter, at)
          : mismatch(parameter, at, typed.type().noun());
    }
    return switch (parameter.type()) {
      case COUNT, REAL, SHARE, DURATION, ROWS -> number(parameter, constant);
      case FLAG -> flag(parameter, constant);
      case TEXT -> text(parameter, constant);
      case CHOICE -> choice(parameter, constant);
      case COLUMN -> throw new IllegalArgumentException("a column is read as it is written");
    };
  }

  private Optional<Object> text(Parameter parameter, Typed.Constant constant) {
    if (constant.type() == Type.TEXT || constant.type() == Type.WORD) {
      return inForm(parameter, constant.value().toString(), constant.span());
    }
    return parameter.limits().label() && plain(constant)
        ? Optional.of(Literal.text(constant))
        : mismatch(parameter, constant.span(), constant.type().noun());
  }

  /** A text, unless it is not written as texts of the parameter are. */
  private Optional<Object> inForm(Parameter parameter, String text, Span at) {
    try {
      parameter.form().check(text);
      return Optional.of(text);
    } catch (Fault fault) {
      findings.add(findings.of(at, fault));
      return Optional.empty();
    }
  }

  /** Whether it is a number without a unit, as classes may be called. */
  private static boolean plain(Typed.Constant constant) {
    return constant.type() == Type.NUMBER && constant.measure() == NumberUnit.Measure.PLAIN;
  }

  private Optional<Object> number(Parameter parameter, Typed.Constant constant) {
    Optional<String> other = NumberKind.other(parameter.type(), constant);
    if (other.isPresent()) {
      return mismatch(parameter, constant.span(), other.get());
    }
    double value = (Double) constant.value();
    if (!parameter.allows(value) || COUNTED.contains(parameter.type()) && !isInt(value)) {
      findings.add(
          findings
              .of(
                  ValueFaults.OUTSIDE,
                  constant.span(),
                  parameter.name(),
                  parameter.range().orElse("at most 2147483647"),
                  shown(constant))
              .hint("%s: %s".formatted(parameter.name(), parameter.limits().doc())));
      return Optional.empty();
    }
    return Optional.of(
        switch (parameter.type()) {
          case COUNT, ROWS -> (Object) (int) value;
          case DURATION -> Duration.ofMillis(Math.round(value * 1000));
          default -> value;
        });
  }

  private static boolean isInt(double value) {
    return value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE;
  }

  private Optional<Object> flag(Parameter parameter, Typed.Constant constant) {
    if (constant.type() == Type.FLAG) {
      return Optional.of(constant.value());
    }
    if (constant.type() == Type.WORD && constant.value().equals("on")) {
      return Optional.of(true);
    }
    if (constant.type() == Type.WORD && constant.value().equals("off")) {
      return Optional.of(false);
    }
    return mismatch(parameter, constant.span(), constant.type().noun());
  }

  private Optional<Object> choice(Parameter parameter, Typed.Constant constant) {
    if (constant.type() != Type.WORD && constant.type() != Type.TEXT) {
      return mismatch(parameter, constant.span(), constant.type().noun());
    }
    String word = constant.value().toString();
    if (parameter.choices().contains(word)) {
      return Optional.of(parameter.choice(word));
    }
    Diagnostic no =
        findings
            .of(ValueFaults.NOT_AMONG_THEM, constant.span(), parameter.name(), word)
            .suggest(
                Synonyms.choice(word)
                    .filter(parameter.choices()::contains)
                    .map(List::of)
                    .orElseGet(() -> Suggest.near(word, parameter.choices())))
            .hint("choices: " + String.join(", ", parameter.choices()));
    String takers = takers(parameter.name(), word);
    findings.add(takers.isEmpty() ? no : no.hint("`%s` is for: %s".formatted(word, takers)));
    return Optional.empty();
  }

  /** The components that take a word for a parameter of that name. */
  private String takers(String parameter, String word) {
    return registry.all().stream()
        .filter(
            schema ->
                schema.parameter(parameter).filter(it -> it.choices().contains(word)).isPresent())
        .map(schema -> registry.kind(schema).verb() + " " + schema.name())
        .collect(joining(", "));
  }

  /** A value as it is written and, where a name stands for it, what it is. */
  private String shown(Typed.Constant constant) {
    String written = typer.text(constant.span());
    boolean named = constant.type() == Type.NUMBER && Character.isLetter(written.charAt(0));
    return named ? "%s=%s".formatted(written, Literal.text(constant)) : written;
  }

  /** A number of the right kind that only a run tells, or that nothing proves. */
  private Optional<Object> unknown(Parameter parameter, Span span) {
    findings.add(findings.of(ValueFaults.KNOWN_TOO_LATE, span, parameter.name(), typer.text(span)));
    return Optional.empty();
  }

  private Optional<Object> mismatch(Parameter parameter, Span span, String found) {
    String text = typer.text(span);
    Diagnostic other =
        findings.of(
            ValueFaults.OF_ANOTHER_KIND, span, parameter.name(), noun(parameter), text, found);
    Optional<String> meant = Rewritten.of(parameter.type(), text);
    findings.add(
        meant
            .map(it -> other.caption("write `" + it + "`").fix(new Fix("write it so", span, it)))
            .orElseGet(
                () ->
                    other.hint(
                        "write it like `%s=%s`".formatted(parameter.name(), sample(parameter)))));
    return Optional.empty();
  }

  private static String noun(Parameter parameter) {
    return parameter.type() == Parameter.Type.CHOICE && !parameter.list()
        ? "one of " + String.join(", ", parameter.choices())
        : parameter.noun();
  }

  private static String sample(Parameter parameter) {
    String one =
        parameter.type() == Parameter.Type.CHOICE
            ? parameter.choices().get(0)
            : parameter.type().sample();
    return parameter.list() ? "[%s]".formatted(one) : one;
  }
}
