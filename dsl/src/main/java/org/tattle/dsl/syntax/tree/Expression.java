package org.tattle.dsl.syntax.tree;

import java.util.List;
import java.util.Optional;
import org.tattle.component.NumberUnit;
import org.tattle.dsl.source.Span;

/** A value as a script writes it. */
public sealed interface Expression {

  /** Where it stands, parentheses around it excluded. */
  Span span();

  /** What a visitor gives for a value of this kind. */
  <R> R accept(ExpressionVisitor<R> visitor);

  /**
   * {@code 5k}, {@code 10%}, {@code 1e-5}, {@code -1}.
   *
   * @param value in the unit's base: 5000, 0.1, seconds
   * @param unit as written
   * @param literal the text, for messages and for printing it unchanged
   */
  record Number(Span span, double value, NumberUnit unit, String literal) implements Expression {
    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
      return visitor.visit(this);
    }

    /** Whether it has no fraction and is small enough for a double to hold exactly. */
    public boolean whole() {
      return value == Math.rint(value) && Math.abs(value) <= 9007199254740992.0;
    }
  }

  /**
   * {@code "text"}.
   *
   * @param value without quotes, escapes resolved
   */
  record Text(Span span, String value) implements Expression {
    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code true} or {@code false}. */
  record Flag(Span span, boolean value) implements Expression {
    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code [0.5, 1, 2]}. */
  record ListOf(Span span, List<Expression> items) implements Expression {
    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
      return visitor.visit(this);
    }

    public ListOf {
      items = List.copyOf(items);
    }
  }

  /** {@code 1..5}, both ends included. */
  record Range(Span span, Expression from, Expression to) implements Expression {
    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code base.lira.tpr(fpr=0.1%)}, {@code mean(runs.mia.auc)}, or a bare word.
   *
   * @param steps at least one
   */
  record Path(Span span, List<Step> steps) implements Expression {
    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
      return visitor.visit(this);
    }

    public Path {
      steps = List.copyOf(steps);
    }

    /** Its first name. */
    public Name root() {
      return steps.get(0).name();
    }

    /** The word it is, when it is one name and nothing else. */
    public Optional<Name> word() {
      return steps.size() == 1 && steps.get(0).actuals().isEmpty()
          ? Optional.of(root())
          : Optional.empty();
    }

    /** Whether it is a function applied: one name with actuals, {@code mean(x)}. */
    public boolean call() {
      return steps.size() == 1 && steps.get(0).actuals().isPresent();
    }

    /** Its names with dots between them, without actuals. */
    public String dotted() {
      return String.join(".", steps.stream().map(step -> step.name().text()).toList());
    }
  }

  /**
   * One name of a path.
   *
   * @param span the name and its actuals
   * @param actuals what stands in the parentheses, empty where there are none
   */
  record Step(Span span, Name name, Optional<List<Actual>> actuals) {
    public Step {
      actuals = actuals.map(List::copyOf);
    }
  }

  /**
   * {@code fpr=0.1%} or just a value.
   *
   * @param name what it is for, where the script says so
   */
  record Actual(Span span, Optional<Name> name, Expression value) {}

  /**
   * {@code left op right}.
   *
   * @param operator what is done
   * @param sign where the operator stands
   */
  record Binary(Span span, Expression left, Operator operator, Span sign, Expression right)
      implements Expression {
    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code not operand}. */
  record Not(Span span, Expression operand) implements Expression {
    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A literal that has no value, such as {@code 1e999}; its diagnostic has been given. */
  record Unreadable(Span span) implements Expression {
    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }
}
