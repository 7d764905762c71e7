package org.tattle.dsl.run.state;

import java.util.List;
import java.util.Optional;
import org.tattle.component.ComponentFault;
import org.tattle.component.Schema;
import org.tattle.dsl.check.task.Checked;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.run.Fault;
import org.tattle.run.Warning;
import org.tattle.run.catalogue.FaultCode;

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
      Checked.Step step, FaultCode code, Optional<String> parameter, String message) {
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
    return Diagnostic.of(
            Code.R530,
            step.source(),
            step.task().at(),
            "this did not end within the limit that was set")
        .hint(
            "what finished is kept; set a longer limit, such as `set limit=1h`, and run it again");
  }

  public static Diagnostic tooLarge(Checked.Step step) {
    return Diagnostic.of(
            Code.R599, step.source(), step.task().at(), "this needs more memory than there is")
        .hint("load fewer rows, or a smaller model");
  }
}
