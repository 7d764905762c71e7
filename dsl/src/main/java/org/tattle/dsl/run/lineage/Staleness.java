package org.tattle.dsl.run.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tattle.dsl.check.task.Checked;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.task.Task;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.sentence.NameFaults;

/** What a session says of things made from older ones, and how it makes them again. */
public final class Staleness {
  private Staleness() {}

  /**
   * What a statement should be warned of: what it reads is stale, or another cell made its name.
   */
  public static List<Diagnostic> told(Lineage lineage, Checked.Step step) {
    List<Diagnostic> told = new ArrayList<>();
    Set<String> reads = lineage.reads(step);
    for (String name : reads) {
      boolean closer =
          reads.stream().anyMatch(it -> it.startsWith(name + ".") && lineage.stale(it));
      Optional<String> older = closer ? Optional.empty() : lineage.older(name);
      older
          .map(it -> "`%s` was made from an older `%s`".formatted(name, it))
          .map(it -> Diagnostic.of(Code.N108, step.source(), step.task().at(), it))
          .map(
              it ->
                  it.hint(
                      lineage.of(name).filter(m -> Lineage.releases(m.step().task())).isPresent()
                          ? "`refresh` leaves it, as releasing it again would spend privacy again"
                          : "`refresh` makes it again"))
          .ifPresent(told::add);
    }
    step.task()
        .made()
        .flatMap(lineage::itself)
        .filter(it -> !it.step().source().place().equals(step.source().place()))
        .map(
            it ->
                Diagnostic.of(
                        NameFaults.MADE_BY_ANOTHER_SCRIPT,
                        step.source(),
                        step.task().at(),
                        it.name(),
                        it.step().source().name())
                    .cause(it.step().source(), it.step().task().at(), "made here")
                    .hint("this one takes its place; give one of them another name to have both"))
        .ifPresent(told::add);
    return told;
  }

  /** A scope in which what a statement took for current is current. */
  public static Scope asItWas(Task task, Scope now) {
    return task.accept(new AsItWas(now));
  }
}
