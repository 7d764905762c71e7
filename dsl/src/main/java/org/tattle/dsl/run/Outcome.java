package org.tattle.dsl.run;

import java.util.List;
import java.util.stream.Stream;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Severity;

/**
 * How a run ended.
 *
 * @param diagnostics everything wrong, in the order in which it was found
 * @param interrupted whether somebody stopped it
 */
public record Outcome(List<Diagnostic> diagnostics, boolean interrupted) {
  public Outcome {
    diagnostics = List.copyOf(diagnostics);
  }

  /** This, and then another. */
  public Outcome and(Outcome next) {
    return new Outcome(
        Stream.concat(diagnostics.stream(), next.diagnostics.stream()).toList(),
        interrupted || next.interrupted);
  }

  /** Whether everything ran and every assertion held. */
  public boolean ok() {
    return !interrupted && diagnostics.stream().allMatch(d -> d.severity() == Severity.WARNING);
  }

  /**
   * What a process exits with: 0 all well, 1 a failed assertion, 2 the user's fault, 3 a fault of
   * ours, 130 interrupted.
   */
  public int exit() {
    if (interrupted) {
      return 130;
    }
    if (diagnostics.stream().anyMatch(d -> d.code().ours())) {
      return 3;
    }
    if (diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR)) {
      return 2;
    }
    return ok() ? 0 : 1;
  }
}
