package org.tattle.dsl.run.state;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.tattle.component.Registry;
import org.tattle.dsl.check.Checker;
import org.tattle.dsl.check.bind.Given;
import org.tattle.dsl.check.task.AttackTask;
import org.tattle.dsl.check.task.Checked;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.task.Settings;
import org.tattle.dsl.run.value.JavaValue;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.source.Scripts;
import org.tattle.dsl.syntax.Parser;
import org.tattle.dsl.syntax.tree.Parsed;
import org.tattle.privacy.budget.Ledger;
import org.tattle.run.Cache;
import org.tattle.run.Seed;

/**
 * What a session keeps from script to script: the names that can be used, their values, the
 * settings, what was done, trained and spent. It can be read while something runs.
 */
public final class SessionState {
  private volatile Registry registry;
  private volatile Scope scope = Scope.EMPTY;
  private volatile Settings settings = new Settings();

  private final Map<String, Object> values = Collections.synchronizedMap(new LinkedHashMap<>());
  private final List<Checked.Step> done = new CopyOnWriteArrayList<>();
  private final Workshop workshop;
  private final Journal journal;
  private final Budgets purse;
  private final Secrecy secrecy;

  /** The files and folders that it keeps for itself. */
  private final List<Path> own;

  /**
   * @param cache where finished work is kept and found
   * @param ledger what was spent on data, and where it is written down
   * @param writes whether scripts may write the files that they name
   */
  public SessionState(Registry registry, Cache cache, Ledger ledger, boolean writes) {
    this.purse = new Budgets(ledger);
    this.journal = new Journal(writes);
    this.secrecy = new Secrecy(purse, journal.lineage());
    this.workshop = new Workshop(cache);
    this.own = Stream.concat(ledger.files().stream(), cache.place().stream()).toList();
    this.registry = Checker.complete(registry);
  }

  public Registry registry() {
    return registry;
  }

  /** Makes a component known; one of the same kind and name gives way. */
  public void register(Class<? extends Record> component) {
    registry = registry.with(component);
  }

  public Scope scope() {
    return scope;
  }

  /** From now on names stand for this. */
  public void scope(Scope now) {
    scope = now;
  }

  public Settings settings() {
    return settings;
  }

  /** From now on these are set. */
  public void settings(Settings now) {
    settings = now;
  }

  /** The values themselves, by name: what runs writes here. */
  public Map<String, Object> values() {
    return values;
  }

  /** What was done so far, in its order. */
  public List<Checked.Step> done() {
    return done;
  }

  public Workshop workshop() {
    return workshop;
  }

  public Journal journal() {
    return journal;
  }

  /** Whether a budget was set on any data. */
  public boolean budgeted() {
    return purse.limits();
  }

  /** Gives a value that was made in Java a name. */
  public void assign(String name, Object value) {
    JavaValue brought = JavaValue.of(name, value, new Seed(settings.seed().orElse(1)));
    values.put(name, brought.value());
    scope = scope.with(name, brought.entry());
  }

  /** Checks scripts as they would be run now, one after another. */
  public Checked check(Scripts scripts, Given given) {
    List<Parsed> parsed = scripts.all().stream().map(Parser::parse).toList();
    Checked checked = Checker.check(registry, scope, settings, scripts.name(), parsed, given);
    Checked kept = checked.with(inputs().add(checked.steps()));
    return kept.ok() ? kept.with(Inputs.missing(kept.steps())) : kept;
  }

  /** The files that were read so far, and those that the session keeps for itself. */
  public Inputs inputs() {
    Inputs inputs = new Inputs(own);
    inputs.add(done);
    return inputs;
  }

  /** What a run works on that begins now. */
  public Run run(Sink sink, Limited control) {
    return new Run(values, settings, workshop, journal, purse, secrecy, sink, control);
  }

  /** Remembers that a step was done, and the settings after it. */
  public void finish(Checked.Step step, Settings after) {
    done.add(step);
    leave(step);
    settings = after;
  }

  /** Remembers what a step has left, whether it was done to its end or not. */
  public void leave(Checked.Step step) {
    scope = step.after();
    journal.lineage().add(step, settings, this::left);
  }

  /** Whether an attack has left a result. */
  private boolean left(AttackTask attack) {
    return values.get(attack.target()) instanceof Attacked attacked
        && attacked.results().containsKey(attack.result());
  }
}
