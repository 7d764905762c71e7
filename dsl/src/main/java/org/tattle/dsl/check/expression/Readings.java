package org.tattle.dsl.check.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tattle.component.Listing;
import org.tattle.component.Measure;
import org.tattle.component.Parameter;
import org.tattle.dsl.check.type.Type;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Fix;
import org.tattle.dsl.diagnose.Suggest;
import org.tattle.dsl.diagnose.sentence.TargetFaults;
import org.tattle.dsl.diagnose.sentence.ValueFaults;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Name;

/** Reads numbers off targets and results: {@code accuracy}, {@code tpr(fpr=0.1%).upper}. */
record Readings(Source source, Findings findings, Typer typer) {
  private static final List<String> BOUNDS = List.of("value", "lower", "upper");

  /**
   * The number that a path reads off a thing.
   *
   * @param noun what the thing is called in messages
   * @param also what it has besides numbers and tables
   * @param rest what stands behind the thing: a metric, and a bound of it
   */
  Typed of(
      Span span,
      Typed of,
      String noun,
      Class<?> type,
      List<String> also,
      List<Expression.Step> rest) {
    Expression.Step step = rest.get(0);
    Optional<Measure> measure = Measure.of(type, step.name().text());
    if (measure.isEmpty()) {
      List<String> names = new ArrayList<>(Measure.of(type).stream().map(Measure::name).toList());
      Listing.of(type).forEach(listing -> names.add(listing.name()));
      names.addAll(also);
      findings.add(
          findings
              .of(TargetFaults.KIND_HAS_NO_PART, step.name().span(), noun, step.name().text())
              .suggest(Suggest.near(step.name().text(), names))
              .hint("it has: " + String.join(", ", names)));
      return new Typed.Wrong(span);
    }
    Optional<Map<String, Double>> given = given(measure.get(), step);
    if (given.isEmpty()) {
      return new Typed.Wrong(span);
    }
    String bound = rest.size() > 1 ? rest.get(1).name().text() : "value";
    if (rest.size() > 2 || !BOUNDS.contains(bound)) {
      Name wrong = rest.get(rest.size() > 2 ? 2 : 1).name();
      findings.add(findings.of(TargetFaults.NUMBER_HAS_NO_PART, wrong.span(), wrong.text()));
      return new Typed.Wrong(span);
    }
    return new Typed.Reading(span, of, measure.get(), given.get(), bound);
  }

  /** The arguments of a metric, by name; a single one needs no name. */
  private Optional<Map<String, Double>> given(Measure measure, Expression.Step step) {
    Map<String, Double> given = new HashMap<>();
    List<Measure.Argument> wanted = measure.arguments();
    boolean ok = true;
    for (Expression.Actual actual : step.actuals().orElse(List.of())) {
      String name =
          actual.name().map(Name::text).orElse(wanted.size() == 1 ? wanted.get(0).name() : "");
      Optional<Measure.Argument> argument =
          wanted.stream().filter(a -> a.name().equals(name)).findFirst();
      Typed value = typer.argument(actual.value());
      if (argument.isEmpty()) {
        Span at = actual.name().map(Name::span).orElse(actual.span());
        List<String> names = wanted.stream().map(Measure.Argument::name).toList();
        findings.add(
            findings
                .of(ValueFaults.NO_PARAMETER, at, measure.name(), source.text(at))
                .suggest(Suggest.near(name, names))
                .hint(
                    names.isEmpty() ? "it takes none" : "parameters: " + String.join(", ", names)));
        ok = false;
      } else if (value instanceof Typed.Constant constant) {
        ok &= within(argument.get(), constant);
        given.put(name, constant.value() instanceof Double number ? number : Double.NaN);
      } else {
        ok &= tooLate(argument.get(), value, actual.value().span());
      }
    }
    for (Measure.Argument argument : wanted) {
      if (ok && !given.containsKey(argument.name())) {
        findings.add(
            findings
                .of(
                    ValueFaults.NEEDS_PARAMETER,
                    step.name().span(),
                    measure.name(),
                    argument.name())
                .hint(
                    "for example: %s(%s=%s)"
                        .formatted(
                            measure.name(),
                            argument.name(),
                            argument.limits().share() ? "1%" : "1")));
        ok = false;
      }
    }
    return ok ? Optional.of(given) : Optional.empty();
  }

  private boolean within(Measure.Argument argument, Typed.Constant number) {
    Optional<String> other = NumberKind.other(argument.type(), number);
    if (other.isPresent()) {
      return mismatch(argument, number.span(), other.get());
    }
    if (argument.allows((Double) number.value())) {
      return true;
    }
    findings.add(
        findings
            .of(
                ValueFaults.OUTSIDE,
                number.span(),
                argument.name(),
                argument.range(),
                source.text(number.span()))
            .hint("%s: %s".formatted(argument.name(), argument.limits().doc())));
    return false;
  }

  /** What only a run tells is no argument, of whatever type it is. */
  private boolean tooLate(Measure.Argument argument, Typed value, Span span) {
    if (typer.wants(value, Type.NUMBER)) {
      findings.add(
          findings.of(ValueFaults.KNOWN_TOO_LATE, span, argument.name(), source.text(span)));
    }
    return false;
  }

  private boolean mismatch(Measure.Argument argument, Span span, String found) {
    String text = source.text(span);
    Parameter.Type wanted = argument.type();
    Diagnostic other =
        findings
            .of(ValueFaults.OF_ANOTHER_KIND, span, argument.name(), wanted.noun(), text, found)
            .hint("%s: %s".formatted(argument.name(), argument.limits().doc()));
    findings.add(
        Rewritten.of(wanted, text)
            .map(it -> other.caption("write `" + it + "`").fix(new Fix("write it so", span, it)))
            .orElse(other));
    return false;
  }
}
