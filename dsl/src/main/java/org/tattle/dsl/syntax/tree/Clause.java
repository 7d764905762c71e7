package org.tattle.dsl.syntax.tree;

import java.util.List;
import org.tattle.component.Preposition;
import org.tattle.dsl.source.Span;

/** What follows a verb and its object. */
public sealed interface Clause {

  /** All of it, from its keyword on. */
  Span span();

  /** What a visitor gives for a clause of this kind. */
  <R> R accept(ClauseVisitor<R> visitor);

  /** Its keyword; for an argument without {@code with}, the parameter's name. */
  Span keyword();

  /** The word it starts with. */
  Preposition preposition();

  /** {@code on base, private}: what it acts on. */
  record On(Span span, Span keyword, List<Expression.Path> paths) implements Clause {
    @Override
    public <R> R accept(ClauseVisitor<R> visitor) {
      return visitor.visit(this);
    }

    public On {
      paths = List.copyOf(paths);
    }

    @Override
    public Preposition preposition() {
      return Preposition.ON;
    }
  }

  /** {@code using small}: the architecture. */
  record Using(Span span, Span keyword, Expression.Path path) implements Clause {
    @Override
    public <R> R accept(ClauseVisitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public Preposition preposition() {
      return Preposition.USING;
    }
  }

  /** {@code of base.lira}: what is drawn. */
  record Of(Span span, Span keyword, List<Expression.Path> paths) implements Clause {
    @Override
    public <R> R accept(ClauseVisitor<R> visitor) {
      return visitor.visit(this);
    }

    public Of {
      paths = List.copyOf(paths);
    }

    @Override
    public Preposition preposition() {
      return Preposition.OF;
    }
  }

  /**
   * {@code by accuracy, lira.auc}: what is compared or grouped.
   *
   * @param keys paths, or texts for what cannot be written as one
   */
  record By(Span span, Span keyword, List<Expression> keys) implements Clause {
    @Override
    public <R> R accept(ClauseVisitor<R> visitor) {
      return visitor.visit(this);
    }

    public By {
      keys = List.copyOf(keys);
    }

    @Override
    public Preposition preposition() {
      return Preposition.BY;
    }
  }

  /** {@code to "grid.csv"}: a file. */
  record To(Span span, Span keyword, Expression file) implements Clause {
    @Override
    public <R> R accept(ClauseVisitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public Preposition preposition() {
      return Preposition.TO;
    }
  }

  /** {@code as "patients 2026"}: what it is called where a text is a name. */
  record Title(Span span, Span keyword, Expression.Text text) implements Clause {
    @Override
    public <R> R accept(ClauseVisitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public Preposition preposition() {
      return Preposition.AS;
    }
  }

  /** {@code as grid}: a name for what was made. */
  record As(Span span, Span keyword, Name name) implements Clause {
    @Override
    public <R> R accept(ClauseVisitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public Preposition preposition() {
      return Preposition.AS;
    }
  }

  /**
   * {@code with shadows=10}, or the argument alone.
   *
   * @param spelled whether {@code with} is written before it
   */
  record With(Span span, Span keyword, boolean spelled, Argument argument) implements Clause {
    @Override
    public <R> R accept(ClauseVisitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public Preposition preposition() {
      return Preposition.WITH;
    }
  }
}
