package org.tattle.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tattle.attack.Canary;
import org.tattle.attack.CanaryAudit;
import org.tattle.attack.Context;
import org.tattle.claim.Finding.Status;
import org.tattle.claim.Verdict.Outcome;
import org.tattle.data.Column;
import org.tattle.nn.Job;
import org.tattle.nn.Recipe;
import org.tattle.privacy.Figure;
import org.tattle.privacy.Guarantee;
import org.tattle.privacy.Spent;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.target.Blueprint;
import org.tattle.target.Target;

/**
 * Checks that a target keeps (ε, δ), from three sides. The accountant says what the training spends
 * if it is what it says. {@link Probe} looks at single steps of that training: a wrong scale or
 * wrong batches show there at once, while an attack would seldom find them. Canaries attack the
 * training as a whole and bound ε from below, whatever the cause. What remains is listed as
 * assumed.
 *
 * @param guarantee what is claimed
 * @param canary the attack
 */
public record Claim(Guarantee guarantee, Canary canary) {

  /** The copy of a target that checking the claim trains. */
  public Optional<Blueprint> copy(Blueprint target, Seed seed) {
    return canary.copy(target, seed);
  }

  /**
   * Checks the claim. Trains a copy of the target with canaries.
   *
   * @throws Fault T305 if the target was trained elsewhere
   */
  public Verdict check(Target target, Context context) {
    if (target.transcript().isPresent()) {
      throw new Fault(
          "T305", null, "the target was trained elsewhere, and its training cannot be seen", null);
    }
    Job job = context.trainer().orderTarget(target.blueprint()).jobs().get(0);
    List<Finding> measured = new ArrayList<>();
    job.recipe()
        .privacy()
        .ifPresent(
            privacy -> {
              Probe probe = new Probe(target, job, privacy, context);
              measured.add(probe.noise());
              measured.add(probe.batches());
            });
    measured.add(audited(canary.run(target, context)));
    List<Finding> findings = new ArrayList<>();
    findings.add(accounted(target.spent()));
    findings.addAll(measured);
    findings.addAll(rest(target, job.recipe()));
    Outcome outcome =
        fails(measured) ? Outcome.REFUTED : fails(findings) ? Outcome.UNPROVED : Outcome.UPHELD;
    return new Verdict(guarantee, outcome, findings);
  }

  private static boolean fails(List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.status() == Status.FAILS);
  }

  private Finding accounted(Optional<Spent> spent) {
    if (spent.isEmpty()) {
      return new Finding("accountant", Status.FAILS, "the training gives no guarantee at all");
    }
    Spent proved = spent.get();
    boolean holds =
        proved.guaranteed()
            && proved.epsilon() <= guarantee.epsilon()
            && proved.delta() <= guarantee.delta();
    return new Finding(
        "accountant",
        holds ? Status.HOLDS : Status.FAILS,
        "it proves eps=%s at delta=%s (%s)"
            .formatted(
                Figure.rounded(proved.epsilon(), 4),
                Figure.rounded(proved.delta(), 1),
                proved.basis()));
  }

  private Finding audited(CanaryAudit audit) {
    boolean refuted = audit.bound() > guarantee.epsilon();
    return new Finding(
        "canaries",
        refuted ? Status.FAILS : Status.HOLDS,
        "with %s%% confidence the training spends eps=%s or more: %d of %d canaries were called"
                .formatted(
                    Figure.rounded(100 * audit.confidence(), 4),
                    Figure.rounded(audit.bound(), 3),
                    audit.right(),
                    audit.dared())
            + " rightly");
  }

  private List<Finding> rest(Target target, Recipe recipe) {
    List<Finding> rest = new ArrayList<>();
    int rows = target.blueprint().split().members().length;
    rest.add(
        new Finding(
            "delta",
            guarantee.delta() <= 1.0 / rows ? Status.HOLDS : Status.ASSUMED,
            "a delta above 1/rows, %s here, would allow publishing a row"
                .formatted(Figure.rounded(1.0 / rows, 2))));
    rest.add(
        new Finding(
            "early stopping",
            recipe.patience() == 0 ? Status.HOLDS : Status.FAILS,
            recipe.patience() == 0
                ? "all steps are taken, whatever private rows say"
                : "held-out private rows decide when to stop"));
    if (target.blueprint().data().columns().stream()
        .anyMatch(column -> column.type() == Column.Type.NUMBER)) {
      rest.add(
          new Finding(
              "standardisation",
              Status.ASSUMED,
              "means and deviations of all rows are public: they do not tell members from others"));
    }
    recipe
        .privacy()
        .filter(privacy -> !privacy.secure())
        .ifPresent(
            privacy ->
                rest.add(
                    new Finding(
                        "randomness", Status.ASSUMED, "nobody knows the seed of the noise")));
    rest.add(
        new Finding(
            "layers", Status.HOLDS, "no layer mixes rows of a batch, so each can be clipped"));
    rest.add(
        new Finding(
            "public choices",
            Status.ASSUMED,
            "the number of rows and all settings were chosen without the private rows"));
    rest.add(
        new Finding(
            "arithmetic", Status.ASSUMED, "rounding of the noise in single precision is ignored"));
    return rest;
  }
}
