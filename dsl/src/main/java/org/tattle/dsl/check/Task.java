package org.tattle.dsl.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tattle.attack.Attack;
import org.tattle.data.Predictions;
import org.tattle.data.Sampling;
import org.tattle.data.Source;
import org.tattle.defense.Defense;
import org.tattle.dsl.plot.Plot;
import org.tattle.dsl.source.Span;
import org.tattle.model.Model;
import org.tattle.model.Training;

/** A statement that was checked: everything it names is there, and everything implicit is said. */
public sealed interface Task {

  /** The statement, for diagnostics that arise while running. */
  Span at();

  /**
   * @param implicit whether no statement asked for it: the bundled data was taken
   */
  record Load(
      Span at, String name, Bound<Source> source, Bound<Sampling> sampling, boolean implicit)
      implements Task {}

  /** A target of answers that were recorded elsewhere. */
  record Adopt(Span at, String name, Bound<Predictions> predictions) implements Task {}

  /** Nothing happens when it runs; it is told so that the reader sees it. */
  record Define(Span at, String name, Bound<Model> model) implements Task {}

  /**
   * @param implicit what was not said but taken for current, in words
   */
  record Train(
      Span at,
      String name,
      String data,
      Bound<Model> model,
      Bound<Training> training,
      List<String> implicit)
      implements Task {}

  record Assail(Span at, String result, Bound<Attack> attack, String target, List<String> implicit)
      implements Task {}

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
      implements Task {
    public Defend {
      replays = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(replays));
    }
  }

  record Set(Span at, Settings settings) implements Task {}

  /**
   * @param name what stands before the names that the steps make, and a dot
   */
  record Use(Span at, String name, List<Checked.Step> steps) implements Task {
    public Use {
      steps = List.copyOf(steps);
    }
  }

  record Let(Span at, String name, Typed value) implements Task {}

  record Show(Span at, List<Typed> values) implements Task {}

  record Draw(Span at, Bound<Plot> plot, List<Typed> of) implements Task {}

  /**
   * @param by what to compare, each read off any of the targets; empty for what there is
   */
  record Compare(Span at, List<String> targets, List<Column> by) implements Task {
    public Compare {
      targets = List.copyOf(targets);
      by = List.copyOf(by);
    }
  }

  /** A column of a comparison: its heading, and for each target what stands there, if it has it. */
  record Column(String heading, Map<String, Typed> readings) {}

  record Assert(Span at, Typed condition, Optional<String> why) implements Task {}

  /**
   * @param file where to write it, as the script says
   * @param scope what names stand for by then
   */
  record Report(Span at, Span place, String file, Bound<Heading> heading, Scope scope)
      implements Task {}

  record Help(Span at, List<String> words) implements Task {}
}
