package org.tattle.dsl.run;

import java.util.Optional;
import org.tattle.component.Schema;
import org.tattle.dsl.check.Budget;
import org.tattle.dsl.check.Task;
import org.tattle.dsl.plan.Loaded;
import org.tattle.privacy.Guarantee;
import org.tattle.privacy.Spent;
import org.tattle.run.Seed;
import org.tattle.target.Blueprint;
import org.tattle.target.Order;
import org.tattle.target.Target;

/** Charges what is released or trained to the budget of its data, before it is done. */
final class Spending {
  private final Run run;

  Spending(Run run) {
    this.run = run;
  }

  void allow(Task.Allow task) {
    Loaded loaded = (Loaded) run.values.get(task.data());
    Budget budget = task.budget().component();
    run.purse.allow(loaded.source(), new Guarantee(budget.eps(), budget.delta()));
    run.sink.say(
        "budget  %s: %s".formatted(task.data(), run.purse.left(loaded.source()).orElseThrow()));
  }

  void release(Task.Release task) {
    run.shown = true;
    run.sink.say(Describe.release(task));
    Publishing publishing = new Publishing(task, (Loaded) run.values.get(task.data()));
    Loaded loaded = (Loaded) run.values.get(task.data());
    String seed = run.settings.seed().map(it -> " [seed=%d]".formatted(it)).orElse("");
    run.purse.charge(
        loaded.source(), publishing.what() + seed, publishing.expense(), !seed.isEmpty());
    Published published =
        publishing.draw(
            run.settings.seed().map(it -> new Seed(it)), run.purse.left(loaded.source()));
    task.name().ifPresent(name -> run.values.put(name, published));
    run.sink.show(published.table());
  }

  /** Charges a training that is about to be done to the budget of its data, if they have one. */
  void charge(Target parent, Task.Defend task) {
    if (parent.transcript().isPresent()) {
      return;
    }
    Optional<Loaded> loaded =
        run.values.values().stream()
            .filter(Loaded.class::isInstance)
            .map(Loaded.class::cast)
            .filter(it -> it.data().digest().equals(parent.blueprint().data().digest()))
            .filter(it -> run.purse.limited(it.source()))
            .findFirst();
    if (loaded.isEmpty()) {
      return;
    }
    Blueprint blueprint = parent.blueprint().with(task.defense().component());
    Optional<Spent> spent = run.trainer().spends(blueprint);
    if (spent.isPresent()) {
      Order order = run.trainer().orderTarget(blueprint);
      boolean again = run.settings.seed().isPresent() || run.trainer().missing(order).isEmpty();
      String what =
          "defend %s [%s]"
              .formatted(
                  Schema.text((Record) task.defense().component()), order.keys().get(0).hex());
      run.purse.charge(loaded.get().source(), what, spent.get().expense(), again);
    }
  }
}
