package org.tattle.dsl.run.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tattle.dsl.check.task.Settings;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.plan.Loaded;
import org.tattle.dsl.run.state.Journal;
import org.tattle.dsl.run.state.Withheld;
import org.tattle.dsl.show.audit.Attacked;

/** What the figures of a report hold under, and what was warned of while it was made. */
record ReportedAssumptions(
    Journal journal,
    Map<String, Object> values,
    Settings settings,
    Withheld withheld,
    List<Attacked> targets) {

  Stream<String> all() {
    List<String> all = new ArrayList<>();
    if (targets.isEmpty() || targets.stream().anyMatch(Attacked::trained)) {
      values.values().stream()
          .filter(Loaded.class::isInstance)
          .map(loaded -> ((Loaded) loaded).split().adversary())
          .distinct()
          .forEach(
              adversary ->
                  all.add(
                      switch (adversary) {
                        case HALVES ->
                            "The attacker is the auditor's worst case: shadow models are trained on"
                                + " random halves of the very rows that the target may have seen.";
                        case THIRDS ->
                            "The attacker is an outsider: shadow models are trained on rows that"
                                + " the target never saw.";
                      }));
      all.add(
          "Attackers adapt: shadow models of a defended target are trained with its defense. An"
              + " attack that was not run may do better than those that were.");
    } else {
      all.add("An attack that was not run may do better than those that were.");
    }
    all.add("Intervals hold at 95%.");
    all.add(
        settings
            .seed()
            .map(
                seed ->
                    "The run was seeded (seed %s), privacy noise included: a model that is released needs noise drawn without a seed."
                        .formatted(seed))
            .orElse(
                "Privacy noise was drawn from a cryptographically secure source and cannot be"
                    + " repeated; everything else can."));
    if (!withheld.any()) {
      journal.warnings().stream().map(ReportedAssumptions::sentence).forEach(all::add);
    }
    return all.stream().distinct();
  }

  /** A warning, and what it is about. */
  private static String sentence(Diagnostic warning) {
    return "%s, line %s: %s."
        .formatted(
            warning.source().name(),
            warning.source().line(warning.span().start()),
            warning.message());
  }
}
