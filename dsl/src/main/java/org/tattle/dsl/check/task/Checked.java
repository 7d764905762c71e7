package org.tattle.dsl.check.task;

import java.util.List;
import java.util.stream.Stream;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Severity;
import org.tattle.dsl.source.Source;

/**
 * What checking gives.
 *
 * @param steps what to do, in order
 * @param diagnostics in the order of the text
 */
public record Checked(List<Step> steps, List<Diagnostic> diagnostics) {

  /**
   * One task, and the scope once it is done: what a session keeps if a later one fails.
   *
   * @param source where its spans are: the script, or one that the script uses
   */
  public record Step(Source source, Task task, Scope after) {}

  public Checked {
    steps = List.copyOf(steps);
    diagnostics = List.copyOf(diagnostics);
  }

  /** The same with more that was found. */
  public Checked with(List<Diagnostic> more) {
    List<Diagnostic> all = Stream.concat(diagnostics.stream(), more.stream()).toList();
    return more.isEmpty() ? this : new Checked(steps, all);
  }

  /** The scope that it leaves. */
  public Scope after(Scope before) {
    return steps.isEmpty() ? before : steps.get(steps.size() - 1).after();
  }

  /** Whether it can be run. */
  public boolean ok() {
    return diagnostics.stream().noneMatch(d -> d.severity() == Severity.ERROR);
  }
}
