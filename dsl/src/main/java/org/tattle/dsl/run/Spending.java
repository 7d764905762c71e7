package org.tattle.dsl.run;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import org.tattle.component.Schema;
import org.tattle.data.Dataset;
import org.tattle.dsl.check.task.Audience;
import org.tattle.dsl.check.task.Budget;
import org.tattle.dsl.check.task.BudgetTask;
import org.tattle.dsl.check.task.DefendTask;
import org.tattle.dsl.check.task.MakeTask;
import org.tattle.dsl.check.task.ReleaseTask;
import org.tattle.dsl.check.task.UnlearnTask;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.dsl.plan.Loaded;
import org.tattle.dsl.run.state.Run;
import org.tattle.dsl.run.value.Describe;
import org.tattle.dsl.run.value.Published;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Neighbours;
import org.tattle.privacy.account.Spent;
import org.tattle.privacy.budget.Draw;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Recipe;
import org.tattle.subject.Subject;
import org.tattle.subject.train.Order;
import org.tattle.unlearning.Unlearning;

/** Charges what is released or trained to the budget of its people, before it is done. */
final class Spending {
  private static final int SHOWN = 5;

  private final Run run;

  Spending(Run run) {
    this.run = run;
  }

  void allow(BudgetTask task) {
    Loaded loaded = (Loaded) run.values().get(task.data());
    Budget budget = task.budget().component();
    run.purse
        .allow(
            loaded.data(),
            task.name(),
            budget.others(),
            new Guarantee(budget.eps(), budget.delta()))
        .forEach(line -> run.sink.say("budget  %s: %s".formatted(task.data(), line)));
    if (!loaded.discreet()) {
      run.values().put(task.data(), loaded.kept());
      run.sink.say(
          Describe.more("how many rows it has was shown when it was loaded; that is not paid for"));
    }
  }

  void release(ReleaseTask task) {
    run.shown = true;
    run.sink.say(Describe.release(task));
    Loaded loaded = (Loaded) run.values().get(task.data());
    Publishing publishing = new Publishing(task, loaded);
    Draw draw = publishing.question(seed());
    String from = run.settings().seed().map(it -> " [seed=%s]".formatted(it)).orElse("");
    run.purse.charge(
        loaded.data(),
        publishing.what() + from,
        draw,
        publishing.neighbours(),
        publishing.expense());
    Published published = publishing.draw(draw, run.purse.left(loaded.data()));
    task.name().ifPresent(name -> run.values().put(name, published));
    if (!(run.again && column(task))) {
      run.show(
          published.table(),
          published.released().truth().isEmpty() ? Audience.OTHERS : Audience.CURATOR);
    }
  }

  /** Whether it is a column of a sweep's table, which shows it beside the others. */
  private static boolean column(ReleaseTask task) {
    return task.name().isPresent() && task.by().isEmpty() && task.statistic().component().single();
  }

  /**
   * Nothing that is made of rows and given away is free where there is a budget on them: what
   * promises something is charged before it is made, and all else is refused.
   */
  void charge(Loaded loaded, MakeTask task, Recipe<?> recipe) {
    if (!loaded.discreet() && !run.purse.limited(loaded.data().likeness())) {
      return;
    }
    Optional<Spent> spent = recipe.spends(run.trainer());
    Optional<Draw> draw = recipe.draw(run.trainer());
    if (spent.isEmpty() || draw.isEmpty()) {
      throw Fault.of(
          RunFaults.ROWS_ON_A_BUDGET,
          loaded.name(),
          task.verb(),
          Schema.of(((Record) task.maker().component()).getClass()).name());
    }
    run.purse.charge(
        loaded.data(),
        task.verb() + " " + Schema.text((Record) task.maker().component()),
        draw.get(),
        spent.get().neighbours(),
        spent.get().expense());
  }

  private Optional<Seed> seed() {
    return run.settings().seed().map(it -> new Seed(it));
  }

  /** Charges a training that is about to be done to the budget of its people, if they have one. */
  void charge(Subject parent, DefendTask task) {
    parent
        .recipe()
        .map(recipe -> recipe.with(task.defense().component()))
        .ifPresent(
            recipe -> charge(recipe, "defend " + Schema.text((Record) task.defense().component())));
  }

  /** The same of a training without rows that are to be forgotten, which draws its noise anew. */
  void charge(ModelRecipe<?> parent, UnlearnTask task, int[] rows) {
    Unlearning way = task.way().component();
    charge(parent.forgetting(way, rows), "unlearn " + Schema.text((Record) way));
  }

  /**
   * Charges a model that is given away, unless it was charged when it was made: copies that an
   * attack makes for itself are not. Of one that promises nothing it is said whom it is for.
   */
  void give(Subject subject, String name) {
    Optional<? extends Recipe<?>> made = subject.recipe().filter(ModelRecipe.class::isInstance);
    if (made.isEmpty() || !run.purse.limited(made.get().data().likeness())) {
      return;
    }
    if (made.get().costs(run.trainer()).isPresent()) {
      charge(made.get(), "export " + name);
    } else {
      run.sink.say(Describe.more(Run.UNPAID));
    }
  }

  private void charge(Recipe<?> recipe, String what) {
    Dataset data = recipe.data();
    Optional<Expense> spent = recipe.costs(run.trainer());
    if (spent.isPresent() && run.purse.limited(data.likeness())) {
      demandDeclared(data);
      Order order =
          recipe instanceof ModelRecipe<?> model
              ? model.order(run.trainer())
              : recipe.orders(run.trainer()).get(0);
      boolean kept = run.trainer().missing(order).isEmpty();
      run.purse.charge(
          data,
          what,
          Draw.training(order.keys().get(0), seed(), kept),
          Neighbours.PLACES,
          spent.get());
    }
  }

  /** Nothing that was computed from private rows is free where there is a budget. */
  private static void demandDeclared(Dataset data) {
    List<String> columns = data.undeclared();
    if (!columns.isEmpty()) {
      String names =
          columns.stream().limit(SHOWN).map(name -> "`" + name + "`").collect(joining(", "));
      throw Fault.of(
          RunFaults.ENCODED_BY_PRIVATE_ROWS,
          names,
          columns.size() > SHOWN ? " and others" : "",
          data.name(),
          columns.get(0),
          columns.get(columns.size() - 1));
    }
  }
}
