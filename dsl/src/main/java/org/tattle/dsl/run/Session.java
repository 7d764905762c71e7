package org.tattle.dsl.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tattle.component.Registry;
import org.tattle.dsl.check.bind.Given;
import org.tattle.dsl.check.task.Checked;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.task.Settings;
import org.tattle.dsl.plan.Loaded;
import org.tattle.dsl.run.lineage.Lineage;
import org.tattle.dsl.run.record.RunRecord;
import org.tattle.dsl.run.state.Inputs;
import org.tattle.dsl.run.state.SessionState;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.run.value.Previews;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.source.Scripts;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.syntax.Parser;
import org.tattle.dsl.syntax.tree.Statement;
import org.tattle.privacy.budget.Ledger;
import org.tattle.privacy.release.Values;
import org.tattle.run.Cache;
import org.tattle.run.Control;

/**
 * What lasts from script to script or from cell to cell: names, values, settings, and what was
 * trained. Each script is checked whole before anything of it runs; one with an error runs nothing.
 * What finished before a fault or an interrupt is kept.
 */
public final class Session implements AutoCloseable {
  private final SessionState state;
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
    state = new SessionState(registry, cache, ledger, writes);
  }

  /** The components that scripts of this session can name. */
  public Registry registry() {
    return state.registry();
  }

  /** The names so far. Safe to ask while something runs. */
  public Scope scope() {
    return state.scope();
  }

  /** The settings so far. */
  public Settings settings() {
    return state.settings();
  }

  /** The values so far, by name. */
  public Map<String, Object> values() {
    Map<String, Object> values = state.values();
    synchronized (values) {
      return new LinkedHashMap<>(values);
    }
  }

  /** What is to be seen of a value at a glance. Safe to ask while something runs. */
  public Optional<Shown> head(String name) {
    return Optional.ofNullable(state.values().get(name)).map(value -> Previews.of(name, value));
  }

  /** The columns of a data set that statistics can be of. Safe to ask while something runs. */
  public List<String> columns(String data) {
    return state.values().get(data) instanceof Loaded loaded
        ? Values.columns(loaded.data())
        : List.of();
  }

  /** What made each name, and whether it is stale. */
  public Lineage lineage() {
    return state.journal().lineage();
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
    state.register(component);
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
    state.assign(name, value);
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
    return state.check(scripts, given);
  }

  /**
   * What writing a file would destroy, in words: something that a script reads, or that was read
   * before, or what the session keeps for itself.
   */
  public Optional<String> destroyed(Checked script, Path file) {
    Inputs inputs = state.inputs();
    inputs.add(script.steps());
    return inputs.at(file);
  }

  /** Checks a script and, if nothing is wrong, runs it. */
  public Outcome run(Source source, Sink sink, Control control) {
    return run(source, Given.NOTHING, sink, control);
  }

  /** The same with values for the script's parameters. */
  public Outcome run(Source source, Given given, Sink sink, Control control) {
    return control.during(
        () ->
            execute(
                check(source, given),
                sink,
                script ->
                    script.explains()
                        ? script.explain(control)
                        : script.run(source, given, control)));
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
      return refused(checked);
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

  /** Does something with a script, unless there is something wrong with it. */
  private Outcome execute(Checked checked, Sink sink, Function<Execution, Outcome> way) {
    if (!checked.ok()) {
      return refused(checked);
    }
    failure = Optional.empty();
    Execution execution = new Execution(state, checked, sink);
    Outcome outcome = way.apply(execution);
    failure = execution.failure();
    return outcome;
  }

  private static Outcome refused(Checked checked) {
    return new Outcome(checked.diagnostics(), false);
  }

  /**
   * What was run and what came out of it.
   *
   * @param script what was run last
   */
  public RunRecord record(RunRecord.Script script) {
    return RunRecord.of(
        script, Inputs.used(state.done()), state.settings(), state.values(), state.journal());
  }

  /** Checks a script and, if nothing is wrong, shows what it would do, and does nothing of it. */
  public Outcome explain(Scripts scripts, Given given, Sink sink, Control control) {
    Checked checked = check(scripts, given);
    return control.during(() -> execute(checked, sink, script -> script.explain(control)));
  }

  @Override
  public void close() {
    state.workshop().close();
  }
}
