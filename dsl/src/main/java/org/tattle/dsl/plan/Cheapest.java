package org.tattle.dsl.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.dsl.check.task.AttackAllTask;
import org.tattle.dsl.check.task.AttackTask;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.subject.Prospect;
import org.tattle.subject.train.Trainer;

/**
 * All attacks on a subject, the cheapest first, so that when time is up as much as can be is done.
 * Those that share shadow models come after one another, as they take about as much.
 *
 * @param ordered those that can be done
 * @param unfit what is the matter with those that do not fit the data
 */
record Cheapest(List<AttackTask> ordered, Map<AttackTask, Fault> unfit) {

  /**
   * @param target what is known of the subject; where nobody knows, they stay in their order
   */
  static Cheapest of(
      AttackAllTask task, Optional<Prospect> target, Trainer trainer, Seed root, Control control) {
    List<AttackTask> fit = new ArrayList<>();
    Map<AttackTask, Fault> unfit = new LinkedHashMap<>();
    Map<AttackTask, Double> effort = new HashMap<>();
    for (AttackTask each : task.attacks()) {
      try {
        effort.put(each, effort(each.attack().component(), target, trainer, root, control));
        fit.add(each);
      } catch (Fault fault) {
        unfit.put(each, fault);
      }
    }
    fit.sort(Comparator.comparing(effort::get));
    return new Cheapest(fit, unfit);
  }

  private static double effort(
      Attack<?> attack, Optional<Prospect> target, Trainer trainer, Seed root, Control control) {
    if (target.isEmpty()) {
      return 0;
    }
    Prospect subject = target.get();
    Seed seed = Context.seed(subject.key(), attack, root);
    return attack.work(subject, new Context(trainer, seed, control)).effort(subject, trainer);
  }
}
