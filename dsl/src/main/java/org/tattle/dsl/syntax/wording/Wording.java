package org.tattle.dsl.syntax.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tattle.dsl.syntax.tree.Argument;
import org.tattle.dsl.syntax.tree.Clause;
import org.tattle.dsl.syntax.tree.Clauses;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.SweepAxis;

/**
 * Expressions and the parts of statements as text, in the one way we write them. Parentheses stand
 * where the grammar needs them: around a weaker operator, and around any operator in an argument.
 */
public final class Wording {
  private Wording() {}

  /** A part of a statement: its head, or a clause, with where it stands. */
  public record Part(String text, Clause clause) {
    /** Whether a line may start with it. */
    public boolean mayLead() {
      return !(clause instanceof Clause.With with) || with.spelled();
    }
  }

  /** The clauses, arguments that follow each other included, each a part. */
  public static List<Part> clauses(Clauses clauses) {
    List<Part> parts = new ArrayList<>();
    clauses.list().forEach(clause -> parts.add(new Part(clause(clause), clause)));
    return parts;
  }

  private static String clause(Clause clause) {
    return clause.accept(new ClauseWording());
  }

  static String arguments(List<Argument> arguments) {
    return arguments.stream().map(Wording::argument).collect(Collectors.joining(" "));
  }

  static String argument(Argument argument) {
    return argument.name() + "=" + value(argument.value());
  }

  static String axes(List<SweepAxis> axes) {
    return axes.stream()
        .map(axis -> axis.name() + " in " + value(axis.values()))
        .collect(Collectors.joining(", "));
  }

  static String paths(List<Expression.Path> paths) {
    return paths.stream().map(Wording::path).collect(Collectors.joining(", "));
  }

  static String expressions(List<Expression> expressions) {
    return expressions.stream().map(Wording::expression).collect(Collectors.joining(", "));
  }

  public static String expression(Expression expression) {
    return expression(expression, ExpressionWording.LOOSEST);
  }

  static String expression(Expression expression, int binding) {
    return expression.accept(new ExpressionWording(binding));
  }

  /** Where the grammar has a value and no operators: in arguments and lists. */
  static String value(Expression expression) {
    return expression(expression, ExpressionWording.VALUE);
  }

  static String path(Expression.Path path) {
    return path.steps().stream().map(Wording::step).collect(Collectors.joining("."));
  }

  private static String step(Expression.Step step) {
    return step.name()
        + step.actuals()
            .map(
                actuals ->
                    actuals.stream()
                        .map(Wording::actual)
                        .collect(Collectors.joining(", ", "(", ")")))
            .orElse("");
  }

  private static String actual(Expression.Actual actual) {
    return actual.name().map(name -> name + "=").orElse("") + expression(actual.value());
  }

  static String text(Expression.Text text) {
    return '"'
        + text.value()
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\t", "\\t")
        + '"';
  }
}
