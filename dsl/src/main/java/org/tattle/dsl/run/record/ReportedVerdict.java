package org.tattle.dsl.run.record;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tattle.dsl.check.task.Audience;
import org.tattle.dsl.run.state.Journal;
import org.tattle.dsl.run.state.Withheld;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.show.audit.AuditNotes;
import org.tattle.dsl.show.render.Report;

/**
 * What a report says first: how many subjects were examined, what was required of them, and what a
 * verdict must not be read without.
 *
 * @param targets all that are spoken of
 */
record ReportedVerdict(
    Journal journal, Audience reader, Withheld withheld, List<Attacked> targets) {

  /** What was found of which nothing was required, so that nobody takes it for a pass. */
  Optional<String> unrequired() {
    List<String> found =
        open().stream()
            .flatMap(
                it ->
                    it.results().isEmpty()
                        ? Stream.of(it.name())
                        : it.results().keySet().stream().map(result -> it.name() + "." + result))
            .filter(name -> !journal.judged(name))
            .toList();
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Nothing was required of %s: what is said of it is a finding, and no pass."
                .formatted(String.join(", ", found)));
  }

  String sentence() {
    List<Report.Verdict> verdicts = journal.verdicts(reader);
    long failed = verdicts.stream().filter(verdict -> !verdict.held()).count();
    int claims = verdicts.size();
    String gate =
        claims == 0
            ? withheld.any()
                ? "Nothing was required that may be told here."
                : "Nothing was required of %s, so nothing was passed.".formatted("the " + things())
            : failed == 0
                ? claims == 1
                    ? "The requirement holds."
                    : claims == 2
                        ? "Both requirements hold."
                        : "All %s requirements hold.".formatted(claims)
                : "%s of %s requirements do not hold.".formatted(failed, claims);
    return "%s %s on %s.%s%s%s%s"
        .formatted(
            gate,
            examined(),
            LocalDate.now(),
            claims == 0 || unrequired().isEmpty()
                ? ""
                : " Of some of what was found nothing was required: see below.",
            but("The control failed of: %s.", AuditNotes.failedControls(open())),
            but("Turned round, so no sign of no leak: %s.", AuditNotes.reversed(open())),
            withheld.any()
                ? " Written for others than the curator of the rows."
                : " Everything is shown: where rows are private, it is for their curator.");
  }

  /** A sentence on what a verdict must not be read without, if there is any. */
  private static String but(String sentence, List<String> results) {
    return results.isEmpty() ? "" : " " + sentence.formatted(String.join(", ", results));
  }

  /** How many of the models were attacked: one that was not has passed nothing. */
  private String examined() {
    long attacked = targets.stream().filter(target -> !target.results().isEmpty()).count();
    String all = Numbers.count(targets.size());
    if (targets.size() == 1) {
      String one = ReportedSubjects.noun(targets.get(0));
      return attacked == 1
          ? "One %s was audited".formatted(one)
          : "The one %s was not attacked".formatted(one);
    }
    return attacked == targets.size()
        ? "%s %s were audited".formatted(all, things())
        : "%s of %s %s were attacked".formatted(Numbers.count(attacked), all, things());
  }

  /** What these are called, each once. */
  List<String> kinds() {
    return targets.stream().map(ReportedSubjects::noun).distinct().toList();
  }

  /** What all targets together are called. */
  private String things() {
    List<String> kinds = kinds();
    return kinds.isEmpty()
        ? "models"
        : kinds.stream().map(noun -> noun + "s").collect(Collectors.joining(" and "));
  }

  private List<Attacked> open() {
    return targets.stream().filter(it -> !withheld.of(it.subject())).toList();
  }
}
