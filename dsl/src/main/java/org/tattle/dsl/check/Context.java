package org.tattle.dsl.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tattle.component.Registry;
import org.tattle.dsl.syntax.Parsed;

/**
 * What checking one script keeps from statement to statement. It changes as the script goes on; the
 * checkers of all kinds of statements share it.
 */
final class Context {
  final Registry registry;
  final Findings findings;
  final Typer typer;
  final Binder binder;
  final List<Checked.Step> steps = new ArrayList<>();

  /** The names that this script has given; a result's is {@code target.result}. */
  final Set<String> made = new LinkedHashSet<>();

  Scope scope;
  Settings settings;

  /** Whether the statement being checked has taken a name that was given already. */
  boolean clash;

  Context(Registry registry, Scope scope, Settings settings, Parsed parsed) {
    this.registry = registry;
    this.scope = scope;
    this.settings = settings;
    this.findings = new Findings(parsed.script().source(), parsed.diagnostics());
    this.typer = new Typer(parsed.script().source(), findings);
    this.binder = new Binder(findings, typer);
  }

  /** Adds a step and goes on in the scope that it leaves. */
  void step(Task task, Scope after) {
    steps.add(new Checked.Step(task, after));
    scope = after;
  }

  /** A bound record as what its kind says it is; the registry has checked that. */
  @SuppressWarnings("unchecked")
  static <T> Bound<T> cast(Bound<Record> bound) {
    return (Bound<T>) bound;
  }
}
