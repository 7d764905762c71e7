package org.tattle.dsl.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Work;
import org.tattle.component.Schema;
import org.tattle.dsl.check.task.AttackAllTask;
import org.tattle.dsl.check.task.AttackTask;
import org.tattle.dsl.check.task.Checked;
import org.tattle.dsl.check.task.ClaimTask;
import org.tattle.dsl.check.task.PairClaimTask;
import org.tattle.dsl.check.task.Promise;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.subject.Prospect;
import org.tattle.subject.WorkPart;
import org.tattle.subject.train.Order;
import org.tattle.subject.train.PlannedModels;

/** How attacks and claims are planned: what each trains, how much it asks, and what it needs. */
final class PlannedAttacks {
  private final Planner planner;
  private final Draft draft;
  private final Checked.Step step;

  PlannedAttacks(Planner planner, Checked.Step step) {
    this.planner = planner;
    this.draft = planner.draft;
    this.step = step;
  }

  Planned of(AttackTask task) {
    Checked.Step at = at(task);
    Attack<?> attack = task.attack().component();
    planner.forget(task.target() + "." + task.result());
    PlannedSubject subject = planner.subject(task.target());
    Optional<Integer> before = subject.asked(task.result(), attack, planner.settings());
    if (before.isPresent()) {
      draft.idle(said(task), "as " + before.get());
      return Planned.again(at);
    }
    Set<Integer> needs = new TreeSet<>(subject.needs());
    if (subject.prospect().isEmpty()) {
      unknown(task.target());
      int number = draft.after(needs, said(task), "", Optional.empty());
      planner.keep(task.target(), subject.with(task.result(), attack, planner.settings(), number));
      return Planned.open(at);
    }
    Prospect target = subject.prospect().get();
    Context context = with(Context.seed(target.key(), attack, planner.settings().root()));
    Work work = attack.work(target, context);
    List<WorkPart> parts = new ArrayList<>(work.parts(target, planner.trainer()));
    Optional<Duration> time = answering(work, target, parts);
    List<WorkPart> explaining =
        planner.settings().controls()
            ? attack.explaining(target, context).parts(target, planner.trainer())
            : List.of();
    PlannedModels models = models(target, parts, explaining);
    if (subject.unexplained(attack)) {
      parts.addAll(explaining);
    }
    needs.addAll(draft.add(parts, "a copy of " + task.target(), task.target()));
    int number = draft.after(needs, said(task), work.asking().text(), time);
    planner.keep(task.target(), subject.with(task.result(), attack, planner.settings(), number));
    return target.certain() ? Planned.of(at, models) : Planned.open(at);
  }

  private void unknown(String target) {
    if (!planner.has(target)) {
      draft.remark("What is done to `%s` is counted once it is there.".formatted(target));
    }
  }

  /** What makes the target, which comes from the cache, and what these parts train. */
  private PlannedModels models(Prospect target, List<WorkPart> parts, List<WorkPart> more) {
    List<Order> orders = new ArrayList<>(target.orders(planner.trainer()));
    parts.forEach(part -> orders.add(part.order()));
    more.forEach(part -> orders.add(part.order()));
    return PlannedModels.of(orders);
  }

  /** An attack is a step of its own wherever it is asked for. */
  private Checked.Step at(AttackTask task) {
    return new Checked.Step(step.source(), task, step.after());
  }

  /** What did not fit the data of the one that was defended fits those of the copy no better. */
  List<Planned> repeated(List<AttackTask> attacks) {
    List<Planned> planned = new ArrayList<>();
    for (AttackTask attack : attacks) {
      try {
        planned.add(of(attack));
      } catch (Fault fault) {
        draft.idle(said(attack), "not done: " + fault.getMessage());
        planned.add(Planned.open(at(attack)));
      }
    }
    return planned;
  }

  /** What is done, in the order in which it is, and what is not. */
  Planned of(AttackAllTask task) {
    Optional<Prospect> target = planner.subject(task.target()).prospect();
    Cheapest all =
        Cheapest.of(task, target, planner.trainer(), planner.settings().root(), planner.control);
    List<Planned> planned = new ArrayList<>();
    all.ordered().forEach(attack -> planned.add(of(attack)));
    all.unfit()
        .forEach(
            (attack, fault) -> {
              left(attack.result(), task, fault.getMessage());
              planned.add(Planned.unfit(at(attack), fault));
            });
    task.needs().forEach((name, need) -> left(name, task, "needs " + need));
    boolean known = target.filter(Prospect::certain).isPresent();
    return (known ? Planned.idle(step) : Planned.open(step)).doing(planned);
  }

  private void left(String name, AttackAllTask task, String why) {
    draft.idle("attack %s on %s".formatted(name, task.target()), "not done: " + why);
  }

  private static String said(AttackTask task) {
    Record attack = (Record) task.attack().component();
    boolean named = !task.result().equals(Schema.of(attack.getClass()).name());
    String as = named ? " as " + task.result() : "";
    return "attack %s on %s%s".formatted(Schema.text(attack), task.target(), as);
  }

  /** How long it takes to answer; looking once at what a target says of its rows takes none. */
  private Optional<Duration> answering(Work work, Prospect target, List<WorkPart> parts) {
    Optional<Order> asked =
        parts.stream()
            .filter(part -> part.order().role() == Order.Role.SHADOWS)
            .map(WorkPart::order)
            .findFirst()
            .or(
                () ->
                    target.orders(planner.trainer()).stream()
                        .filter(order -> !work.asking().text().isEmpty())
                        .findFirst());
    long each = work.asking().passes(target.data().rows());
    return asked.flatMap(
        order -> planner.costs((trainer, control) -> trainer.answering(order, each, control)));
  }

  private Context with(Seed seed) {
    return new Context(planner.trainer(), seed, planner.control);
  }

  Planned of(ClaimTask task) {
    Promise promise = task.promise().component();
    String what = "%s on %s".formatted(Schema.text(promise), task.target());
    PlannedSubject subject = planner.subject(task.target());
    Set<Integer> needs = new TreeSet<>(subject.needs());
    if (subject.prospect().isEmpty()) {
      unknown(task.target());
      draft.after(needs, what, "", Optional.empty());
      return Planned.open(step);
    }
    Prospect target = subject.prospect().get();
    Context context = with(promise.seed(target.key(), planner.settings().root()));
    List<WorkPart> parts = task.claim().work(target, context).parts(target, planner.trainer());
    needs.addAll(draft.add(parts, "a copy of " + task.target(), task.target()));
    draft.after(needs, what, "", Optional.empty());
    return target.certain()
        ? Planned.of(step, models(target, parts, List.of()))
        : Planned.open(step);
  }

  Planned of(PairClaimTask task) {
    String what =
        "claim %s on %s of %s"
            .formatted(Schema.text((Record) task.claim().component()), task.target(), task.of());
    PlannedSubject subject = planner.subject(task.target());
    PlannedSubject other = planner.subject(task.of());
    Set<Integer> needs = new TreeSet<>(subject.needs());
    needs.addAll(other.needs());
    if (subject.prospect().isEmpty() || other.prospect().isEmpty()) {
      unknown(task.target());
      draft.after(needs, what, "", Optional.empty());
      return Planned.open(step);
    }
    Prospect target = subject.prospect().get();
    Prospect from = other.prospect().get();
    Context context = with(task.seed(target.key(), from.key(), planner.settings().root()));
    List<WorkPart> parts =
        task.claim().component().work(target, from, context).parts(target, planner.trainer());
    needs.addAll(draft.add(parts, "models beside " + task.target(), task.target()));
    draft.after(needs, what, "", Optional.empty());
    return target.certain() && from.certain()
        ? Planned.of(step, models(target, parts, List.of()))
        : Planned.open(step);
  }
}
