package org.tattle.dsl.syntax;

import java.util.List;
import java.util.Optional;
import org.tattle.dsl.source.Span;

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

  /** {@code param eps = 2 in 0.1..16 "budget"}. */
  record Param(
      Span span,
      Span verb,
      Name name,
      Expression value,
      Optional<Expression> domain,
      Optional<Expression.Text> doc)
      implements Statement {}

  /** {@code use "common.tattle" with rows=5k as h}. */
  record Use(Span span, Span verb, Expression.Text file, Clauses clauses) implements Statement {}

  /** {@code set seed=7 limit=10min}. */
  record Set(Span span, Span verb, List<Argument> arguments) implements Statement {
    public Set {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code set budget eps=3 delta=1e-6 as "patients 2026" on patients}. */
  record Limit(Span span, Span verb, Name component, Clauses clauses) implements Statement {}

  /** {@code let budgets = [0.5, 1]}. */
  record Let(Span span, Span verb, Name name, Expression value) implements Statement {}

  /**
   * {@code load fashion rows=4k as data}, {@code load csv "p.csv" label=y}.
   *
   * @param file a text, or a path that should be the name of one
   */
  record Load(Span span, Span verb, Name component, Optional<Expression> file, Clauses clauses)
      implements Statement {}

  /** {@code model mlp hidden=[64, 32] as small}. */
  record Model(
      Span span, Span verb, Name component, Optional<Expression.Text> file, Clauses clauses)
      implements Statement {}

  /** {@code train base on data using small with epochs=20}. */
  record Train(Span span, Span verb, Optional<Name> name, Clauses clauses) implements Statement {}

  /** {@code defend dpsgd eps=1 on base as private}. */
  record Defend(Span span, Span verb, Name component, Clauses clauses) implements Statement {}

  /** {@code attack lira on base, private with shadows=16}. */
  record Attack(Span span, Span verb, Name component, Clauses clauses) implements Statement {}

  /** {@code sweep eps in [1, 2], seed in 1..3 { … } as grid}. */
  record Sweep(Span span, Span verb, List<Axis> axes, List<Statement> body, Clauses clauses)
      implements Statement {
    public Sweep {
      axes = List.copyOf(axes);
      body = List.copyOf(body);
    }
  }

  /** {@code refresh}. */
  record Refresh(Span span, Span verb) implements Statement {}

  /** {@code compare a, b by accuracy, lira.auc}. */
  record Compare(Span span, Span verb, List<Expression.Path> paths, Clauses clauses)
      implements Statement {
    public Compare {
      paths = List.copyOf(paths);
    }
  }

  /** {@code show grid}. */
  record Show(Span span, Span verb, List<Expression> values, Clauses clauses) implements Statement {
    public Show {
      values = List.copyOf(values);
    }
  }

  /** {@code plot roc of base.lira}. */
  record Plot(Span span, Span verb, Name component, Clauses clauses) implements Statement {}

  /** {@code export grid to "g.csv"}. */
  record Export(Span span, Span verb, Expression.Path path, Clauses clauses) implements Statement {}

  /** {@code report to "a.html"}. */
  record Report(Span span, Span verb, Clauses clauses) implements Statement {}

  /** {@code assert expr, "why"}. */
  record Assert(Span span, Span verb, Expression condition, Optional<Expression.Text> why)
      implements Statement {}

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
  }

  /**
   * {@code release mean(age) on patients with eps=0.5 bounds=[0, 110] as m}.
   *
   * @param column a path of one word, or a text
   */
  record Release(Span span, Span verb, Name component, Optional<Expression> column, Clauses clauses)
      implements Statement {}

  /** {@code claim eps=3 delta=1e-5 on private}. */
  record Claim(Span span, Span verb, Clauses clauses) implements Statement {}

  /** An expression by itself, which shows its value. */
  record Bare(Span span, Expression value) implements Statement {
    @Override
    public Span verb() {
      return value.span();
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
  }
}
