package org.tattle.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Work;
import org.tattle.attack.audit.Canary;
import org.tattle.attack.audit.CanaryAudit;
import org.tattle.claim.Finding.Status;
import org.tattle.claim.Verdict.Outcome;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.SumTree;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.FiniteArithmetic;
import org.tattle.nn.train.Job;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Spent;
import org.tattle.privacy.account.Steps;
import org.tattle.privacy.account.WrittenNumber;
import org.tattle.privacy.budget.PrivacyUnit;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.MessageText;
import org.tattle.run.catalogue.ModelFaults;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;
import org.tattle.subject.train.NetworkOrder;
import org.tattle.subject.train.Order;

/**
 * Checks that a target keeps (ε, δ), from three sides. The accountant says what the training spends
 * if it is what it says. Probes look at single steps of that training: a wrong scale or foreseeable
 * batches show there at once, while an attack would seldom find them. Canaries attack the training
 * as a whole and bound ε from below, whatever the cause: in its gradients, as an attacker within
 * sees them, and among its rows, as an outsider does. What remains is listed as assumed.
 *
 * @param guarantee what is claimed
 * @param canary the attack
 */
public record Claim(Guarantee guarantee, Canary canary) {
  /** The attack that bounds epsilon from below: how, a script says with the claim. */
  public static final Class<? extends Attack<?>> AUDIT = Canary.class;

  /** One that is checked by such an attack. */
  public static Claim by(Guarantee guarantee, Attack<?> audit) {
    return new Claim(guarantee, Canary.class.cast(audit));
  }

  private static final Finding UNSEEN =
      new Finding(
          "tree",
          Status.ASSUMED,
          "that every node has its noise, and each row one step of a pass: no probe looks at a"
              + " tree, and no canary in the gradients");

  /** What checking the claim trains; less if a probe refutes it at once. */
  public Work work(Prospect target, Context context) {
    List<Order> probes = new ArrayList<>();
    if (target instanceof ModelRecipe<?> how
        && how.order(context.trainer()) instanceof NetworkOrder order) {
      Job job = order.jobs().get(0);
      job.plan()
          .privacy()
          .map(privacy -> new Bench(job.plan(), privacy, context))
          .map(bench -> probes(bench, target.data(), job, context.control()))
          .ifPresent(all -> all.forEach(probe -> probes.addAll(probe.orders())));
      if (takesMarks(job)) {
        probes.add(whiteBox(job, Optional.empty()).planned(order, context));
      }
    }
    List<Order> led = probes.stream().filter(it -> it.role() == Order.Role.LESSON).toList();
    probes.removeAll(led);
    return canary.work(target, context).learning(led).probing(probes);
  }

  private static boolean takesMarks(Job job) {
    return job.plan().privacy().flatMap(PrivateSteps::tree).isEmpty();
  }

  private WhiteBox whiteBox(Job job, Optional<Spent> spent) {
    return new WhiteBox(guarantee, canary.canaries(), canary.confidence(), job, spent);
  }

  /**
   * Checks the claim. Trains a copy of the target with canaries.
   *
   * @throws Fault T305 if the target was trained elsewhere
   */
  public Verdict check(Target target, Context context) {
    if (target.recipe().isEmpty()) {
      throw Fault.of(ModelFaults.TRAINING_UNSEEN);
    }
    Job job = target.job().orElseThrow(() -> Fault.of(ModelFaults.NO_STEPS_TO_PROBE));
    if (!(target.made().order(context.trainer()) instanceof NetworkOrder order)) {
      throw Fault.of(ModelFaults.NO_STEPS_TO_PROBE);
    }
    List<Finding> measured = new ArrayList<>();
    job.plan()
        .privacy()
        .ifPresent(privacy -> measured.addAll(probed(target, job, privacy, context)));
    if (takesMarks(job) && (job.plan().privacy().isPresent() || target.spent().isEmpty())) {
      measured.add(whiteBox(job, target.spent()).find(order, context));
    }
    measured.add(audited(canary.run(target, context)));
    List<Finding> findings = new ArrayList<>();
    findings.add(accounted(target.spent(), job));
    findings.addAll(measured);
    findings.addAll(rest(target, job.network(), job.plan()));
    Outcome outcome =
        fails(measured) ? Outcome.REFUTED : fails(findings) ? Outcome.UNPROVED : Outcome.UPHELD;
    return new Verdict(outcome, findings);
  }

  private static List<Finding> probed(
      Target target, Job job, PrivateSteps privacy, Context context) {
    Bench bench = new Bench(target, privacy, context);
    List<Finding> found = new ArrayList<>();
    long taken = target.trained().steps();
    if (taken != privacy.steps()) {
      found.add(
          Finding.measured(
              "steps", true, "the target took %s of %s".formatted(taken, privacy.steps())));
    }
    List<Probe> probes = probes(bench, target.data(), job, context.control());
    Finding first = probes.get(0).find();
    found.add(first);
    probes.stream()
        .skip(1)
        .filter(probe -> !probe.needsNoise() || first.status() != Status.FAILS)
        .forEach(probe -> found.add(probe.find()));
    if (privacy.tree().isPresent()) {
      found.add(UNSEEN);
    }
    return found;
  }

  /** What looks at single steps of a private training, the noise first. */
  private static List<Probe> probes(Bench bench, Dataset data, Job job, Control control) {
    List<Probe> probes = new ArrayList<>();
    boolean apart = bench.privacy().tree().isEmpty();
    if (apart) {
      probes.add(new NoiseProbe(bench, job.network()));
    }
    probes.add(new TailProbe(bench));
    probes.add(new ClipProbe(bench, data, job, control));
    bench.privacy().quantile().ifPresent(it -> probes.add(new QuantileProbe(bench, it)));
    if (apart) {
      probes.add(new BatchProbe(bench));
    }
    return probes;
  }

  private static boolean fails(List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.status() == Status.FAILS);
  }

  private Finding accounted(Optional<Spent> spent, Job job) {
    if (spent.isEmpty()) {
      return new Finding("accountant", Status.FAILS, "the training gives no guarantee at all");
    }
    Spent proved = spent.get();
    String says =
        "it proves eps=%s at delta=%s (%s)"
            .formatted(
                WrittenNumber.rounded(proved.epsilon(), 4),
                WrittenNumber.rounded(proved.delta(), 1),
                proved.basis());
    if (!proved.guaranteed()) {
      return new Finding(
          "accountant",
          Status.FAILS,
          "an approximation proves nothing: it says eps=%s at delta=%s (%s)"
              .formatted(
                  WrittenNumber.rounded(proved.epsilon(), 4),
                  WrittenNumber.rounded(proved.delta(), 1),
                  proved.basis()));
    }
    boolean one = job.plan().privacy().isPresent() && !proved.steps().isEmpty();
    if (one && !same(proved.steps(), job.plan().privacy().get())) {
      return new Finding(
          "accountant",
          Status.FAILS,
          "what was accounted for is not what was trained: noise, norm, rate or steps differ");
    }
    boolean holds = proved.epsilon() <= guarantee.epsilon() && proved.delta() <= guarantee.delta();
    Status held = one ? Status.HOLDS : Status.ASSUMED;
    return new Finding(
        "accountant",
        holds ? held : Status.FAILS,
        one ? says : says + ", of all trainings that it took; the probes do not see that");
  }

  /**
   * Whether the steps that were accounted for are those of the training. With a quantile, a noisy
   * sum of multiplier z and a noisy count of sensitivity one half and deviation bz are together a
   * Gaussian of 1/σ² = 1/z² + 1/(2bz)² (Andrew et al. 2021, theorem 1).
   */
  private static boolean same(List<Steps> accounted, PrivateSteps privacy) {
    double less =
        privacy.quantile().map(q -> 1 / Math.sqrt(1 + 1 / (4 * q.noise() * q.noise()))).orElse(1.0);
    if (accounted.size() != privacy.phases().size()) {
      return false;
    }
    if (privacy.tree().isPresent()) {
      return same(accounted.get(0), privacy, privacy.tree().get());
    }
    for (int i = 0; i < accounted.size(); i++) {
      Steps steps = accounted.get(i);
      PrivateSteps.Phase phase = privacy.phases().get(i);
      if (steps.count() != phase.steps()
          || Math.abs(steps.rate() / privacy.rate() - 1) > 1e-9
          || less * phase.noise() < steps.noise() * (1 - 1e-9)) {
        return false;
      }
    }
    return true;
  }

  /** A row is in one node of each level of each pass, the last of which may be cut short. */
  private static boolean same(Steps accounted, PrivateSteps privacy, SumTree tree) {
    int passes = (privacy.steps() + tree.leaves() - 1) / tree.leaves();
    return accounted.rate() == 1
        && accounted.count() == (long) passes * tree.levels()
        && privacy.noise(0) >= accounted.noise() * (1 - 1e-9);
  }

  private Finding audited(CanaryAudit audit) {
    return Finding.measured(
        "canaries among the rows",
        audit.bound() > guarantee.epsilon(),
        MessageText.of(
            "with %s%% confidence eps is %s or more, to whoever sees answers only: %,d of %,d calls"
                + " of canaries were right",
            WrittenNumber.rounded(100 * audit.confidence(), 4),
            WrittenNumber.rounded(audit.bound(), 3),
            audit.right(),
            audit.dared()));
  }

  private List<Finding> rest(Target target, Network network, TrainingPlan plan) {
    List<Finding> rest = new ArrayList<>();
    int rows = target.data().units(target.split().members());
    String of = PrivacyUnit.of(target.data()).several();
    rest.add(
        new Finding(
            "delta",
            guarantee.delta() <= 1.0 / rows ? Status.HOLDS : Status.ASSUMED,
            "a delta above 1/%s, %s here, would allow publishing a row"
                .formatted(of, WrittenNumber.rounded(1.0 / rows, 2))));
    rest.add(
        new Finding(
            "early stopping",
            plan.patience().isEmpty() ? Status.HOLDS : Status.FAILS,
            plan.patience().isEmpty()
                ? "all steps are taken, whatever private rows say"
                : "held-out private rows decide when to stop"));
    if (target.data().columns().stream()
        .anyMatch(column -> column.type() == Column.Type.NUMBER && !column.declared())) {
      rest.add(
          new Finding(
              "standardisation",
              Status.ASSUMED,
              "means and deviations of all rows are public: they do not tell members from others"));
    }
    plan.privacy()
        .ifPresent(
            privacy ->
                rest.add(
                    new Finding(
                        "randomness",
                        privacy.secure() ? Status.HOLDS : Status.FAILS,
                        privacy.secure()
                            ? "coins and noise were drawn from a cryptographically secure source"
                            : "a seed was set: whoever knows it computes coins and noise, and takes"
                                + " them off; train without `set seed`")));
    rest.add(
        new Finding(
            "layers", Status.HOLDS, "no layer mixes rows of a batch, so each can be clipped"));
    rest.add(
        new Finding(
            "public choices",
            Status.ASSUMED,
            "the number of %s and all settings were chosen without the private rows"
                .formatted(of)));
    if (plan.privacy().isPresent()) {
      boolean proved = FiniteArithmetic.proved(network);
      rest.add(
          new Finding(
              "arithmetic",
              proved ? Status.HOLDS : Status.ASSUMED,
              proved
                  ? "noise lies on a grid, and what floats depart by is charged"
                  : "noise lies on a grid; rounding of convolutions' sums does not conspire"));
    }
    return rest;
  }
}
