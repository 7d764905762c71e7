package org.tattle.dsl.run;

import java.util.ArrayList;
import java.util.List;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.measure.Risk;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Neighbours;
import org.tattle.privacy.account.Spent;
import org.tattle.privacy.budget.Deployment;
import org.tattle.run.Fault;

/** What epsilon means, as tables. */
final class Risks {
  private Risks() {}

  /**
   * The risk of a target.
   *
   * @throws Fault D435 if its training gives no guarantee
   */
  static TableView of(Attacked attacked) {
    Spent spent =
        attacked
            .subject()
            .spent()
            .orElseThrow(
                () ->
                    Fault.of(
                        attacked.trained()
                            ? RunFaults.NOTHING_BOUNDS_A_MODEL
                            : RunFaults.NOTHING_BOUNDS,
                        attacked.name()));
    Risk risk = new Risk(new Guarantee(spent.epsilon(), spent.delta()));
    String bound = spent.guaranteed() ? "at most " : Numbers.ABOUT;
    List<List<String>> rows = new ArrayList<>();
    for (Risk.Detection at : risk.detections()) {
      rows.add(
          List.of(
              "finds of the members, at %s false alarms".formatted(Numbers.share(at.fpr())),
              Numbers.share(at.fpr()),
              bound + Numbers.share(at.tpr())));
    }
    for (Risk.Belief belief : risk.beliefs()) {
      rows.add(
          List.of(
              "believes of a member it held %s likely".formatted(share(belief.prior())),
              share(belief.prior()),
              bound + share(belief.posterior())));
    }
    return TableView.of(
        "risk of " + attacked.name(),
        List.of("what any attacker", "by guessing", "with the model"),
        rows,
        List.of(
            spent
                    .doubt()
                    .map(words -> "The eps=%s at delta=%s that this follows from is " + words + ".")
                    .orElse(
                        "It holds at eps=%s and delta=%s"
                            + whose(spent)
                            + ", whatever else the attacker knows; beliefs but for a share delta"
                            + " of cases.")
                    .formatted(Numbers.epsilon(spent.epsilon()), Numbers.small(spent.delta()))
                + (spent.seeded() ? " But " + Spent.SEEDED + "." : ""),
            "What others published with: show deployments"));
  }

  private static String whose(Spent spent) {
    return spent.neighbours() == Neighbours.PERSON ? " for a person with all of their rows" : "";
  }

  private static String share(double share) {
    return Numbers.share(share);
  }

  /** What others published with. */
  static TableView deployments() {
    List<List<String>> rows =
        Deployment.known().stream()
            .map(
                it ->
                    List.of(
                        it.who(), it.what(), Numbers.epsilon(it.epsilon()), it.unit(), it.model()))
            .toList();
    List<String> notes = new ArrayList<>();
    notes.add("Only an eps for the same unit and model of trust can be compared with another.");
    Deployment.known().stream()
        .map(Deployment::source)
        .distinct()
        .forEach(s -> notes.add("Source: " + s));
    return TableView.of("deployments", List.of("who", "what", "eps", "for", "noise"), rows, notes);
  }
}
