package org.tattle.claim.owner;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tattle.attack.mark.DirectionLeaning;
import org.tattle.claim.Finding;
import org.tattle.claim.Finding.Status;
import org.tattle.claim.Verdict;
import org.tattle.claim.Verdict.Outcome;
import org.tattle.model.Access;
import org.tattle.run.Control;
import org.tattle.run.MessageText;
import org.tattle.subject.Target;

/** Whether a model was trained on rows that their owner moved along secret directions. */
record MovedRows(DirectionLeaning mark, double level, int looks) {

  /**
   * @param others trained alike on the rows before any were moved
   */
  Verdict check(Target of, Target from, List<Target> others, Finding secrecy, Control control) {
    double[] cosines = mark.cosines(of, control);
    double p = mark.p(cosines, looks);
    boolean shown = p <= level;
    Finding leaning =
        new Finding(
            "moved rows",
            shown ? Status.HOLDS : Status.UNSEEN,
            MessageText.of(
                "what pulls it to a class has a cosine of %.3f with the secret direction in the"
                    + " mean; p = %.2g over %,d %s, and %.2g is asked for",
                Arrays.stream(cosines).average().orElseThrow(),
                p,
                looks,
                looks == 1 ? "look" : "looks",
                level));
    Finding power =
        sees(from)
            ? new Finding(
                "power",
                p(from, control) <= level ? Status.HOLDS : Status.UNSEEN,
                MessageText.of("of the owner's own model p = %.2g", p(from, control)))
            : new Finding("power", Status.UNSEEN, "the owner's own model shows no weights");
    List<Target> seen = others.stream().filter(MovedRows::sees).toList();
    Stream<Finding> controls =
        seen.isEmpty()
            ? Stream.empty()
            : Stream.of(
                new Finding(
                    "independent models",
                    Status.HOLDS,
                    MessageText.of(
                        "of models that were trained alike on the rows before any were moved p ="
                            + " %s",
                        seen.stream()
                            .map(other -> MessageText.of("%.2g", p(other, control)))
                            .collect(Collectors.joining(", ")))));
    Finding scope =
        new Finding(
            "scope",
            Status.ASSUMED,
            "it tells that moved rows were trained on, and not from whose hand they came");
    return new Verdict(
        shown ? Outcome.BORNE_OUT : Outcome.UNSEEN,
        Stream.of(Stream.of(leaning, power), controls, Stream.of(scope, secrecy))
            .flatMap(findings -> findings)
            .toList());
  }

  private static boolean sees(Target model) {
    return model.access().contains(Access.GRADIENTS);
  }

  private double p(Target model, Control control) {
    return mark.p(mark.cosines(model, control), 1);
  }
}
