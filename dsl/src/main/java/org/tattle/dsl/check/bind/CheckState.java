package org.tattle.dsl.check.bind;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tattle.component.Registry;
import org.tattle.dsl.check.expression.Findings;
import org.tattle.dsl.check.expression.Typer;
import org.tattle.dsl.check.task.Checked;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.task.Settings;
import org.tattle.dsl.check.task.Task;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.syntax.tree.Parsed;

/**
 * What checking one script keeps from statement to statement. It changes as the script goes on; the
 * checkers of all kinds of statements share it. The body of a sweep, and a script that is used,
 * have contexts of their own.
 */
public final class CheckState {
  public final Registry registry;
  public final Source source;
  public final Findings findings;
  public final Typer typer;
  public final Binder binder;
  public final Given given;

  /** The scripts being used, from the outermost. */
  public final List<Path> using;

  /** The verb whose block this is, where it is one. */
  public final Optional<String> block;

  public final List<Checked.Step> steps = new ArrayList<>();

  /** The names that this script has given; a result's is {@code target.result}. */
  public final Set<String> made = new LinkedHashSet<>();

  /** The parameters that this script declares. */
  public final Set<String> parameters = new LinkedHashSet<>();

  public Scope scope;
  public Settings settings;

  /** Whether the statement being checked has taken a name that was given already. */
  public boolean clash;

  public CheckState(
      Registry registry,
      Scope scope,
      Settings settings,
      Parsed parsed,
      Given given,
      List<Path> using) {
    this.registry = registry;
    this.scope = scope;
    this.settings = settings;
    this.source = parsed.script().source();
    this.findings = new Findings(source, parsed.diagnostics());
    this.typer = new Typer(source, findings, registry);
    this.binder = new Binder(findings, typer, registry);
    typer.know(new Formulas(registry, findings, binder));
    this.given = given;
    this.using = List.copyOf(using);
    this.block = Optional.empty();
  }

  /** The context of a block of a statement, which starts in a scope of its own. */
  public CheckState(CheckState outer, String verb, Scope scope) {
    this.registry = outer.registry;
    this.scope = scope;
    this.settings = outer.settings;
    this.source = outer.source;
    this.findings = outer.findings;
    this.typer = new Typer(outer.typer);
    this.binder = new Binder(findings, typer, registry);
    typer.know(new Formulas(registry, findings, binder));
    this.given = Given.NOTHING;
    this.using = outer.using;
    this.block = Optional.of(verb);
  }

  /** Adds a step and goes on in the scope that it leaves. */
  public void step(Task task, Scope after) {
    steps.add(new Checked.Step(source, task, after));
    scope = after;
  }
}
