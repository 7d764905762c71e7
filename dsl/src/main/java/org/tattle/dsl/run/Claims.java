package org.tattle.dsl.run;

import java.util.List;
import java.util.stream.Collectors;
import org.tattle.claim.Finding;
import org.tattle.claim.Verdict;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.TableView;

/** What became of a claim, as a reader sees it: the verdict, and everything that it rests on. */
record Claims(String target, Verdict verdict) {

  /** What others than the curator are told of what was measured. */
  static final String UNPAID =
      "What probes and canaries measured is left out: it comes from private rows, and no budget"
          + " paid for it.";

  /** The verdict in a sentence without a full stop. */
  String text() {
    String what =
        "`%s` keeps eps=%s at delta=%s"
            .formatted(
                target,
                Numbers.epsilon(verdict.claim().epsilon()),
                Numbers.small(verdict.claim().delta()));
    return switch (verdict.outcome()) {
      case UPHELD -> "it is proved under the assumptions named, and not refuted, that " + what;
      case UNPROVED -> "nothing proves that " + what;
      case REFUTED -> "it is refuted that " + what;
    };
  }

  /** What decided it, if it does not hold: the first that fails. */
  String decisive() {
    return verdict.findings().stream()
        .filter(finding -> finding.status() == Finding.Status.FAILS)
        .findFirst()
        .map(finding -> finding.about() + ": " + finding.words())
        .orElse("");
  }

  TableView table() {
    List<List<String>> rows =
        verdict.findings().stream()
            .map(finding -> List.of(finding.about(), finding.status().toString(), finding.words()))
            .collect(Collectors.toList());
    String sentence = text().replaceFirst("^it", "It").replaceFirst("^nothing", "Nothing");
    return TableView.of(
        "claim on " + target,
        List.of("what it rests on", "status", "what was found"),
        rows,
        List.of(
            sentence + ".",
            "What is not refuted was measured and may still be wrong, by less than could have been"
                + " seen."));
  }
}
