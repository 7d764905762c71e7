package org.tattle.dsl.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tattle.component.Schema;
import org.tattle.data.Dataset;
import org.tattle.dsl.check.task.AttackAllTask;
import org.tattle.dsl.check.task.AttackTask;
import org.tattle.dsl.check.task.BudgetTask;
import org.tattle.dsl.check.task.Checked;
import org.tattle.dsl.check.task.ClaimTask;
import org.tattle.dsl.check.task.DefendTask;
import org.tattle.dsl.check.task.LetTask;
import org.tattle.dsl.check.task.LoadDataTask;
import org.tattle.dsl.check.task.LoadTargetTask;
import org.tattle.dsl.check.task.MakeTask;
import org.tattle.dsl.check.task.ModelTask;
import org.tattle.dsl.check.task.PairClaimTask;
import org.tattle.dsl.check.task.RefreshTask;
import org.tattle.dsl.check.task.ReleaseTask;
import org.tattle.dsl.check.task.SetTask;
import org.tattle.dsl.check.task.SweepTask;
import org.tattle.dsl.check.task.TrainTask;
import org.tattle.dsl.check.task.UnlearnTask;
import org.tattle.dsl.check.task.UseTask;
import org.tattle.dsl.check.task.WorkVisitor;
import org.tattle.privacy.account.Spent;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.FaultCode;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Prospect;
import org.tattle.subject.WorkPart;
import org.tattle.subject.elsewhere.NamedThings;
import org.tattle.subject.elsewhere.TargetSource;
import org.tattle.subject.train.Order;
import org.tattle.subject.train.PlannedModels;

/** How a task is planned. What changes nothing trains nothing, and is shown as no step. */
final class PlannedWork extends WorkVisitor<Planned> {
  private final Planner planner;
  private final Checked.Step step;
  private final PlannedAttacks attacks;

  PlannedWork(Planner planner, Checked.Step step) {
    this.planner = planner;
    this.step = step;
    this.attacks = new PlannedAttacks(planner, step);
  }

  @Override
  protected Planned unchanging() {
    return Planned.idle(step);
  }

  @Override
  public Planned visit(SetTask task) {
    planner.set(task.settings());
    return Planned.idle(step);
  }

  @Override
  public Planned visit(LoadDataTask task) {
    Record source = (Record) task.source().component();
    String what = "load " + Schema.text(source) + sampled(task);
    if (later(source, what)) {
      return away(task.name());
    }
    try {
      Loaded loaded = Loaded.of(task, planner.settings().root(), files());
      planner.keep(task.name(), loaded);
      planner.draft.idle(what, "yes");
      return Planned.idle(step).reading(reading(loaded.data().digest(), loaded));
    } catch (Fault fault) {
      if (fault.code() != FaultCode.R514 || !planner.ahead()) {
        throw fault;
      }
      planner.draft.idle(what, "no (to be fetched)");
      planner.draft.remark("What depends on data that are not here yet is not counted.");
      return away(task.name());
    }
  }

  @Override
  public Planned visit(LoadTargetTask task) {
    Record source = (Record) task.source().component();
    String what = "load %s as %s".formatted(Schema.of(source.getClass()).name(), task.name());
    if (later(source, what)) {
      return away(task.name());
    }
    if (!task.source().component().reads()) {
      return expected(task, what);
    }
    TargetSource.Adopted read =
        task.source().component().adopt(NamedThings.NONE, planner.trainer(), files());
    Prospect found = read.target().prospect();
    planner.keep(task.name(), new PlannedSubject(Optional.of(found), Set.of(), Map.of(), Map.of()));
    planner.draft.idle(what, "yes");
    return Planned.idle(step).reading(reading(read.digest(), read));
  }

  /** A model that is asked when its turn comes, and of which it is known about which rows. */
  private Planned expected(LoadTargetTask task, String what) {
    Optional<Prospect> found = expected(task);
    planner.draft.asking(what, found.map(it -> it.data().rows()));
    if (found.isEmpty()) {
      return away(task.name());
    }
    planner.keep(task.name(), new PlannedSubject(found, Set.of(), Map.of(), Map.of()));
    return Planned.open(step);
  }

  /** What is wrong with it is told when its turn comes. */
  private Optional<Prospect> expected(LoadTargetTask task) {
    try {
      return task.reads().stream().allMatch(planner::knows)
          ? task.source()
              .component()
              .expected(new PlannedThings(planner::data, planner::subject), files())
          : Optional.empty();
    } catch (Fault fault) {
      return Optional.empty();
    }
  }

  /** Whether it reads files that may be others by its turn. */
  private boolean later(Record source, String what) {
    Schema schema = Schema.of(source.getClass());
    boolean later =
        planner.written()
            && schema.parameters().stream().anyMatch(parameter -> parameter.limits().file());
    if (later) {
      planner.draft.idle(what, "no (a file is written before)");
      planner.draft.remark(
          "What depends on files that are read after one is written is not counted.");
    }
    return later;
  }

  private Planned away(String name) {
    planner.forget(name);
    return Planned.open(step);
  }

  private Planned.Reading reading(String digest, Object read) {
    return new Planned.Reading(
        digest, planner.draft.inRound() ? Optional.empty() : Optional.of(read));
  }

  private Control files() {
    return planner.control.in(step.source().folder());
  }

  /** The parameters of the sampling that are not standard. */
  private static String sampled(LoadDataTask task) {
    return Schema.text(task.sampling().component()).replaceFirst("^\\S+", "");
  }

  /** Each statement that is done again is planned by itself, on what those before it made. */
  @Override
  public Planned visit(RefreshTask task) {
    return Planned.open(step);
  }

  /** A model is no work before it is trained. */
  @Override
  public Planned visit(ModelTask task) {
    return Planned.idle(step);
  }

  @Override
  public Planned visit(TrainTask task) {
    String what =
        "train %s: %s".formatted(task.name(), Schema.text((Record) task.model().component()));
    return make(
        task.name(),
        what,
        planner.data(task.data()).map(loaded -> loaded.blueprint(task)),
        Map.of());
  }

  @Override
  public Planned visit(MakeTask task) {
    String what =
        "%s %s on %s"
            .formatted(task.verb(), Schema.text((Record) task.maker().component()), task.on());
    List<Dataset> others =
        task.others().stream().flatMap(it -> planner.data(it).stream()).map(Loaded::data).toList();
    return make(
        task.name(),
        what,
        planner
            .data(task.data())
            .filter(it -> others.size() == task.others().size())
            .map(
                it ->
                    task.maker()
                        .component()
                        .recipe(task.of(it.data(), it.split(), others), files())),
        Map.of());
  }

  @Override
  public Planned visit(DefendTask task) {
    String what =
        "defend %s on %s"
            .formatted(Schema.text((Record) task.defense().component()), task.parent());
    PlannedSubject parent = planner.subject(task.parent());
    Optional<Prospect> copy = parent.prospect().map(it -> it.with(task.defense().component()));
    Planned planned = make(task.name(), what, copy, parent.explainedByRows());
    copy.flatMap(how -> how.spends(planner.trainer())).map(Spent::notes).stream()
        .flatMap(List::stream)
        .forEach(note -> planner.draft.remark("%s: %s.".formatted(task.name(), note)));
    return planned.doing(attacks.repeated(task.replayed()));
  }

  @Override
  public Planned visit(UnlearnTask task) {
    String what =
        "unlearn %s on %s".formatted(Schema.text((Record) task.way().component()), task.parent());
    PlannedSubject parent = planner.subject(task.parent());
    Optional<Prospect> copy =
        parent
            .prospect()
            .flatMap(Prospect::recipe)
            .map(it -> task.copy((ModelRecipe<?>) it, planner.trainer().root(), files()));
    return make(task.name(), what, copy, parent.explainedByRows())
        .doing(attacks.repeated(task.replayed()));
  }

  private Planned make(
      String name,
      String what,
      Optional<? extends Prospect> subject,
      Map<Class<?>, Boolean> explained) {
    List<WorkPart> parts = subject.map(it -> WorkPart.of(it, planner.trainer())).orElse(List.of());
    Set<Integer> needs = planner.draft.add(parts, what, name);
    if (parts.stream().noneMatch(part -> part.order().role() == Order.Role.MODEL)) {
      planner.draft.after(needs, what, "", Optional.empty());
    }
    planner.keep(name, new PlannedSubject(subject.map(it -> it), needs, Map.of(), explained));
    return subject.isPresent() && subject.get().certain()
        ? Planned.of(step, models(parts))
        : Planned.open(step);
  }

  private static PlannedModels models(List<WorkPart> parts) {
    List<Order> orders = new ArrayList<>();
    parts.forEach(part -> orders.add(part.order()));
    return PlannedModels.of(orders);
  }

  @Override
  public Planned visit(AttackTask task) {
    return attacks.of(task);
  }

  @Override
  public Planned visit(AttackAllTask task) {
    return attacks.of(task);
  }

  @Override
  public Planned visit(ClaimTask task) {
    return attacks.of(task);
  }

  @Override
  public Planned visit(PairClaimTask task) {
    return attacks.of(task);
  }

  @Override
  public Planned visit(UseTask task) {
    return Planned.idle(step).doing(planner.use(task));
  }

  @Override
  public Planned visit(SweepTask task) {
    return Planned.idle(step).doing(planner.sweep(task, step));
  }

  @Override
  public Planned visit(LetTask task) {
    return Planned.idle(step);
  }

  /** A release reads its rows once, and trains nothing. */
  @Override
  public Planned visit(ReleaseTask task) {
    return Planned.idle(step);
  }

  @Override
  public Planned visit(BudgetTask task) {
    return Planned.idle(step);
  }
}
