package org.tattle.dsl.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.tattle.component.ComponentFault;
import org.tattle.dsl.check.bind.Given;
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
import org.tattle.dsl.plan.Plan;
import org.tattle.dsl.plan.Planned;
import org.tattle.dsl.run.help.Help;
import org.tattle.dsl.run.lineage.Lineage;
import org.tattle.dsl.run.lineage.Staleness;
import org.tattle.dsl.run.state.Failures;
import org.tattle.dsl.run.state.InternalFault;
import org.tattle.dsl.run.state.Limited;
import org.tattle.dsl.run.state.Run;
import org.tattle.dsl.run.state.SessionState;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.source.Scripts;
import org.tattle.dsl.source.Source;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.MessageText;

/**
 * One script that a session was given and found nothing wrong with: its plan is made and carried
 * out, or shown. What is done is left in the session's state step by step, so that what finished
 * before a fault or an interrupt is kept.
 */
final class Execution {
  /** How far beyond the limit an estimate must lie for a warning: it is an estimate. */
  private static final int FAR = 2;

  private final SessionState state;
  private final Checked checked;
  private final Sink sink;
  private final List<Diagnostic> diagnostics;
  private Optional<Throwable> failure = Optional.empty();

  Execution(SessionState state, Checked checked, Sink sink) {
    this.state = state;
    this.checked = checked;
    this.sink = sink;
    this.diagnostics = new ArrayList<>(checked.diagnostics());
  }

  /** What was thrown, if that is why it failed. */
  Optional<Throwable> failure() {
    return failure;
  }

  /** Carries the script out, as far as it can be. */
  Outcome run(Source source, Given given, Control control) {
    state.journal().script(source, given.words());
    Limited limited = new Limited(control);
    Run run = state.run(sink, limited);
    run.budgeted = budgeted();
    Runner runner = new Runner(run, new Help(state.registry()));
    Optional<Duration> limit = limit();
    Plan plan;
    try {
      plan = runner.plan(checked.steps(), limit.isPresent());
    } catch (CancellationException e) {
      return new Outcome(diagnostics, true);
    }
    limit.flatMap(most -> overLimit(plan, most)).ifPresent(diagnostics::add);
    foretell(plan);
    limited.begin(first().or(() -> state.settings().limit()));
    End end =
        limited.during(
            () ->
                checked.steps().stream().anyMatch(step -> step.task() instanceof RefreshTask)
                    ? refresh(runner, limited)
                    : run(plan, runner, limited));
    checked.steps().stream().filter(step -> runner.left(step.task())).forEach(state::leave);
    runner.summarise();
    diagnostics.addAll(runner.diagnostics());
    state
        .workshop()
        .trouble()
        .map(why -> Diagnostic.of(Code.R545, source, checked.steps().get(0).task().at(), why))
        .map(d -> d.hint("make room, or name another folder by TATTLE_CACHE"))
        .ifPresent(diagnostics::add);
    return new Outcome(diagnostics, end == End.INTERRUPTED);
  }

  /** Says before anything is trained what will be refused once its turn comes. */
  private void foretell(Plan plan) {
    if (plan.steps().stream().allMatch(step -> step.work().isEmpty())) {
      return;
    }
    plan.wrong()
        .ifPresent(
            wrong -> {
              Checked.Step at = wrong.step();
              Diagnostic found = failed(at, wrong.fault().orElseThrow(), discreet());
              sink.say(
                  MessageText.of(
                      "warning line %d will be refused, after what comes before it is done: %s",
                      at.source().line(found.span().start()), found.message()));
            });
  }

  private boolean discreet() {
    return !budgeted().isEmpty() || state.budgeted();
  }

  /** The data that get a budget somewhere in it. */
  private Set<String> budgeted() {
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
  private End run(Plan plan, Runner runner, Limited limited) {
    for (Planned planned : plan.tasks()) {
      Checked.Step step = planned.step();
      Staleness.told(state.journal().lineage(), step).stream()
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
      state.finish(step, runner.settings());
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
  private End refresh(Runner runner, Limited limited) {
    Lineage lineage = state.journal().lineage();
    Scope before = state.scope();
    Set<String> tried = new LinkedHashSet<>();
    End end = End.WELL;
    Optional<Lineage.Made> next = lineage.next(tried);
    if (next.isEmpty()) {
      sink.say("nothing is stale");
    }
    while (end == End.WELL && next.isPresent()) {
      Checked.Step step = next.get().step();
      tried.add(next.get().name());
      state.scope(Staleness.asItWas(step.task(), state.scope()));
      Checked again = state.check(Scripts.of(step.source().only(step.task().at())), Given.NOTHING);
      diagnostics.addAll(again.diagnostics());
      end = again.ok() ? run(runner.plan(again.steps(), false), runner, limited) : End.FAULT;
      next = lineage.next(tried);
    }
    state.scope(state.scope().current(before.data(), before.model(), before.target()));
    return end;
  }

  /**
   * Shows what it would do and does nothing of it: all else in a script, or all that was done
   * before, if there is nothing else.
   */
  Outcome explain(Control control) {
    List<Checked.Step> others =
        checked.steps().stream().filter(step -> !(step.task() instanceof ExplainTask)).toList();
    try {
      Plan plan =
          others.isEmpty()
              ? state.workshop().plan(state.done(), Map.of(), new Settings(), control)
              : state.workshop().plan(others, state.values(), state.settings(), control);
      plan.wrong()
          .ifPresentOrElse(
              wrong ->
                  diagnostics.add(failed(wrong.step(), wrong.fault().orElseThrow(), discreet())),
              () -> sink.show(plan.view()));
    } catch (CancellationException e) {
      return new Outcome(diagnostics, true);
    }
    return new Outcome(diagnostics, false);
  }

  /** Whether it asks to be shown, and not to be carried out. */
  boolean explains() {
    return checked.steps().stream().anyMatch(Execution::explainsAll);
  }

  private static boolean explainsAll(Checked.Step step) {
    return step.task() instanceof ExplainTask explain && explain.explained().isEmpty();
  }

  /** The step that sets how long a script may take. */
  private Optional<Checked.Step> limiting() {
    return checked.steps().stream()
        .filter(s -> s.task() instanceof SetTask t && t.settings().limit().isPresent())
        .reduce((first, last) -> last);
  }

  /** How long it may take, if that is the first thing it says: no older limit cuts that off. */
  private Optional<Duration> first() {
    return checked.steps().stream()
        .limit(1)
        .map(Checked.Step::task)
        .filter(SetTask.class::isInstance)
        .flatMap(task -> ((SetTask) task).settings().limit().stream())
        .findFirst();
  }

  /** How long a script may take. */
  private Optional<Duration> limit() {
    return limiting()
        .map(step -> ((SetTask) step.task()).settings().limit())
        .orElse(state.settings().limit());
  }

  /** A warning, said before anything runs, if a script will not end within its limit. */
  private Optional<Diagnostic> overLimit(Plan plan, Duration limit) {
    if (plan.time().compareTo(limit.multipliedBy(FAR)) <= 0) {
      return Optional.empty();
    }
    Checked.Step at = limiting().orElse(checked.steps().get(0));
    Diagnostic found =
        Diagnostic.of(
            RunFaults.PAST_THE_LIMIT,
            at.source(),
            at.task().at(),
            Numbers.duration(plan.time()),
            Numbers.duration(limit));
    sink.say("warning " + found.message());
    return Optional.of(found);
  }
}
