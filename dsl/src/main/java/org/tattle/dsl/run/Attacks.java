package org.tattle.dsl.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Result;
import org.tattle.attack.Threat;
import org.tattle.component.ComponentFault;
import org.tattle.dsl.check.task.AttackAllTask;
import org.tattle.dsl.check.task.AttackTask;
import org.tattle.dsl.check.task.Audience;
import org.tattle.dsl.check.task.Task;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.dsl.plan.Planned;
import org.tattle.dsl.run.state.Limited;
import org.tattle.dsl.run.state.Run;
import org.tattle.dsl.run.value.Describe;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.source.Span;
import org.tattle.model.Access;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.run.Warning;
import org.tattle.run.catalogue.Coded;
import org.tattle.run.catalogue.Sentence;
import org.tattle.subject.Subject;
import org.tattle.subject.answer.Queries;

/** Attacks subjects, and shows beside each finding what the control says. */
final class Attacks {
  private final Run run;

  /** What was found in this run: what a defense repeats is often asked for again. */
  private final Set<Result> done = Collections.newSetFromMap(new IdentityHashMap<>());

  Attacks(Run run) {
    this.run = run;
  }

  void attack(AttackTask task) {
    run.sink.say(Describe.attack(task));
    attack(task, new Place(task.attack().at(), ""), run.control);
  }

  /**
   * Does all attacks that fit until the time is up, and shows which were not done. What was trained
   * for one that was cut off is kept, and there when it is tried again.
   */
  void attackAll(AttackAllTask task) {
    run.sink.say(Describe.attackAll(task));
    run.attacked(task.target());
    NotDone left = new NotDone(task);
    Limited time = new Limited(run.control, task.all().component().limit());
    for (Planned planned : run.planned().inside()) {
      AttackTask attack = attack(planned);
      run.control.check();
      if (planned.fault().isPresent()) {
        left.unfit(attack.result(), planned.fault().get());
        continue;
      }
      if (time.late()) {
        left.late(attack);
        continue;
      }
      run.sink.say(Describe.attack(attack));
      run.begin(planned);
      try {
        attack(attack, new Place(task.all().at(), "in `%s`".formatted(attack.result())), time);
      } catch (Fault fault) {
        left.unfit(attack.result(), fault);
      } catch (ComponentFault fault) {
        left.broken(attack.result(), fault);
      } catch (CancellationException e) {
        run.control.check();
        left.cutOff(attack);
      }
    }
    left.table().ifPresent(table -> run.show(table, Audience.OTHERS));
  }

  /** Tries what was tried on a target on its changed copy, too. */
  void repeat(Attacked parent, Task.Copying task) {
    for (Planned again : run.planned().inside()) {
      String result = attack(again).result();
      if (parent.results().containsKey(result)) {
        Span place = task.change().at();
        attack(again, new Place(place, "where `%s` repeats `%s`".formatted(task.name(), result)));
      }
    }
  }

  /**
   * Where the script that is run asks for an attack: one that is repeated stands in another, maybe.
   *
   * @param caption what to say there
   */
  private record Place(Span span, String caption) {}

  /** Does one of the attacks of a task. */
  private void attack(Planned one, Place place) {
    run.begin(one);
    attack(attack(one), place, run.files());
  }

  private static AttackTask attack(Planned one) {
    return (AttackTask) one.step().task();
  }

  private void attack(AttackTask task, Place place, Control control) {
    attack(task.target(), task.result(), task.attack().component(), place, control);
  }

  private <S extends Subject> void attack(
      String name, String result, Attack<S> attack, Place place, Control running) {
    Attacked attacked = run.attacked(name);
    S subject = attack.on().cast(attacked.subject());
    Seed seed = Context.seed(subject.key(), attack, run.settings().root());
    need(attack, attacked);
    if (run.planned().again() && done.contains(attacked.results().get(result))) {
      return;
    }
    Context context = new Context(run.trainer(), seed, running);
    S visitor = attack.on().cast(subject.visited(seed));
    Instant begun = Instant.now();
    Result found;
    try {
      found = attack.run(visitor, context);
    } finally { // what one asked that was cut off was given away too
      visitor.log().ifPresent(log -> run.keep(run.attacked(name).asked(result, log)));
    }
    found.warnings().stream()
        .filter(it -> isNew(it, attacked))
        .forEach(it -> tell(place, it.code(), it.message(), it.hint()));
    Duration took = Duration.between(begun, Instant.now());
    visitor.log().ifPresent(log -> refused(place, attacked, log.queries()));
    Optional<Counterpart> control = Optional.empty();
    Map<Threat, Counterpart> explanations = new LinkedHashMap<>();
    if (run.settings().controls()) {
      control = attack.control(subject, context);
      if (!attacked.explanations().containsKey(found.threat())) {
        attack.explanation(subject, context).ifPresent(it -> explanations.put(found.threat(), it));
      }
    }
    Stream.concat(control.stream(), explanations.values().stream())
        .filter(Counterpart::fails)
        .forEach(
            it ->
                tell(
                    place,
                    it.code(),
                    "%s: %s".formatted(it.failed(), Numbers.leak(it.leak())),
                    it.hint()));
    run.keep(run.attacked(name).with(explanations).with(result, found, control).took(result, took));
    done.add(found);
    run.keepParts(name + "." + result, found);
  }

  /** Says once of a target that it did not answer all that attackers asked. */
  private void refused(Place place, Attacked before, Queries asked) {
    if (asked.refused() > 0
        && before.logs().values().stream().allMatch(log -> log.queries().refused() == 0)) {
      Sentence said =
          RunFaults.QUERIES_USED_UP.with(
              asked.refused(), asked.refused() + asked.answered(), before.name());
      tell(place, said.code(), said.message(), said.hint());
    }
  }

  /** Whether no attack on this target was warned of for the same reason. */
  private static boolean isNew(Warning warning, Attacked attacked) {
    return attacked.results().values().stream()
        .flatMap(before -> before.warnings().stream())
        .noneMatch(before -> before.code() == warning.code());
  }

  private void tell(Place place, Coded code, String message, String hint) {
    run.add(
        Diagnostic.of(Code.of(code), run.at.source(), place.span(), message)
            .caption(place.caption())
            .hint(hint));
  }

  /** What recorded answers are is known only once they are read. */
  private static void need(Attack<?> attack, Attacked attacked) {
    Set<Access> missing = EnumSet.noneOf(Access.class);
    missing.addAll(attack.demands());
    missing.removeAll(attacked.subject().access());
    if (!missing.isEmpty()) {
      throw Fault.of(
          RunFaults.NO_ACCESS,
          missing.stream().map(Access::noun).collect(Collectors.joining(" and ")),
          attacked.name());
    }
  }
}
