package org.tattle.dsl.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Work;
import org.tattle.component.Schema;
import org.tattle.dsl.check.task.AttackAllTask;
import org.tattle.dsl.check.task.AttackTask;
import org.tattle.dsl.check.task.BudgetTask;
import org.tattle.dsl.check.task.ClaimTask;
import org.tattle.dsl.check.task.DefendTask;
import org.tattle.dsl.check.task.LetTask;
import org.tattle.dsl.check.task.LoadDataTask;
import org.tattle.dsl.check.task.LoadTargetTask;
import org.tattle.dsl.check.task.MakeTask;
import org.tattle.dsl.check.task.ModelTask;
import org.tattle.dsl.check.task.Promise;
import org.tattle.dsl.check.task.ReleaseTask;
import org.tattle.dsl.check.task.SetTask;
import org.tattle.dsl.check.task.SweepTask;
import org.tattle.dsl.check.task.TrainTask;
import org.tattle.dsl.check.task.UseTask;
import org.tattle.dsl.check.task.WorkVisitor;
import org.tattle.privacy.account.Spent;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.FaultCode;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Recipe;
import org.tattle.subject.WorkPart;
import org.tattle.subject.train.Order;

/** How each task is planned. What changes nothing trains nothing, and is no step. */
final class PlannedWork extends WorkVisitor<Runnable> {
  private static final Runnable NO_STEP = () -> {};

  private final Planner planner;

  PlannedWork(Planner planner) {
    this.planner = planner;
  }

  @Override
  protected Runnable unchanging() {
    return NO_STEP;
  }

  @Override
  public Runnable visit(SetTask task) {
    return () -> planner.set(task.settings());
  }

  @Override
  public Runnable visit(LoadDataTask task) {
    return () -> load(task);
  }

  @Override
  public Runnable visit(LoadTargetTask task) {
    return () -> {
      planner.keep(task.name(), Planner.Made.of(Optional.empty()));
      planner.draft.idle("load predictions as " + task.name(), "yes");
    };
  }

  /** A model is no work before it is trained. */
  @Override
  public Runnable visit(ModelTask task) {
    return NO_STEP;
  }

  @Override
  public Runnable visit(TrainTask task) {
    return () -> train(task);
  }

  @Override
  public Runnable visit(MakeTask task) {
    return () -> make(task);
  }

  @Override
  public Runnable visit(AttackTask task) {
    return () -> attack(task);
  }

  @Override
  public Runnable visit(AttackAllTask task) {
    return () -> attackAll(task);
  }

  @Override
  public Runnable visit(DefendTask task) {
    return () -> defend(task);
  }

  @Override
  public Runnable visit(ClaimTask task) {
    return () -> claim(task);
  }

  @Override
  public Runnable visit(UseTask task) {
    return () -> planner.use(task);
  }

  @Override
  public Runnable visit(SweepTask task) {
    return () -> planner.sweep(task);
  }

  @Override
  public Runnable visit(LetTask task) {
    return NO_STEP;
  }

  /** A release reads its rows once, and trains nothing. */
  @Override
  public Runnable visit(ReleaseTask task) {
    return NO_STEP;
  }

  @Override
  public Runnable visit(BudgetTask task) {
    return NO_STEP;
  }

  private void load(LoadDataTask task) {
    String what = "load " + Schema.text((Record) task.source().component()) + sampled(task);
    try {
      planner.keep(
          task.name(),
          Loaded.of(
              task, planner.settings().root(), planner.control.in(planner.at().source().folder())));
      planner.draft.idle(what, "yes");
    } catch (Fault fault) {
      if (fault.code() != FaultCode.R514) {
        throw fault;
      }
      planner.away(task.name());
      planner.draft.idle(what, "no (to be fetched)");
    }
  }

  /** The parameters of the sampling that are not standard. */
  private static String sampled(LoadDataTask task) {
    return Schema.text(task.sampling().component()).replaceFirst("^\\S+", "");
  }

  private void train(TrainTask task) {
    String what =
        "train %s: %s".formatted(task.name(), Schema.text((Record) task.model().component()));
    make(
        task.name(),
        what,
        planner.data(task.data()).map(loaded -> loaded.blueprint(task)),
        Set.of());
  }

  private void defend(DefendTask task) {
    String what =
        "defend %s on %s"
            .formatted(Schema.text((Record) task.defense().component()), task.parent());
    Planner.Made parent = planner.target(task.parent());
    Optional<? extends Recipe<?>> recipe =
        parent.recipe().map(how -> how.with(task.defense().component()));
    make(task.name(), what, recipe, parent.explained());
    recipe
        .filter(ModelRecipe.class::isInstance)
        .flatMap(how -> ((ModelRecipe<?>) how).spends(planner.trainer()))
        .map(Spent::notes)
        .stream()
        .flatMap(List::stream)
        .forEach(note -> planner.draft.remark("%s: %s.".formatted(task.name(), note)));
    task.replayed().forEach(this::again);
  }

  /** What did not fit the data of the one that was defended fits those of the copy no better. */
  private void again(AttackTask task) {
    try {
      attack(task);
    } catch (Fault fault) {
      planner.draft.idle(said(task), "not done: " + fault.getMessage());
    }
  }

  private void make(MakeTask task) {
    Optional<? extends Recipe<?>> recipe =
        planner
            .data(task.data())
            .map(it -> task.maker().component().recipe(it.data(), it.split(), planner.control));
    String what =
        "%s %s on %s"
            .formatted(task.verb(), Schema.text((Record) task.maker().component()), task.data());
    make(task.name(), what, recipe, Set.of());
  }

  private void make(
      String name, String what, Optional<? extends Recipe<?>> recipe, Set<Class<?>> explained) {
    List<WorkPart> parts = recipe.map(how -> WorkPart.of(how, planner.trainer())).orElse(List.of());
    Set<Integer> needs = planner.draft.add(parts, what, name);
    if (parts.isEmpty()) {
      planner.draft.after(needs, what, Optional.empty());
    }
    planner.keep(name, new Planner.Made(recipe, needs, Map.of(), explained));
  }

  private void attack(AttackTask task) {
    Attack<?> attack = task.attack().component();
    Planner.Made made = planner.target(task.target());
    Draft draft = planner.draft;
    Optional<Integer> before = made.asked(task.result(), attack, planner.settings());
    if (before.isPresent()) {
      draft.idle(said(task), "as " + before.get());
      return;
    }
    Set<Integer> needs = new TreeSet<>(made.needs());
    Optional<Duration> time = Optional.empty();
    if (made.recipe().isPresent()) {
      Recipe<?> recipe = made.recipe().get();
      Seed seed = Context.seed(recipe.key(), attack, planner.settings().root());
      Work work = attack.work(recipe, with(seed));
      List<WorkPart> parts = new ArrayList<>(work.parts(recipe, planner.trainer()));
      time = answering(work, recipe, parts);
      if (planner.settings().controls() && made.unexplained(attack)) {
        Work explaining = attack.explaining(recipe, with(seed));
        parts.addAll(explaining.parts(recipe, planner.trainer()));
      }
      needs.addAll(draft.add(parts, "a copy of " + task.target(), task.target()));
    }
    int number = draft.after(needs, said(task), time);
    planner.keep(task.target(), made.with(task.result(), attack, planner.settings(), number));
  }

  /** What is done, in the order in which it is, and what is not. */
  private void attackAll(AttackAllTask task) {
    Cheapest all =
        Cheapest.of(
            task,
            planner.target(task.target()).recipe(),
            planner.trainer(),
            planner.settings().root(),
            planner.control);
    all.ordered().forEach(this::attack);
    all.unfit().forEach((name, fault) -> left(name, task, fault.getMessage()));
    task.needs().forEach((name, need) -> left(name, task, "needs " + need));
  }

  private void left(String name, AttackAllTask task, String why) {
    planner.draft.idle("attack %s on %s".formatted(name, task.target()), "not done: " + why);
  }

  private static String said(AttackTask task) {
    Record attack = (Record) task.attack().component();
    boolean named = !task.result().equals(Schema.of(attack.getClass()).name());
    String as = named ? " as " + task.result() : "";
    return "attack %s on %s%s".formatted(Schema.text(attack), task.target(), as);
  }

  /** How long it takes to answer; looking once at what a target says of its rows takes none. */
  private Optional<Duration> answering(Work work, Recipe<?> recipe, List<WorkPart> parts) {
    Optional<Order> asked =
        parts.stream()
            .filter(part -> part.order().role() == Order.Role.SHADOWS)
            .map(WorkPart::order)
            .findFirst()
            .or(
                () ->
                    recipe.orders(planner.trainer()).stream()
                        .filter(order -> work.queries() > 1)
                        .findFirst());
    long each = (long) recipe.data().rows() * work.queries();
    return asked.map(order -> planner.trainer().answering(order, each, planner.control));
  }

  private Context with(Seed seed) {
    return new Context(planner.trainer(), seed, planner.control);
  }

  private void claim(ClaimTask task) {
    Draft draft = planner.draft;
    Planner.Made made = planner.target(task.target());
    Set<Integer> needs = new TreeSet<>(made.needs());
    Promise promise = task.promise().component();
    made.recipe()
        .map(
            of ->
                task.claim()
                    .work(of, with(promise.seed(of.key(), planner.settings().root())))
                    .parts(of, planner.trainer()))
        .map(parts -> draft.add(parts, "a copy of " + task.target(), task.target()))
        .ifPresent(needs::addAll);
    Optional<Duration> time =
        made.recipe()
            .flatMap(how -> how.orders(planner.trainer()).stream().findFirst())
            .filter(order -> !order.jobs().isEmpty())
            .map(order -> within(task, order));
    draft.after(needs, "%s on %s".formatted(Schema.text(promise), task.target()), time);
  }

  /**
   * How long a target's own training takes, as often as a claim runs it again and keeps nothing.
   */
  private Duration within(ClaimTask task, Order order) {
    int runs = task.claim().trainings(order.jobs().get(0));
    return planner.trainer().time(order, List.of(0), planner.control).multipliedBy(runs);
  }
}
