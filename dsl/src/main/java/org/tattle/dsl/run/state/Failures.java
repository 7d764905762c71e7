package org.tattle.dsl.run.state;

import java.util.List;
import java.util.Optional;
import org.tattle.component.ComponentFault;
import org.tattle.component.Schema;
import org.tattle.dsl.check.task.Checked;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.run.Fault;
import org.tattle.run.Warning;
import org.tattle.run.catalogue.Coded;

/** What a step that failed is told as, and where: what arises while running has no place yet. */
public final class Failures {
  private Failures() {}

  /** A fault of the user's, at the parameter that it is about. */
  public static Diagnostic of(Checked.Step step, Fault fault) {
    Diagnostic diagnostic = of(step, fault.code(), fault.parameter(), fault.getMessage());
    return fault.hint().map(diagnostic::hint).orElse(diagnostic);
  }

  /** What the user should look at, at the parameter that it is about. */
  public static Diagnostic of(Checked.Step step, Warning warning) {
    return of(step, warning.code(), warning.parameter(), warning.message()).hint(warning.hint());
  }

  private static Diagnostic of(
      Checked.Step step, Coded code, Optional<String> parameter, String message) {
    return Diagnostic.of(Code.of(code), step.source(), step.task().place(parameter), message);
  }

  /** A fault of the component that was asked for. */
  public static Diagnostic of(Checked.Step step, ComponentFault fault) {
    List<Bound<?>> asked = step.task().components();
    String who =
        asked.isEmpty()
            ? "a component"
            : "`%s`".formatted(Schema.of(((Record) asked.get(0).component()).getClass()).name());
    return Diagnostic.of(
            Code.X901,
            step.source(),
            step.task().place(Optional.empty()),
            who + " " + fault.getMessage())
        .hint(fault.hint());
  }

  public static Diagnostic tooLong(Checked.Step step) {
    return Diagnostic.of(RunFaults.TOO_LONG, step.source(), step.task().at());
  }

  public static Diagnostic tooLarge(Checked.Step step) {
    return Diagnostic.of(RunFaults.TOO_LARGE, step.source(), step.task().at());
  }
}
