package org.tattle.dsl.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tattle.component.ComponentFault;
import org.tattle.component.Registry;
import org.tattle.dsl.check.Checker;
import org.tattle.dsl.check.bind.Given;
import org.tattle.dsl.check.task.AttackTask;
import org.tattle.dsl.check.task.BudgetTask;
import org.tattle.dsl.check.task.Checked;
import org.tattle.dsl.check.task.ExplainTask;
import org.tattle.dsl.check.task.RefreshTask;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.task.SetTask;
import org.tattle.dsl.check.task.Settings;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.dsl.plan.Loaded;
import org.tattle.dsl.plan.Plan;
import org.tattle.dsl.plan.Planned;
import org.tattle.dsl.run.help.Help;
import org.tattle.dsl.run.lineage.Lineage;
import org.tattle.dsl.run.lineage.Staleness;
import org.tattle.dsl.run.record.RunRecord;
import org.tattle.dsl.run.state.Budgets;
import org.tattle.dsl.run.state.Failures;
import org.tattle.dsl.run.state.Inputs;
import org.tattle.dsl.run.state.Journal;
import org.tattle.dsl.run.state.Limited;
import org.tattle.dsl.run.state.Run;
import org.tattle.dsl.run.state.Secrecy;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.run.state.Workshop;
import org.tattle.dsl.run.value.Previews;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.source.Scripts;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.syntax.Parser;
import org.tattle.dsl.syntax.tree.Parsed;
import org.tattle.dsl.syntax.tree.Statement;
import org.tattle.privacy.budget.Ledger;
import org.tattle.privacy.release.Values;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;

/**
 * What lasts from script to script or from cell to cell: names, values, settings, and what was
 * trained. Each script is checked whole before anything of it runs; one with an error runs nothing.
 * What finished before a fault or an interrupt is kept.
 */
public final class Session implements AutoCloseable {
  /** How far beyond the limit an estimate must lie for a warning: it is an estimate. */
  private static final int FAR = 2;

  private volatile Registry registry;
  private final Workshop workshop;
  private final Journal journal;
  private final Budgets purse;
  private final Secrecy secrecy;
  private final Map<String, Object> values = Collections.synchronizedMap(new LinkedHashMap<>());
  private final List<Checked.Step> done = new CopyOnWriteArrayList<>();

  /** The files and folders that it keeps for itself. */
  private final List<Path> own;

  private volatile Scope scope = Scope.EMPTY;
  private volatile Settings settings = new Settings();
  private volatile Optional<Throwable> failure = Optional.empty();

  /** A session that keeps what it trains in memory alone. */
  public Session(Registry registry) {
    this(registry, Cache.memory());
  }

  /**
   * @param cache where finished work is kept and found
   */
  public Session(Registry registry, Cache cache) {
    this(registry, cache, Ledger.memory());
  }

  /**
   * @param ledger what was spent on data, and where it is written down
   */
  public Session(Registry registry, Cache cache, Ledger ledger) {
    this(registry, cache, ledger, true);
  }

  /** A session whose scripts write no files. */
  public static Session dry(Registry registry, Cache cache) {
    return dry(registry, cache, Ledger.memory());
  }

  /** The same, spending from a ledger: what is drawn anew is spent, whatever it is drawn for. */
  public static Session dry(Registry registry, Cache cache, Ledger ledger) {
    return new Session(registry, cache, ledger, false);
  }

  private Session(Registry registry, Cache cache, Ledger ledger, boolean writes) {
    this.purse = new Budgets(ledger);
    this.journal = new Journal(writes);
    this.secrecy = new Secrecy(purse, journal.lineage());
    this.workshop = new Workshop(cache);
    this.own = Stream.concat(ledger.files().stream(), cache.place().stream()).toList();
    this.registry = Checker.complete(registry);
  }

  /** The components that scripts of this session can name. */
  public Registry registry() {
    return registry;
  }

  /** The names so far. Safe to ask while something runs. */
  public Scope scope() {
    return scope;
  }

  /** The settings so far. */
  public Settings settings() {
    return settings;
  }

  /** The values so far, by name. */
  public Map<String, Object> values() {
    synchronized (values) {
      return new LinkedHashMap<>(values);
    }
  }

  /** What is to be seen of a value at a glance. Safe to ask while something runs. */
  public Optional<Shown> head(String name) {
    return Optional.ofNullable(values.get(name)).map(value -> Previews.of(name, value));
  }

  /** The columns of a data set that statistics can be of. Safe to ask while something runs. */
  public List<String> columns(String data) {
    return values.get(data) instanceof Loaded loaded ? Values.columns(loaded.data()) : List.of();
  }

  /** Whether an attack has left a result. */
  private boolean left(AttackTask attack) {
    return values.get(attack.target()) instanceof Attacked attacked
        && attacked.results().containsKey(attack.result());
  }

  /** What made each name, and whether it is stale. */
  public Lineage lineage() {
    return journal.lineage();
  }

  /** What was thrown in the last run, if that is why it failed. */
  public Optional<Throwable> failure() {
    return failure;
  }

  /**
   * Makes a component known to the scripts that follow; one of the same kind and name gives way.
   *
   * @throws IllegalArgumentException if it is not declared as a component should be, or of no kind
   */
  public void register(Class<? extends Record> component) {
    registry = registry.with(component);
  }

  /**
   * Gives a value that was made in Java a name: a number, flag, text, a list of them, a model, a
   * data set.
   *
   * @throws IllegalArgumentException if scripts have no such values, or the name is a verb
   */
  public void assign(String name, Object value) {
    if (Statement.verbs().contains(name)) {
      throw new IllegalArgumentException("`" + name + "` is a verb");
    }
    Seed root = new Seed(settings.seed().orElse(1));
    JavaValue brought = JavaValue.of(name, value, root);
    values.put(name, brought.value());
    scope = scope.with(name, brought.entry());
  }

  /** Checks a script as this session would run it now. */
  public Checked check(Source source) {
    return check(source, Given.NOTHING);
  }

  /** The same with values for the script's parameters. */
  public Checked check(Source source, Given given) {
    return check(Scripts.of(source), given);
  }

  /** Checks scripts as this session would run them now, one after another. */
  public Checked check(Scripts scripts, Given given) {
    List<Parsed> parsed = scripts.all().stream().map(Parser::parse).toList();
    Checked checked = Checker.check(registry, scope, settings, scripts.name(), parsed, given);
    Checked kept = checked.with(inputs().add(checked.steps()));
    return kept.ok() ? kept.with(Inputs.missing(kept.steps())) : kept;
  }

  /**
   * What writing a file would destroy, in words: something that a script reads, or that was read
   * before, or what the session keeps for itself.
   */
  public Optional<String> destroyed(Checked script, Path file) {
    Inputs inputs = inputs();
    inputs.add(script.steps());
    return inputs.at(file);
  }

  private Inputs inputs() {
    Inputs inputs = new Inputs(own);
    inputs.add(done);
    return inputs;
  }

  /** Checks a script and, if nothing is wrong, runs it. */
  public Outcome run(Source source, Sink sink, Control control) {
    return run(source, Given.NOTHING, sink, control);
  }

  /** The same with values for the script's parameters. */
  public Outcome run(Source source, Given given, Sink sink, Control control) {
    return control.during(() -> heeding(source, given, sink, control));
  }

  /**
   * Checks scripts and, if nothing is wrong with any, runs them one after another, as far as one
   * that cannot be run; assertions that fail stop nothing.
   */
  public Outcome run(Scripts scripts, Given given, Sink sink, Control control) {
    if (scripts.all().size() == 1) {
      return run(scripts.all().get(0), given, sink, control);
    }
    Checked checked = check(scripts, given);
    if (!checked.ok()) {
      return new Outcome(checked.diagnostics(), false);
    }
    Outcome all = new Outcome(List.of(), false);
    for (Source source : scripts.all()) {
      all = all.and(run(source, given.to(Parser.parse(source)), sink, control));
      if (all.exit() > 1) {
        break;
      }
    }
    return all;
  }

  private Outcome heeding(Source source, Given given, Sink sink, Control control) {
    Checked checked = check(source, given);
    if (!checked.ok()) {
      return new Outcome(checked.diagnostics(), false);
    }
    if (checked.steps().stream().anyMatch(Session::explainsAll)) {
      return explain(checked, sink, control);
    }
    journal.script(source, given.words());
    List<Diagnostic> diagnostics = new ArrayList<>(checked.diagnostics());
    Limited limited = new Limited(control);
    Run run = new Run(values, settings, workshop, journal, purse, secrecy, sink, limited);
    run.budgeted = budgeted(checked);
    Runner runner = new Runner(run, new Help(registry));
    failure = Optional.empty();
    Optional<Duration> limit = limit(checked);
    Plan plan;
    try {
      plan = runner.plan(checked.steps(), limit.isPresent());
    } catch (CancellationException e) {
      return new Outcome(diagnostics, true);
    }
    limit.flatMap(most -> overLimit(checked, plan, most, sink)).ifPresent(diagnostics::add);
    limited.begin(settings.limit());
    End end =
        limited.during(
            () ->
                checked.steps().stream().anyMatch(step -> step.task() instanceof RefreshTask)
                    ? refresh(runner, limited, sink, diagnostics)
                    : run(plan, runner, limited, diagnostics));
    checked.steps().stream()
        .filter(step -> runner.left(step.task()))
        .forEach(
            step -> {
              scope = step.after();
              journal.lineage().add(step, settings, this::left);
            });
    runner.summarise();
    diagnostics.addAll(runner.diagnostics());
    workshop
        .trouble()
        .map(why -> Diagnostic.of(Code.R545, source, checked.steps().get(0).task().at(), why))
        .map(d -> d.hint("make room, or name another folder by TATTLE_CACHE"))
        .ifPresent(diagnostics::add);
    return new Outcome(diagnostics, end == End.INTERRUPTED);
  }

  private static Set<String> budgeted(Checked checked) {
    return checked.steps().stream()
        .map(Checked.Step::task)
        .filter(BudgetTask.class::isInstance)
        .map(task -> ((BudgetTask) task).data())
        .collect(Collectors.toSet());
  }

  /** How a number of steps ended. */
  private enum End {
    WELL,
    FAULT,
    INTERRUPTED
  }

  /** Does what was planned, until something fails; what finished is kept. */
  private End run(Plan plan, Runner runner, Limited limited, List<Diagnostic> diagnostics) {
    for (Planned planned : plan.tasks()) {
      Checked.Step step = planned.step();
      Staleness.told(journal.lineage(), step).stream()
          .filter(it -> !diagnostics.contains(it))
          .forEach(diagnostics::add);
      try {
        runner.run(planned);
      } catch (CancellationException e) {
        if (limited.late()) {
          diagnostics.add(Failures.tooLong(runner.at()));
        }
        return limited.late() ? End.FAULT : End.INTERRUPTED;
      } catch (RuntimeException | Error e) {
        diagnostics.add(failed(runner.at(), e, runner.discreet()));
        return End.FAULT;
      }
      done.add(step);
      scope = step.after();
      journal.lineage().add(step, settings, this::left);
      settings = runner.settings();
    }
    return End.WELL;
  }

  /** What a step that failed is told as; it is remembered why. */
  private Diagnostic failed(Checked.Step at, Throwable why, boolean discreet) {
    if (why instanceof OutOfMemoryError) {
      return Failures.tooLarge(at);
    }
    if (why instanceof Fault fault) {
      Fault told = discreet ? fault.discreet() : fault;
      failure = Optional.of(told);
      return Failures.of(at, told);
    }
    failure = Optional.of(why);
    return why instanceof ComponentFault fault
        ? Failures.of(at, fault)
        : InternalFault.diagnostic(at.source(), at.task().at(), why);
  }

  /**
   * Runs the statements again whose names are stale, each as it was written, in an order in which
   * nothing is made from something stale. What was implicit in a statement stays what it was.
   */
  private End refresh(Runner runner, Limited limited, Sink sink, List<Diagnostic> diagnostics) {
    Scope before = scope;
    Set<String> tried = new LinkedHashSet<>();
    End end = End.WELL;
    Optional<Lineage.Made> next = journal.lineage().next(tried);
    if (next.isEmpty()) {
      sink.say("nothing is stale");
    }
    while (end == End.WELL && next.isPresent()) {
      Checked.Step step = next.get().step();
      tried.add(next.get().name());
      scope = Staleness.asItWas(step.task(), scope);
      Checked again = check(step.source().only(step.task().at()));
      diagnostics.addAll(again.diagnostics());
      end =
          again.ok()
              ? run(runner.plan(again.steps(), false), runner, limited, diagnostics)
              : End.FAULT;
      next = journal.lineage().next(tried);
    }
    scope = scope.current(before.data(), before.model(), before.target());
    return end;
  }

  /**
   * What was run and what came out of it.
   *
   * @param script what was run last
   */
  public RunRecord record(RunRecord.Script script) {
    return RunRecord.of(script, Inputs.used(done), settings, values, journal);
  }

  /** Checks a script and, if nothing is wrong, shows what it would do, and does nothing of it. */
  public Outcome explain(Scripts scripts, Given given, Sink sink, Control control) {
    Checked checked = check(scripts, given);
    return checked.ok()
        ? control.during(() -> explain(checked, sink, control))
        : new Outcome(checked.diagnostics(), false);
  }

  /** The plan of all else in a script; of all that was done here, if there is nothing else. */
  private Outcome explain(Checked checked, Sink sink, Control control) {
    List<Checked.Step> others =
        checked.steps().stream().filter(step -> !(step.task() instanceof ExplainTask)).toList();
    List<Diagnostic> diagnostics = new ArrayList<>(checked.diagnostics());
    try {
      Plan plan =
          others.isEmpty()
              ? workshop.plan(done, Map.of(), new Settings(), control)
              : workshop.plan(others, values, settings, control);
      boolean discreet = !budgeted(checked).isEmpty() || purse.limits();
      plan.wrong()
          .ifPresentOrElse(
              wrong -> diagnostics.add(failed(wrong.step(), wrong.fault().orElseThrow(), discreet)),
              () -> sink.show(plan.view()));
    } catch (CancellationException e) {
      return new Outcome(diagnostics, true);
    }
    return new Outcome(diagnostics, false);
  }

  private static boolean explainsAll(Checked.Step step) {
    return step.task() instanceof ExplainTask explain && explain.explained().isEmpty();
  }

  /** The step that sets how long a script may take. */
  private static Optional<Checked.Step> limiting(Checked checked) {
    return checked.steps().stream()
        .filter(s -> s.task() instanceof SetTask t && t.settings().limit().isPresent())
        .reduce((first, last) -> last);
  }

  /** How long a script may take. */
  private Optional<Duration> limit(Checked checked) {
    return limiting(checked)
        .map(step -> ((SetTask) step.task()).settings().limit())
        .orElse(settings.limit());
  }

  /** A warning, said before anything runs, if a script will not end within its limit. */
  private static Optional<Diagnostic> overLimit(
      Checked checked, Plan plan, Duration limit, Sink sink) {
    if (plan.time().compareTo(limit.multipliedBy(FAR)) <= 0) {
      return Optional.empty();
    }
    Checked.Step at = limiting(checked).orElse(checked.steps().get(0));
    Diagnostic found =
        Diagnostic.of(
            RunFaults.PAST_THE_LIMIT,
            at.source(),
            at.task().at(),
            Numbers.duration(plan.time()),
            Numbers.duration(limit));
    sink.say("warning: " + found.message());
    return Optional.of(found);
  }

  @Override
  public void close() {
    workshop.close();
  }
}
