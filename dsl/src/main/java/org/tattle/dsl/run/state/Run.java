package org.tattle.dsl.run.state;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tattle.data.Dataset;
import org.tattle.dsl.check.task.Audience;
import org.tattle.dsl.check.task.Checked;
import org.tattle.dsl.check.task.Settings;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Severity;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.dsl.plan.Frame;
import org.tattle.dsl.plan.Loaded;
import org.tattle.dsl.plan.Plan;
import org.tattle.dsl.plan.Planned;
import org.tattle.dsl.plan.Planner;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.subject.part.Parts;
import org.tattle.subject.train.Trainer;

/** What one run works on: values by name, settings, and where it shows what it finds. */
public final class Run {
  /** Said of what was computed from private rows. */
  public static final String UNPAID =
      "For the curator: computed from private rows, and no budget paid for it.";

  public final Workshop workshop;
  public final Journal journal;
  public final Budgets purse;
  public final Secrecy secrecy;
  public final Limited control;

  /** Where models are for the length of this run, if they are not kept for longer. */
  private final Cache passing = Cache.memory();

  public final Set<Diagnostic> diagnostics = new LinkedHashSet<>();
  public final Frame frame;
  public Sink sink;

  /** The names of what was made or attacked. */
  public Set<String> touched = new LinkedHashSet<>();

  /** The data that get a budget somewhere in what is run, which what comes before must know. */
  public Set<String> budgeted = Set.of();

  /** Whether something was shown on request. */
  public boolean shown;

  private Planned planned;

  /** What is being done, or was done last; of a block, the step inside. */
  public Checked.Step at;

  /** The point of a sweep that is being done, in words. */
  public String round = "";

  /** Whether rounds of it were done before, which have shown what each shows. */
  public boolean again;

  public Run(
      Map<String, Object> values,
      Settings settings,
      Workshop workshop,
      Journal journal,
      Budgets purse,
      Secrecy secrecy,
      Sink sink,
      Limited control) {
    this.frame = new Frame(values, settings);
    this.workshop = workshop;
    this.journal = journal;
    this.purse = purse;
    this.secrecy = secrecy;
    this.sink = journal.remembering(sink);
    this.control = control;
  }

  /** What has which name where this is being done. */
  public Map<String, Object> values() {
    return frame.values();
  }

  /**
   * A subject by its name, and what was found on it.
   *
   * @throws Fault if it is part of what an attack would have found
   */
  public Attacked attacked(String name) {
    if (values().get(name) instanceof Attacked there) {
      return there;
    }
    throw Fault.of(RunFaults.PART_NOT_DONE, name);
  }

  /** From now on a subject, and what was found on it, has its name. */
  public void keep(Attacked attacked) {
    values().put(attacked.name(), attacked);
    touched.add(attacked.name());
  }

  /** Names the subjects that are parts of a whole; what is shown unasked does not speak of them. */
  public void keepParts(String name, Object whole) {
    Parts.in(whole)
        .forEach(
            (part, subject) ->
                values().put(name + "." + part, new Attacked(name + "." + part, subject)));
    Parts.rowsIn(whole)
        .forEach((part, data) -> values().put(name + "." + part, loaded(name + "." + part, data)));
  }

  private Loaded loaded(String name, Dataset data) {
    return Loaded.made(name, data, settings().root());
  }

  public Settings settings() {
    return frame.settings();
  }

  /** Whether nothing is told of values in rows: a budget is set, or is to be. */
  public boolean discreet() {
    return !budgeted.isEmpty() || purse.limits();
  }

  /**
   * Shows something that is for that audience at most; of what a budget did not pay, that is said.
   */
  public void show(Shown what, Audience audience) {
    boolean said = audience == Audience.CURATOR && purse.limits();
    sink.show(said && what instanceof TableView table ? table.noting(UNPAID) : what, audience);
  }

  /** Adds what is wrong, with the round of the sweep that it was found in. */
  public void add(Diagnostic wrong) {
    diagnostics.add(round.isEmpty() ? wrong : wrong.hint("in the round with " + round));
    if (wrong.severity() == Severity.WARNING) {
      journal.warning(wrong);
    }
  }

  /** The run's control for reading files, whose paths start at the folder of the script. */
  public Control files() {
    return control.in(at.source().folder());
  }

  /** A plan of what comes next, made before any of it is done. */
  public Plan plan(List<Checked.Step> steps, boolean costed) {
    return Planner.ahead(values(), settings(), this::trainer, costed, control).plan(steps);
  }

  private Trainer trainer(Settings under) {
    return workshop.trainer(under, passing);
  }

  /** From now on that is done. */
  public void begin(Planned next) {
    planned = next;
  }

  /**
   * What is being done, as it was planned. What could not be known before its turn is planned now.
   */
  public Planned planned() {
    if (!planned.known()) {
      Planner now = Planner.now(values(), settings(), this::trainer, control);
      planned = now.plan(List.of(planned.step())).sound().tasks().get(0);
    }
    return planned;
  }

  /** Who trains what was planned, and nothing else. */
  public Trainer trainer() {
    return trainer(settings()).within(planned().models());
  }
}
