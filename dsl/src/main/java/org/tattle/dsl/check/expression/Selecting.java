package org.tattle.dsl.check.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tattle.dsl.check.type.Selection;
import org.tattle.dsl.check.type.Type;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.diagnose.sentence.ValueFaults;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Name;
import org.tattle.dsl.syntax.tree.Operator;
import org.tattle.run.catalogue.Sentence;

/**
 * Reads which rows of a table are wanted: {@code records(top=10, member=true, fpr < 1%)}. Whether
 * there is such a column is known once the table is.
 */
final class Selecting {
  private static final String EXAMPLE = "for example: %s(top=10, member=true, fpr < 1%%, by=class)";

  private final Findings findings;
  private final Typer typer;
  private final String table;
  private final List<Selection.Where> where = new ArrayList<>();
  private Optional<Integer> top = Optional.empty();
  private Optional<String> by = Optional.empty();

  private Selecting(Findings findings, Typer typer, String table) {
    this.findings = findings;
    this.typer = typer;
    this.table = table;
  }

  /** What the step that names a table asks for; nothing if that is wrong, which is said. */
  static Optional<Selection> of(Expression.Step step, Findings findings, Typer typer) {
    Selecting asked = new Selecting(findings, typer, step.name().text());
    boolean ok = true;
    for (Expression.Actual actual : step.actuals().orElse(List.of())) {
      ok &= asked.take(actual);
    }
    return ok ? Optional.of(new Selection(asked.top, asked.where, asked.by)) : Optional.empty();
  }

  private boolean take(Expression.Actual actual) {
    String name = actual.name().map(Name::text).orElse("");
    return switch (name) {
      case "" -> condition(actual.value());
      case "top" -> top(actual.value());
      case "by" -> by(actual.value());
      default -> compared(name, Operator.EQUAL, actual.value());
    };
  }

  private boolean top(Expression value) {
    Typed typed = typer.argument(value);
    if (typed instanceof Typed.Constant constant
        && constant.value() instanceof Double count
        && count >= 1
        && count == Math.rint(count)
        && count <= Integer.MAX_VALUE) {
      top = Optional.of(count.intValue());
      return true;
    }
    return typed.type() != Type.ERROR && wrong(ValueFaults.TOP_OF_NOTHING, value.span());
  }

  private boolean by(Expression value) {
    by = column(value);
    return by.isPresent() || wrong(ValueFaults.BY_NO_COLUMN, value.span());
  }

  private boolean condition(Expression value) {
    if (value instanceof Expression.Binary both && both.operator() == Operator.AND) {
      return condition(both.left()) & condition(both.right());
    }
    if (value instanceof Expression.Binary compared && compared.operator().comparison()) {
      Optional<String> column = column(compared.left());
      if (column.isPresent()) {
        return compared(column.get(), compared.operator(), compared.right());
      }
    }
    return wrong(ValueFaults.NO_SUCH_SELECTION, value.span(), table);
  }

  private boolean compared(String column, Operator operator, Expression with) {
    Typed value = typer.argument(with);
    if (value.type() == Type.ERROR) {
      return false;
    }
    if (!value.constant()) {
      return wrong(ValueFaults.COLUMN_COMPARED, with.span());
    }
    where.add(new Selection.Where(column, operator, value));
    return true;
  }

  /** The column that a word or a text names. */
  private static Optional<String> column(Expression expression) {
    if (expression instanceof Expression.Text text) {
      return Optional.of(text.value());
    }
    return expression instanceof Expression.Path path
        ? path.word().map(Name::text)
        : Optional.empty();
  }

  private boolean wrong(Sentence sentence, Span at, Object... values) {
    findings.add(findings.of(sentence, at, values).hint(EXAMPLE.formatted(table)));
    return false;
  }
}
