package org.tattle.dsl.run;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.tattle.dsl.check.Audience;
import org.tattle.dsl.check.Checked;
import org.tattle.dsl.check.Settings;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Severity;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.subject.Trainer;

/** What one run works on: values by name, settings, and where it shows what it finds. */
final class Run {
  private static final String UNPAID =
      "For the curator: computed from private rows, and no budget paid for it.";

  final Workshop workshop;
  final Journal journal;
  final Purse purse;
  final Secrecy secrecy;
  final Limited control;

  /** Where models are for the length of this run, if they are not kept for longer. */
  private final Cache passing = Cache.memory();

  final Set<Diagnostic> diagnostics = new LinkedHashSet<>();
  Map<String, Object> values;
  Sink sink;
  Settings settings;

  /** The names of what was made or attacked. */
  Set<String> touched = new LinkedHashSet<>();

  /** The data that get a budget somewhere in what is run, which what comes before must know. */
  Set<String> budgeted = Set.of();

  /** Whether something was shown on request. */
  boolean shown;

  /** What is being done, or was done last; of a block, the step inside. */
  Checked.Step at;

  /** The point of a sweep that is being done, in words. */
  String round = "";

  Run(
      Map<String, Object> values,
      Settings settings,
      Workshop workshop,
      Journal journal,
      Purse purse,
      Secrecy secrecy,
      Sink sink,
      Limited control) {
    this.values = values;
    this.settings = settings;
    this.workshop = workshop;
    this.journal = journal;
    this.purse = purse;
    this.secrecy = secrecy;
    this.sink = journal.remembering(sink);
    this.control = control;
  }

  /** Whether nothing is told of values in rows: a budget is set, or is to be. */
  boolean discreet() {
    return !budgeted.isEmpty() || purse.limits();
  }

  /**
   * Shows something that is for that audience at most; of what a budget did not pay, that is said.
   */
  void show(Shown what, Audience audience) {
    boolean said = audience == Audience.CURATOR && purse.limits();
    sink.show(said && what instanceof TableView table ? table.noting(UNPAID) : what, audience);
  }

  /** Adds what is wrong, with the round of the sweep that it was found in. */
  void add(Diagnostic wrong) {
    diagnostics.add(round.isEmpty() ? wrong : wrong.hint("in the round with " + round));
    if (wrong.severity() == Severity.WARNING) {
      journal.warning(wrong);
    }
  }

  /** The run's control for reading files, whose paths start at the folder of the script. */
  Control files() {
    return control.in(at.source().folder());
  }

  Trainer trainer() {
    return workshop.trainer(settings, passing);
  }
}
