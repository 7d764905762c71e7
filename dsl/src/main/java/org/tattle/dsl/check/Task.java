package org.tattle.dsl.check;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tattle.attack.Attack;
import org.tattle.attack.Canary;
import org.tattle.data.Predictions;
import org.tattle.data.Sampling;
import org.tattle.data.Source;
import org.tattle.defense.Defense;
import org.tattle.dsl.export.Format;
import org.tattle.dsl.plot.Plot;
import org.tattle.dsl.source.Span;
import org.tattle.model.Model;
import org.tattle.model.Training;
import org.tattle.privacy.Guarantee;
import org.tattle.privacy.release.Statistic;

/**
 * A statement that was checked: everything it names is there, and everything implicit is said. What
 * the rest of a session has to know of any of them, they all say: what they make, and from what.
 */
public sealed interface Task {

  /** The statement, for diagnostics that arise while running. */
  Span at();

  /** What it asks for, with its parameters. */
  default List<Bound<?>> components() {
    return List.of();
  }

  /** The name of what it makes; a result's is {@code target.result}. */
  default Optional<String> made() {
    return Optional.empty();
  }

  /** One that makes what it has a name for. */
  sealed interface Maker extends Task {
    String name();

    @Override
    default Optional<String> made() {
      return Optional.of(name());
    }
  }

  /** The names that it says, or that were taken for current; not those in its arguments. */
  default Collection<String> reads() {
    return List.of();
  }

  /** Where a parameter was given, or else the component that it would be given to. */
  default Span place(Optional<String> parameter) {
    for (Bound<?> component : components()) {
      if (parameter.isPresent() && component.given().containsKey(parameter.get())) {
        return component.at(parameter);
      }
    }
    return components().isEmpty() ? at() : components().get(0).at();
  }

  /** Where a formula in some values was given a parameter, or else the statement. */
  private static Span place(Optional<String> parameter, List<Typed> values, Span at) {
    return values.stream()
        .flatMap(Typed::all)
        .filter(Typed.Computed.class::isInstance)
        .map(it -> ((Typed.Computed) it).formula())
        .filter(formula -> parameter.map(formula.given()::containsKey).orElse(false))
        .map(formula -> formula.at(parameter))
        .findFirst()
        .orElse(at);
  }

  private static Collection<String> names(List<Typed> values) {
    Collection<String> names = new LinkedHashSet<>();
    values.forEach(value -> names.addAll(value.names()));
    return names;
  }

  /**
   * @param implicit whether no statement asked for it: the bundled data was taken
   */
  record Load(
      Span at, String name, Bound<Source> source, Bound<Sampling> sampling, boolean implicit)
      implements Maker {
    @Override
    public List<Bound<?>> components() {
      return List.of(source, sampling);
    }
  }

  /** A target of answers that were recorded elsewhere. */
  record Adopt(Span at, String name, Bound<Predictions> predictions) implements Maker {
    @Override
    public List<Bound<?>> components() {
      return List.of(predictions);
    }
  }

  /** Nothing happens when it runs; it is told so that the reader sees it. */
  record Define(Span at, String name, Bound<Model> model) implements Maker {
    @Override
    public List<Bound<?>> components() {
      return List.of(model);
    }
  }

  /**
   * @param model as this statement names it; faults of the model's are at {@code model}
   * @param using what the model is called, if it has a name
   * @param implicit what was not said but taken for current, in words
   */
  record Train(
      Span at,
      String name,
      String data,
      Bound<Model> model,
      Bound<Training> training,
      Optional<String> using,
      List<String> implicit)
      implements Maker {
    @Override
    public Span place(Optional<String> parameter) {
      return parameter.equals(Optional.of("model")) ? model.at() : training.at(parameter);
    }

    @Override
    public List<Bound<?>> components() {
      return List.of(training);
    }

    @Override
    public Collection<String> reads() {
      return using.map(it -> List.of(data, it)).orElse(List.of(data));
    }
  }

  record Assail(Span at, String result, Bound<Attack> attack, String target, List<String> implicit)
      implements Task {
    @Override
    public List<Bound<?>> components() {
      return List.of(attack);
    }

    @Override
    public Optional<String> made() {
      return Optional.of(target + "." + result);
    }

    @Override
    public Collection<String> reads() {
      return List.of(target);
    }
  }

  /**
   * @param replays the parent's attacks, to repeat on the copy, by the name of the result
   * @param impossible those that need more than the copy answers
   */
  record Defend(
      Span at,
      String name,
      String parent,
      Bound<Defense> defense,
      Map<String, Bound<Attack>> replays,
      List<String> impossible,
      List<String> implicit)
      implements Maker {
    public Defend {
      replays = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(replays));
    }

    /** The attacks that are repeated on the copy. */
    public List<Assail> replayed() {
      return replays.entrySet().stream()
          .map(it -> new Assail(at, it.getKey(), it.getValue(), name, List.of()))
          .toList();
    }

    @Override
    public List<Bound<?>> components() {
      return List.of(defense);
    }

    @Override
    public Collection<String> reads() {
      return List.of(parent);
    }
  }

  /**
   * @param place where the file's name stands
   * @param name what made the value goes by; a result's is {@code target.result}
   */
  record Export(Span at, Span place, String file, String name, Typed value, Bound<Format> format)
      implements Task {
    @Override
    public Collection<String> reads() {
      return List.of(name);
    }

    @Override
    public Span place(Optional<String> parameter) {
      return parameter.equals(Optional.of("to")) ? place : at;
    }
  }

  record Set(Span at, Settings settings) implements Task {}

  /**
   * @param grid what its table is to the checker
   * @param columns its columns after the axes, by their headings
   */
  record Sweep(
      Span at, String name, Entry.Grid grid, Map<String, Measured> columns, List<Point> points)
      implements Maker {
    public Sweep {
      columns = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(columns));
      points = List.copyOf(points);
    }
  }

  /** One round of a sweep: the value of each axis, and what to do. */
  record Point(Map<String, Typed.Constant> values, List<Checked.Step> steps) {
    public Point {
      values = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(values));
      steps = List.copyOf(steps);
    }

    /** In words: {@code eps=0.5, seed=1}. */
    public String text() {
      return values.entrySet().stream()
          .map(value -> value.getKey() + "=" + Literal.text(value.getValue()))
          .collect(java.util.stream.Collectors.joining(", "));
    }
  }

  /**
   * What a column of a table is in each row.
   *
   * @param headline whether the table shows it when nobody says what to show
   */
  record Measured(Typed of, boolean headline) {}

  /**
   * The rows of a table that agree in some axes, as one row each.
   *
   * @param axes what they agree in
   * @param columns the other columns, by their headings
   */
  record Group(Span at, String grid, List<String> axes, Map<String, Typed> columns)
      implements Task {
    public Group {
      axes = List.copyOf(axes);
      columns = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(columns));
    }

    @Override
    public Collection<String> reads() {
      return List.of(grid);
    }
  }

  /**
   * @param name what stands before the names that the steps make, and a dot
   */
  record Use(Span at, String name, List<Checked.Step> steps) implements Maker {
    public Use {
      steps = List.copyOf(steps);
    }
  }

  record Refresh(Span at) implements Task {}

  record Let(Span at, String name, Typed value) implements Maker {

    @Override
    public Collection<String> reads() {
      return value.names();
    }

    @Override
    public Span place(Optional<String> parameter) {
      return Task.place(parameter, List.of(value), at);
    }
  }

  record Show(Span at, List<Typed> values) implements Task {
    @Override
    public Collection<String> reads() {
      return Task.names(values);
    }

    @Override
    public Span place(Optional<String> parameter) {
      return Task.place(parameter, values, at);
    }
  }

  /**
   * @param columns what each column that the plot names is, by its text
   */
  record Draw(Span at, Bound<Plot> plot, List<Typed> of, Map<String, Typed> columns)
      implements Task {
    @Override
    public List<Bound<?>> components() {
      return List.of(plot);
    }

    @Override
    public Collection<String> reads() {
      return Task.names(of);
    }
  }

  /**
   * @param rows the targets again, or their results as {@code target.result}
   * @param by what to compare, each read off any of the rows; empty for what there is
   */
  record Compare(Span at, List<String> targets, List<String> rows, List<Column> by)
      implements Task {
    public Compare {
      targets = List.copyOf(targets);
      rows = List.copyOf(rows);
      by = List.copyOf(by);
    }

    /** Whether its rows are results. */
    public boolean results() {
      return !rows.equals(targets);
    }

    @Override
    public Collection<String> reads() {
      return rows;
    }
  }

  /** A column of a comparison: its heading, and for each row what stands there, if it has it. */
  record Column(String heading, Map<String, Typed> readings) {}

  record Assert(Span at, Typed condition, Optional<String> why) implements Task {
    @Override
    public Collection<String> reads() {
      return condition.names();
    }

    @Override
    public Span place(Optional<String> parameter) {
      return Task.place(parameter, List.of(condition), at);
    }
  }

  /**
   * @param file where to write it, as the script says
   * @param scope what names stand for by then
   */
  record Report(Span at, Span place, String file, Bound<Heading> heading, Scope scope)
      implements Task {
    @Override
    public Collection<String> reads() {
      return scope.entries().keySet();
    }

    @Override
    public Span place(Optional<String> parameter) {
      return place;
    }
  }

  /**
   * @param steps what is to be explained; empty for the script as a whole
   */
  record Explain(Span at, List<Checked.Step> steps) implements Task {
    public Explain {
      steps = List.copyOf(steps);
    }
  }

  /**
   * @param name what the result is called, if it has a name
   * @param statistic with the places of {@code column} and {@code by} among its parameters'
   * @param column whose values; none for a count of rows
   * @param by the column whose values are the groups
   * @param data the name of the data set
   */
  record Release(
      Span at,
      Optional<String> name,
      Bound<Statistic> statistic,
      Bound<Publication> publication,
      Optional<String> column,
      Optional<String> by,
      String data,
      List<String> implicit)
      implements Task {
    @Override
    public List<Bound<?>> components() {
      return List.of(statistic, publication);
    }

    @Override
    public Optional<String> made() {
      return name;
    }

    @Override
    public Collection<String> reads() {
      return List.of(data);
    }
  }

  /**
   * @param canary how the training is attacked, to bound epsilon from below
   */
  record Claim(
      Span at, String target, Bound<Promise> promise, Bound<Canary> canary, List<String> implicit)
      implements Task {
    /** What it checks, and how. */
    public org.tattle.claim.Claim claim() {
      Promise claimed = promise.component();
      return new org.tattle.claim.Claim(
          new Guarantee(claimed.eps(), claimed.delta()), canary.component());
    }

    @Override
    public List<Bound<?>> components() {
      return List.of(promise, canary);
    }

    @Override
    public Collection<String> reads() {
      return List.of(target);
    }
  }

  /**
   * @param name what the budget is called, if it is
   */
  record Allow(
      Span at, Bound<Budget> budget, Optional<String> name, String data, List<String> implicit)
      implements Task {
    @Override
    public List<Bound<?>> components() {
      return List.of(budget);
    }

    @Override
    public Collection<String> reads() {
      return List.of(data);
    }
  }

  /**
   * @param of the data set or target that it is about, if it is about one
   */
  record Look(Span at, View view, Optional<String> of) implements Task {
    @Override
    public Collection<String> reads() {
      return of.map(List::of).orElse(List.of());
    }
  }

  record Help(Span at, List<String> words) implements Task {}
}
