package org.tattle.dsl.check.type;

import static java.util.stream.Collectors.toCollection;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.tattle.attack.Result;
import org.tattle.component.Listing;
import org.tattle.component.Measure;
import org.tattle.component.NumberUnit;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.tree.Operator;
import org.tattle.privacy.formula.Formula;

/** An expression whose names are resolved and whose type is known. */
public sealed interface Typed {

  /** Where it stands. */
  Span span();

  /** What a visitor gives for an expression of this kind. */
  <R> R accept(TypedVisitor<R> visitor);

  /** What its value will be. */
  Type type();

  /** What it is put together from. */
  default List<Typed> parts() {
    return List.of();
  }

  /** The names of the session that it reads itself, its parts left out. */
  default List<String> own() {
    return List.of();
  }

  /** It and all that it is put together from. */
  default Stream<Typed> all() {
    return Stream.concat(Stream.of(this), parts().stream().flatMap(Typed::all));
  }

  /** All names of the session that it reads. */
  default Set<String> names() {
    return all().flatMap(part -> part.own().stream()).collect(toCollection(LinkedHashSet::new));
  }

  /** Whether it is a value that is known before anything runs. */
  default boolean constant() {
    return false;
  }

  /**
   * A number, flag, text or word that stands in the script.
   *
   * @param measure what a number's unit makes it
   */
  record Constant(Span span, Type type, Object value, NumberUnit.Measure measure) implements Typed {
    @Override
    public <R> R accept(TypedVisitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public boolean constant() {
      return true;
    }
  }

  /** A list; a range of whole numbers is one too. */
  record Items(Span span, List<Typed> items) implements Typed {
    @Override
    public <R> R accept(TypedVisitor<R> visitor) {
      return visitor.visit(this);
    }

    public Items {
      items = List.copyOf(items);
    }

    @Override
    public Type type() {
      return Type.LIST;
    }

    @Override
    public boolean constant() {
      return items.stream().allMatch(Typed::constant);
    }

    @Override
    public List<Typed> parts() {
      return items;
    }
  }

  /** A value that {@code let} named. */
  record Named(Span span, Type type, String name) implements Typed {
    @Override
    public <R> R accept(TypedVisitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public List<String> own() {
      return List.of(name);
    }
  }

  /** A data set, model or target. */
  record Thing(Span span, Type type, String name) implements Typed {
    @Override
    public <R> R accept(TypedVisitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public List<String> own() {
      return List.of(name);
    }
  }

  /** How far a data set has drifted from another. */
  record Drifted(Span span, String data, String other) implements Typed {
    @Override
    public <R> R accept(TypedVisitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public Type type() {
      return Type.DATA;
    }

    @Override
    public List<String> own() {
      return List.of(data, other);
    }
  }

  /**
   * What an attack found on a target.
   *
   * @param finds the type whose metrics can be read
   */
  record Found(Span span, String target, String result, Class<? extends Result> finds)
      implements Typed {
    @Override
    public <R> R accept(TypedVisitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public Type type() {
      return Type.RESULT;
    }

    @Override
    public List<String> own() {
      return List.of(target, target + "." + result);
    }
  }

  /**
   * A number read off a target or a result.
   *
   * @param of what it is read off
   * @param bound {@code lower}, {@code upper} or nothing, for the estimate itself
   */
  record Reading(Span span, Typed of, Measure measure, Map<String, Double> given, String bound)
      implements Typed {
    @Override
    public <R> R accept(TypedVisitor<R> visitor) {
      return visitor.visit(this);
    }

    public Reading {
      given = Map.copyOf(given);
    }

    @Override
    public Type type() {
      return Type.NUMBER;
    }

    @Override
    public List<Typed> parts() {
      return List.of(of);
    }
  }

  /**
   * A column of a sweep's table: a number a row.
   *
   * @param of what it is in each row
   */
  record Column(Span span, String grid, Typed of) implements Typed {
    @Override
    public <R> R accept(TypedVisitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public Type type() {
      return Type.LIST;
    }

    @Override
    public List<String> own() {
      return List.of(grid);
    }
  }

  /** A function of a list of numbers. */
  record Applied(Span span, Function function, Typed list) implements Typed {
    @Override
    public <R> R accept(TypedVisitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public Type type() {
      return Type.NUMBER;
    }

    @Override
    public List<Typed> parts() {
      return List.of(list);
    }
  }

  /**
   * A table that a result or a target has, or some of its rows: {@code base.lira.records(top=10)}.
   */
  record Listed(Span span, Typed of, Listing listing, Selection selection) implements Typed {
    /** The name by which what has the table was made. */
    public String made() {
      return of instanceof Found found
          ? found.target() + "." + found.result()
          : ((Thing) of).name();
    }

    @Override
    public <R> R accept(TypedVisitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public Type type() {
      return Type.LISTING;
    }

    @Override
    public List<Typed> parts() {
      return List.of(of);
    }
  }

  /** A formula on values that the script gives. */
  record Computed(Span span, Bound<Formula> formula) implements Typed {
    @Override
    public <R> R accept(TypedVisitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public Type type() {
      return Type.NUMBER;
    }
  }

  record Binary(Span span, Typed left, Operator operator, Span sign, Typed right) implements Typed {
    @Override
    public <R> R accept(TypedVisitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public Type type() {
      return operator.arithmetic() ? Type.NUMBER : Type.FLAG;
    }

    @Override
    public List<Typed> parts() {
      return List.of(left, right);
    }
  }

  record Not(Span span, Typed operand) implements Typed {
    @Override
    public <R> R accept(TypedVisitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public Type type() {
      return Type.FLAG;
    }

    @Override
    public List<Typed> parts() {
      return List.of(operand);
    }
  }

  /** Something that has its diagnostic already. */
  record Wrong(Span span) implements Typed {
    @Override
    public <R> R accept(TypedVisitor<R> visitor) {
      return visitor.visit(this);
    }

    @Override
    public Type type() {
      return Type.ERROR;
    }
  }
}
