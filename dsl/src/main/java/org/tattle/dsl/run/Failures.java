package org.tattle.dsl.run;

import java.util.Optional;
import org.tattle.dsl.check.Checked;
import org.tattle.dsl.check.Task;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.source.Span;
import org.tattle.run.Fault;

/** What a step that failed is told as, and where: what arises while running has no place yet. */
final class Failures {
  private Failures() {}

  /** A fault of the user's, at the parameter that it is about. */
  static Diagnostic of(Checked.Step step, Fault fault) {
    Diagnostic diagnostic =
        Diagnostic.of(
            Code.of(fault.code()).orElse(Code.R500),
            step.source(),
            place(step.task(), fault.parameter()),
            fault.getMessage());
    return fault.hint().map(diagnostic::hint).orElse(diagnostic);
  }

  /** Where a parameter of a task was given, or the component it would be given to. */
  private static Span place(Task task, Optional<String> parameter) {
    if (task instanceof Task.Load load) {
      return load.implicit() ? load.at() : load.source().at(parameter);
    }
    if (task instanceof Task.Adopt adopt) {
      return adopt.predictions().at(parameter);
    }
    if (task instanceof Task.Train train) {
      return parameter.isPresent() && train.model().given().containsKey(parameter.get())
          ? train.model().at(parameter)
          : train.training().at(parameter);
    }
    if (task instanceof Task.Assail assail) {
      return assail.attack().at(parameter);
    }
    if (task instanceof Task.Defend defend) {
      return defend.defense().at(parameter);
    }
    if (task instanceof Task.Export export) {
      return parameter.equals(Optional.of("to")) ? export.place() : export.at();
    }
    if (task instanceof Task.Claim claim) {
      return claim.promise().at(parameter);
    }
    if (task instanceof Task.Allow allow) {
      return allow.budget().at(parameter);
    }
    if (task instanceof Task.Release release) {
      return release.statistic().at(parameter);
    }
    if (task instanceof Task.Report report) {
      return report.place();
    }
    return task instanceof Task.Draw draw ? draw.plot().at(parameter) : task.at();
  }

  static Diagnostic tooLong(Checked.Step step) {
    return Diagnostic.of(
            Code.R530,
            step.source(),
            step.task().at(),
            "this did not end within the limit that was set")
        .hint(
            "what finished is kept; set a longer limit, such as `set limit=1h`, and run it again");
  }

  static Diagnostic tooLarge(Checked.Step step) {
    return Diagnostic.of(
            Code.R599, step.source(), step.task().at(), "this needs more memory than there is")
        .hint("load fewer rows, or a smaller model");
  }
}
