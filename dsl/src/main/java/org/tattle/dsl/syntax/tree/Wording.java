package org.tattle.dsl.syntax.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Expressions and the parts of statements as text, in the one way we write them. Parentheses stand
 * where the grammar needs them: around a weaker operator, and around any operator in an argument.
 */
public final class Wording {
  /** How tightly {@code not} holds its operand. */
  private static final int NOT = 2;

  private static final int LOOSEST = 0;

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
    String word = clause.preposition().word() + " ";
    if (clause instanceof Clause.On on) {
      return word + paths(on.paths());
    } else if (clause instanceof Clause.Using using) {
      return word + path(using.path());
    } else if (clause instanceof Clause.Of of) {
      return word + paths(of.paths());
    } else if (clause instanceof Clause.By by) {
      return word + expressions(by.keys());
    } else if (clause instanceof Clause.To to) {
      return word + value(to.file());
    } else if (clause instanceof Clause.Title title) {
      return "as " + text(title.text());
    } else if (clause instanceof Clause.As as) {
      return word + as.name();
    }
    Clause.With with = (Clause.With) clause;
    return (with.spelled() ? word : "") + argument(with.argument());
  }

  static String arguments(List<Argument> arguments) {
    return arguments.stream().map(Wording::argument).collect(Collectors.joining(" "));
  }

  private static String argument(Argument argument) {
    return argument.name() + "=" + value(argument.value());
  }

  static String axes(List<Axis> axes) {
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
    return expression(expression, LOOSEST);
  }

  private static String expression(Expression expression, int binding) {
    if (expression instanceof Expression.Binary binary) {
      Operator operator = binary.operator();
      String text =
          expression(binary.left(), operator.binding())
              + " "
              + operator.symbol()
              + " "
              + expression(binary.right(), operator.binding() + 1);
      return operator.binding() < binding ? "(" + text + ")" : text;
    } else if (expression instanceof Expression.Not not) {
      String text = "not " + expression(not.operand(), NOT);
      return NOT < binding ? "(" + text + ")" : text;
    }
    return value(expression);
  }

  /** Where the grammar has a value and no operators: in arguments and lists. */
  static String value(Expression expression) {
    if (expression instanceof Expression.Range range) {
      return atom(range.from()) + ".." + atom(range.to());
    }
    return atom(expression);
  }

  private static String atom(Expression expression) {
    if (expression instanceof Expression.Number number) {
      return number.literal();
    } else if (expression instanceof Expression.Text text) {
      return text(text);
    } else if (expression instanceof Expression.Flag flag) {
      return String.valueOf(flag.value());
    } else if (expression instanceof Expression.ListOf list) {
      return list.items().stream().map(Wording::value).collect(Collectors.joining(", ", "[", "]"));
    } else if (expression instanceof Expression.Path path) {
      return path(path);
    } else if (expression instanceof Expression.Unreadable) {
      throw new IllegalArgumentException("an expression that could not be read cannot be written");
    }
    return "(" + expression(expression) + ")";
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
