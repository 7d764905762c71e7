package org.tattle.dsl.run;

import java.util.List;
import java.util.stream.Collectors;
import org.tattle.claim.Finding;
import org.tattle.claim.Verdict;
import org.tattle.dsl.check.task.Promise;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.TableView;

/** What became of a claim, as a reader sees it: the verdict, and everything that it rests on. */
record Claims(String target, String what, Verdict verdict) {

  /** What others than the curator are told of what was measured. */
  static final String UNPAID =
      "What probes and canaries measured is left out: it comes from private rows, and no budget"
          + " paid for it.";

  /** A guarantee, as it was claimed of a target. */
  static String keeps(String target, Promise promise) {
    return "`%s` keeps eps=%s at delta=%s"
        .formatted(target, Numbers.epsilon(promise.eps()), Numbers.small(promise.delta()));
  }

  /** The verdict in a sentence without a full stop. */
  String text() {
    return switch (verdict.outcome()) {
      case UPHELD -> "it is proved under the assumptions named, and not refuted, that " + what;
      case BORNE_OUT -> "it is borne out, and not refuted, that " + what;
      case UNPROVED -> "nothing proves that " + what;
      case UNSEEN -> "it could not be seen whether " + what;
      case REFUTED -> "it is refuted that " + what;
    };
  }

  boolean held() {
    return verdict.outcome() == Verdict.Outcome.UPHELD
        || verdict.outcome() == Verdict.Outcome.BORNE_OUT;
  }

  /** What decided it, if it does not hold: the first that fails. */
  String decisive() {
    return verdict.findings().stream()
        .filter(
            finding ->
                finding.status() == Finding.Status.FAILS
                    || finding.status() == Finding.Status.UNSEEN)
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
