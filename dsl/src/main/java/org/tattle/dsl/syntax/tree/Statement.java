package org.tattle.dsl.syntax.tree;

import java.util.List;
import java.util.Optional;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.word.Words;

/** A statement as a script writes it: a verb, its object, and clauses. */
public sealed interface Statement {

  /** All verbs, built or not, in the order of the grammar. */
  static List<String> verbs() {
    return Words.VERBS;
  }

  /** All of it. */
  Span span();

  /** Its verb; where it has none, its first word. */
  Span verb();

  /** Its clauses, none for a statement that takes none. */
  default Clauses clauses() {
    return Clauses.NONE;
  }

  /** What a visitor gives for a statement of this kind. */
  <R> R accept(StatementVisitor<R> visitor);

  /** The statements that stand in its braces, if it has braces. */
  default Optional<List<Statement>> block() {
    return Optional.empty();
  }

  /** {@code param eps = 2 in 0.1..16 "budget"}. */
  record Param(
      Span span,
      Span verb,
      Name name,
      Expression value,
      Optional<Expression> domain,
      Optional<Expression.Text> doc)
      implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code use "common.tattle" with rows=5k as h}.
   *
   * @param file a text, or a path of one word that should be the name of one
   */
  record Use(Span span, Span verb, Expression file, Clauses clauses) implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code set seed=7 limit=10min}. */
  record Set(Span span, Span verb, List<Argument> arguments) implements Statement {
    public Set {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code set budget eps=3 delta=1e-6 as "patients 2026" on patients}. */
  record Limit(Span span, Span verb, Name component, Clauses clauses) implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code let budgets = [0.5, 1]}. */
  record Let(Span span, Span verb, Name name, Expression value) implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A verb and a component of its kind: {@code load csv "p.csv" label=y}, {@code attack lira on
   * base, private with shadows=16}.
   *
   * @param word the verb
   * @param text a text, or a path that should be the name of one
   */
  record Act(Span span, Name word, Name component, Optional<Expression> text, Clauses clauses)
      implements Statement {
    @Override
    public Span verb() {
      return word.span();
    }

    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code train base on data using small with epochs=20}. */
  record Train(Span span, Span verb, Optional<Name> name, Clauses clauses) implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code sweep eps in [1, 2], seed in 1..3 { … } as grid}. */
  record Sweep(Span span, Span verb, List<SweepAxis> axes, List<Statement> body, Clauses clauses)
      implements Statement {
    public Sweep {
      axes = List.copyOf(axes);
      body = List.copyOf(body);
    }

    @Override
    public Optional<List<Statement>> block() {
      return Optional.of(body);
    }

    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code refresh}. */
  record Refresh(Span span, Span verb) implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code compare a, b by accuracy, lira.auc}. */
  record Compare(Span span, Span verb, List<Expression.Path> paths, Clauses clauses)
      implements Statement {
    public Compare {
      paths = List.copyOf(paths);
    }

    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code show grid}. */
  record Show(Span span, Span verb, List<Expression> values, Clauses clauses) implements Statement {
    public Show {
      values = List.copyOf(values);
    }

    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code export grid to "g.csv"}. */
  record Export(Span span, Span verb, Expression.Path path, Clauses clauses) implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code report to "a.html"}. */
  record Report(Span span, Span verb, Clauses clauses) implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code assert expr, "why"}. */
  record Assert(Span span, Span verb, Expression condition, Optional<Expression.Text> why)
      implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code explain}, {@code explain attack …}, {@code explain { … }}.
   *
   * @param body what is explained; empty stands for the whole script, of which nothing runs then,
   *     or, if it is alone, for all that the session has done
   * @param braces whether the body stands in braces
   */
  record Explain(Span span, Span verb, List<Statement> body, boolean braces) implements Statement {
    public Explain {
      body = List.copyOf(body);
    }

    @Override
    public Optional<List<Statement>> block() {
      return braces ? Optional.of(body) : Optional.empty();
    }

    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code help attack lira}.
   *
   * @param words what it is about, as written; texts keep their quotes
   */
  record Help(Span span, Span verb, List<Name> words) implements Statement {
    public Help {
      words = List.copyOf(words);
    }

    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code release mean(age) on patients with eps=0.5 bounds=[0, 110] as m}.
   *
   * @param column a path of one word, or a text
   */
  record Release(Span span, Span verb, Name component, Optional<Expression> column, Clauses clauses)
      implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code claim eps=3 delta=1e-5 on private}, {@code claim forgotten on without of base}. */
  record Claim(Span span, Span verb, Optional<Name> component, Clauses clauses)
      implements Statement {
    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** An expression by itself, which shows its value. */
  record Bare(Span span, Expression value) implements Statement {
    @Override
    public Span verb() {
      return value.span();
    }

    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A statement that could not be read; its diagnostic has been given.
   *
   * @param names the words in it: it may have been meant to make any of them, so their absence
   *     elsewhere is no news
   */
  record Broken(Span span, Span verb, List<Name> names) implements Statement {
    public Broken {
      names = List.copyOf(names);
    }

    @Override
    public <R> R accept(StatementVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }
}
