package org.tattle.dsl.check.expression;

import java.util.List;
import java.util.Optional;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.task.View;
import org.tattle.dsl.check.type.Type;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.diagnose.sentence.ValueFaults;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Name;
import org.tattle.quality.DataDrift;
import org.tattle.quality.Quality;

/**
 * Resolves numbers of what {@code show quality} shows: {@code wine.quality.drifted} of one data
 * set, {@code june.quality(july).drifted} of one against another.
 */
record QualityPaths(Findings findings, Typer typer, Readings readings) {

  static boolean asked(Name name) {
    return name.text().equals(View.QUALITY.word());
  }

  /**
   * @param asked the step that says {@code quality}
   * @param rest what stands behind it
   */
  Typed of(Span span, Name data, Expression.Step asked, List<Expression.Step> rest) {
    return asked.actuals().isPresent()
        ? other(data, asked)
            .map(it -> drift(span, data, asked, it, rest))
            .orElse(new Typed.Wrong(span))
        : readings.of(
            span,
            new Typed.Thing(data.span(), Type.DATA, data.text()),
            "the quality of `%s`".formatted(data.text()),
            Quality.class,
            List.of(),
            rest);
  }

  private Typed drift(
      Span span, Name data, Expression.Step asked, String other, List<Expression.Step> rest) {
    return readings.of(
        span,
        new Typed.Drifted(asked.span(), data.text(), other),
        "the quality of `%s` against `%s`".formatted(data.text(), other),
        DataDrift.class,
        List.of(),
        rest);
  }

  private Optional<String> other(Name data, Expression.Step asked) {
    List<Expression.Actual> actuals = asked.actuals().orElseThrow();
    if (actuals.size() != 1
        || actuals.get(0).name().isPresent()
        || !(actuals.get(0).value() instanceof Expression.Path path)) {
      String another =
          typer.scope().names(Entry.Data.class).stream()
              .filter(name -> !name.equals(data.text()))
              .findFirst()
              .orElse("july");
      findings.add(
          findings
              .of(ValueFaults.AGAINST_ONE_OTHER_SET, asked.span(), data.text())
              .hint("for example: %s.quality(%s).drifted".formatted(data.text(), another)));
      return Optional.empty();
    }
    Optional<String> other = typer.made(path, Entry.Data.class, "a data set");
    if (other.filter(data.text()::equals).isPresent()) {
      findings.add(findings.of(ValueFaults.AGAINST_ITSELF, path.span(), data.text()));
      return Optional.empty();
    }
    return other;
  }
}
