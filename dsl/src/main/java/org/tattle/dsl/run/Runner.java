package org.tattle.dsl.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Controls;
import org.tattle.attack.Membership;
import org.tattle.attack.Result;
import org.tattle.claim.Claim;
import org.tattle.claim.Verdict;
import org.tattle.component.Schema;
import org.tattle.data.Recorded;
import org.tattle.dsl.check.Bound;
import org.tattle.dsl.check.Budget;
import org.tattle.dsl.check.Checked;
import org.tattle.dsl.check.Promise;
import org.tattle.dsl.check.Settings;
import org.tattle.dsl.check.Task;
import org.tattle.dsl.check.Type;
import org.tattle.dsl.check.Typed;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.export.ChartFormat;
import org.tattle.dsl.export.Format;
import org.tattle.dsl.export.ScriptFormat;
import org.tattle.dsl.export.TableFormat;
import org.tattle.dsl.plan.Loaded;
import org.tattle.dsl.plot.GridPlot;
import org.tattle.dsl.plot.Plot;
import org.tattle.dsl.plot.PlotColumn;
import org.tattle.dsl.plot.RocPlot;
import org.tattle.dsl.plot.TargetPlot;
import org.tattle.dsl.show.Audited;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Report;
import org.tattle.dsl.show.Summary;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.source.Span;
import org.tattle.measure.Estimate;
import org.tattle.model.Access;
import org.tattle.privacy.Guarantee;
import org.tattle.privacy.Spent;
import org.tattle.run.Fault;
import org.tattle.run.Key;
import org.tattle.run.Seed;
import org.tattle.target.Blueprint;
import org.tattle.target.Order;
import org.tattle.target.Target;
import org.tattle.target.Trainer;

/** Does tasks one by one, on the values of a session. */
final class Runner {
  private Map<String, Object> values;
  private final Workshop workshop;
  private final Help help;
  private final Journal journal;
  private final Purse purse;
  private Sink sink;
  private final Limited control;
  private final Set<Diagnostic> diagnostics = new LinkedHashSet<>();
  private Set<String> touched = new LinkedHashSet<>();
  private boolean shown;
  private Settings settings;
  private Checked.Step at;
  private Task partial;

  /** The point of a sweep that is being done, in words. */
  private String round = "";

  Runner(
      Map<String, Object> values,
      Settings settings,
      Workshop workshop,
      Help help,
      Journal journal,
      Purse purse,
      Sink sink,
      Limited control) {
    this.values = values;
    this.settings = settings;
    this.workshop = workshop;
    this.help = help;
    this.journal = journal;
    this.purse = purse;
    this.sink = journal.remembering(sink);
    this.control = control;
  }

  Settings settings() {
    return settings;
  }

  /** Warnings and failed assertions so far. */
  Collection<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** What it is doing, or did last; of a block, the step inside. */
  Checked.Step at() {
    return at;
  }

  /** Does one step. */
  void run(Checked.Step step) {
    at = step;
    control.check();
    run(step.task());
  }

  private void run(Task task) {
    if (task instanceof Task.Load load) {
      load(load);
    } else if (task instanceof Task.Adopt adopt) {
      adopt(adopt);
    } else if (task instanceof Task.Define define) {
      values.put(define.name(), define.model().component());
    } else if (task instanceof Task.Train train) {
      train(train);
    } else if (task instanceof Task.Assail assail) {
      sink.say(Describe.attack(assail));
      attack(assail.target(), assail.result(), assail.attack());
    } else if (task instanceof Task.Defend defend) {
      defend(defend);
    } else if (task instanceof Task.Set set) {
      settings = set.settings();
      control.set(settings.limit());
    } else if (task instanceof Task.Sweep sweep) {
      sweep(sweep);
    } else if (task instanceof Task.Use use) {
      use(use);
    } else if (task instanceof Task.Let let) {
      values.put(let.name(), new Evaluator(values).of(let.value()));
    } else if (task instanceof Task.Show show) {
      shown = true;
      show.values().forEach(this::show);
    } else if (task instanceof Task.Draw draw) {
      shown = true;
      sink.show(figure(draw));
    } else if (task instanceof Task.Compare compare) {
      shown = true;
      compare(compare);
    } else if (task instanceof Task.Group group) {
      shown = true;
      sink.show(Tables.of((Grid) values.get(group.grid()), group));
    } else if (task instanceof Task.Assert claim) {
      claim(claim);
    } else if (task instanceof Task.Report report) {
      report(report);
    } else if (task instanceof Task.Explain explain) {
      shown = true;
      sink.show(workshop.planner(values, settings, control).plan(explain.steps()).view());
    } else if (task instanceof Task.Export export) {
      export(export);
    } else if (task instanceof Task.Claim promised) {
      shown = true;
      promised(promised);
    } else if (task instanceof Task.Allow allow) {
      allow(allow);
    } else if (task instanceof Task.Look look) {
      shown = true;
      sink.show(look(look));
    } else if (task instanceof Task.Release release) {
      release(release);
    } else if (task instanceof Task.Help ask) {
      shown = true;
      sink.show(help.about(ask.words()));
    }
  }

  /**
   * Shows what was made or attacked, unless something was shown on request: a script that says
   * nothing about showing is about its result.
   */
  void summarise() {
    List<Object> all = touched.stream().map(values::get).filter(Objects::nonNull).toList();
    List<Audited> audited =
        all.stream().filter(Audited.class::isInstance).map(Audited.class::cast).toList();
    if (!shown && !audited.isEmpty()) {
      Views.audited(audited).forEach(sink::show);
    }
    if (!shown) {
      all.stream()
          .filter(Grid.class::isInstance)
          .forEach(grid -> Views.of(grid, false).forEach(sink::show));
    }
  }

  private Trainer trainer() {
    return workshop.trainer(settings);
  }

  private void load(Task.Load task) {
    Loaded loaded = Loaded.of(task, settings.root(), control);
    values.put(task.name(), loaded);
    sink.say(Describe.load(task, loaded));
  }

  private void adopt(Task.Adopt task) {
    Recorded recorded = task.predictions().component().read(control);
    sink.say(Describe.adopt(task, recorded));
    keep(new Audited(task.name(), Target.of(recorded)));
  }

  private void train(Task.Train task) {
    sink.say(Describe.train(task));
    Loaded loaded = (Loaded) values.get(task.data());
    Blueprint blueprint = loaded.blueprint(task);
    keep(new Audited(task.name(), trainer().target(blueprint, control)));
    trainer().remember(blueprint);
  }

  private void defend(Task.Defend task) {
    sink.say(Describe.defend(task));
    Audited parent = (Audited) values.get(task.parent());
    charge(parent.target(), task);
    Target copy = trainer().defend(parent.target(), task.defense().component(), control);
    if (copy.transcript().isEmpty()) {
      trainer().remember(copy.blueprint());
    }
    touched.add(task.parent());
    keep(new Audited(task.name(), copy));
    warn(copy, task.defense());
    task.replays().forEach((result, attack) -> attack(task.name(), result, attack));
  }

  /** Checks a guarantee; one that is not upheld counts as an assertion that does not hold. */
  private void promised(Task.Claim task) {
    sink.say(Describe.claim(task));
    Target target = ((Audited) values.get(task.target())).target();
    Promise promise = task.promise().component();
    Seed seed = Key.of("claim", target.key(), promise).seed(settings.root());
    Verdict verdict =
        new Claim(new Guarantee(promise.eps(), promise.delta()), task.canary().component())
            .check(target, new Context(trainer(), seed, control));
    Claims claims = new Claims(task.target(), verdict);
    sink.show(claims.table());
    boolean held = verdict.outcome() == Verdict.Outcome.UPHELD;
    journal.verdict(new Report.Verdict(held, claims.text(), claims.decisive()));
    if (!held) {
      Diagnostic failed =
          Diagnostic.of(Code.A601, at.source(), task.promise().at(), claims.text())
              .hint(claims.decisive());
      diagnostics.add(round.isEmpty() ? failed : failed.hint("in the round with " + round));
    }
  }

  private void allow(Task.Allow task) {
    Loaded loaded = (Loaded) values.get(task.data());
    Budget budget = task.budget().component();
    purse.allow(loaded.source(), new Guarantee(budget.eps(), budget.delta()));
    sink.say("budget  %s: %s".formatted(task.data(), purse.left(loaded.source()).orElseThrow()));
  }

  private TableView look(Task.Look look) {
    return switch (look.view()) {
      case BUDGET -> {
        Loaded loaded = (Loaded) values.get(look.of().orElseThrow());
        yield purse.table(loaded.name(), loaded.source());
      }
      case RISK -> Risks.of((Audited) values.get(look.of().orElseThrow()));
      case DEPLOYMENTS -> Risks.deployments();
    };
  }

  /** Charges a training that is about to be done to the budget of its data, if they have one. */
  private void charge(Target parent, Task.Defend task) {
    if (parent.transcript().isPresent()) {
      return;
    }
    Optional<Loaded> loaded =
        values.values().stream()
            .filter(Loaded.class::isInstance)
            .map(Loaded.class::cast)
            .filter(it -> it.data().digest().equals(parent.blueprint().data().digest()))
            .filter(it -> purse.limited(it.source()))
            .findFirst();
    if (loaded.isEmpty()) {
      return;
    }
    Blueprint blueprint = parent.blueprint().with(task.defense().component());
    Optional<Spent> spent = trainer().spends(blueprint);
    if (spent.isPresent()) {
      Order order = trainer().orderTarget(blueprint);
      boolean again = settings.seed().isPresent() || trainer().missing(order).isEmpty();
      String what =
          "defend %s [%s]"
              .formatted(
                  Schema.text((Record) task.defense().component()), order.keys().get(0).hex());
      purse.charge(loaded.get().source(), what, spent.get().expense(), again);
    }
  }

  private void release(Task.Release task) {
    shown = true;
    sink.say(Describe.release(task));
    Publishing publishing = new Publishing(task, (Loaded) values.get(task.data()));
    Loaded loaded = (Loaded) values.get(task.data());
    String seed = settings.seed().map(it -> " [seed=%d]".formatted(it)).orElse("");
    purse.charge(loaded.source(), publishing.what() + seed, publishing.expense(), !seed.isEmpty());
    Published published =
        publishing.draw(settings.seed().map(it -> new Seed(it)), purse.left(loaded.source()));
    task.name().ifPresent(name -> values.put(name, published));
    sink.show(published.table());
  }

  /** Runs the body once a point; rows that finished stay, whatever stops the others. */
  private void sweep(Task.Sweep task) {
    List<Grid.Row> rows = new ArrayList<>();
    List<String> axes = List.copyOf(task.grid().axes().keySet());
    int total = task.points().size();
    try {
      for (Task.Point point : task.points()) {
        round = point.text();
        sink.say("sweep   %s: %d of %d, %s".formatted(task.name(), rows.size() + 1, total, round));
        Map<String, Object> inner = new LinkedHashMap<>(values);
        Map<String, Object> row = new LinkedHashMap<>();
        point
            .values()
            .forEach(
                (axis, value) -> {
                  boolean thing = value.type() == Type.WORD && values.containsKey(value.value());
                  inner.put(axis, thing ? values.get(value.value()) : value.value());
                  row.put(axis, value.value());
                });
        within(inner, rows.isEmpty() ? sink : new Quiet(sink::show, line -> {}), point.steps());
        task.grid().made().stream()
            .map(name -> name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name)
            .forEach(name -> row.putIfAbsent(name, inner.get(name)));
        rows.add(new Grid.Row(row));
        values.put(task.name(), new Grid(task.name(), axes, task.columns(), rows));
        touched.add(task.name());
        partial = task;
      }
      partial = null;
    } catch (RuntimeException | Error e) {
      if (!rows.isEmpty()) {
        sink.say(
            "sweep   %s: the %d rows that finished are kept".formatted(task.name(), rows.size()));
      }
      throw e;
    } finally {
      round = "";
    }
  }

  /** Whether a task that did not end has left something all the same. */
  boolean left(Task task) {
    return partial == task;
  }

  private Figure figure(Task.Draw draw) {
    Plot plot = draw.plot().component();
    if (plot instanceof TargetPlot targets) {
      return targets.draw(draw.of().stream().map(this::audited).toList());
    }
    Grid grid = (Grid) values.get(((Typed.Thing) draw.of().get(0)).name());
    Map<String, PlotColumn> columns = new LinkedHashMap<>();
    draw.columns()
        .forEach(
            (text, typed) -> {
              Typed of = ((Typed.Column) typed).of();
              columns.put(text, new PlotColumn(Views.share(of), grid.column(of)));
            });
    return ((GridPlot) plot).draw(grid.name(), columns);
  }

  /** Runs another script on values of its own; what it shows is not what this one shows. */
  private void use(Task.Use use) {
    Map<String, Object> made = new LinkedHashMap<>();
    within(made, new Quiet(sink::say), use.steps());
    made.forEach(
        (name, value) -> {
          String known = use.name() + "." + name;
          values.put(known, value instanceof Audited audited ? audited.as(known) : value);
        });
  }

  /** Runs steps on other values, for another to see; settings are what they were after it. */
  private void within(Map<String, Object> others, Sink seen, List<Checked.Step> steps) {
    Map<String, Object> outerValues = values;
    Sink outerSink = sink;
    Settings outerSettings = settings;
    Set<String> outerTouched = touched;
    boolean outerShown = shown;
    values = others;
    sink = seen;
    touched = new LinkedHashSet<>();
    try {
      steps.forEach(this::run);
    } finally {
      values = outerValues;
      sink = outerSink;
      settings = outerSettings;
      touched = outerTouched;
      shown = outerShown;
    }
  }

  private void warn(Target copy, Bound<?> defense) {
    int rows = copy.split().members().length;
    copy.spent()
        .filter(spent -> spent.delta() > 1.0 / rows)
        .ifPresent(
            spent ->
                diagnostics.add(
                    Diagnostic.of(
                        Code.D412,
                        at.source(),
                        defense.at(java.util.Optional.of("delta")),
                        "`delta=%s` is larger than 1/rows (%s), so the guarantee means little"
                            .formatted(
                                Views.text(spent.delta(), false), Views.text(1.0 / rows, false)))));
  }

  private void attack(String name, String result, Bound<Attack> attack) {
    Audited audited = (Audited) values.get(name);
    Seed seed = Context.seed(audited.target().key(), attack.component(), settings.root());
    need(attack.component(), audited);
    Context context = new Context(trainer(), seed, control);
    Result found = attack.component().run(audited.target().visited(seed), context);
    Optional<Estimate> nothing =
        settings.controls() && found instanceof Membership
            ? Controls.nullTarget(attack.component(), audited.target(), context)
            : Optional.empty();
    nothing.filter(auc -> !auc.covers(0.5)).ifPresent(auc -> seesNothing(attack, auc));
    keep(audited.with(result, found, nothing));
  }

  private void seesNothing(Bound<Attack> attack, Estimate auc) {
    diagnostics.add(
        Diagnostic.of(
                Code.T310,
                at.source(),
                attack.at(),
                "this attack tells rows apart that the target was never trained on: AUC %s"
                    .formatted(Views.text(auc, false)))
            .hint("one in a hundred does so by chance; else the attack or the data are at fault"));
  }

  /** What recorded answers are is known only once they are read. */
  private static void need(Attack attack, Audited audited) {
    Set<Access> missing = EnumSet.noneOf(Access.class);
    missing.addAll(attack.needs());
    missing.removeAll(audited.target().access());
    if (!missing.isEmpty()) {
      throw new Fault(
          "T301",
          null,
          "this attack needs %s, which `%s` does not give"
              .formatted(
                  missing.stream().map(Access::noun).collect(Collectors.joining(" and ")),
                  audited.name()),
          "use an attack that needs less");
    }
  }

  private void keep(Audited audited) {
    values.put(audited.name(), audited);
    touched.add(audited.name());
  }

  private void show(Typed typed) {
    Object value = new Evaluator(values).of(typed);
    Views.of(value, Views.share(typed)).forEach(sink::show);
    if (typed instanceof Typed.Found) {
      Summary.roc(List.of(audited(typed))).ifPresent(sink::show);
    }
  }

  /** The target, with the one result that was named or all that it has. */
  private Audited audited(Typed typed) {
    if (typed instanceof Typed.Found found) {
      Audited all = (Audited) values.get(found.target());
      return all.only(found.result());
    }
    return (Audited) new Evaluator(values).of(typed);
  }

  private void compare(Task.Compare compare) {
    List<Audited> all =
        compare.targets().stream().map(values::get).map(Audited.class::cast).toList();
    sink.show(
        compare.by().isEmpty()
            ? Summary.table(all)
            : Views.comparison(compare, all, new Evaluator(values)));
  }

  private void export(Task.Export task) {
    Format format = task.format().component();
    Destination file = Destination.of(at.source(), task.file());
    byte[] content;
    if (format instanceof ScriptFormat script) {
      Lineage lineage = journal.lineage();
      List<Lineage.Made> wanted = new ArrayList<>();
      lineage.of(task.name()).ifPresent(wanted::add);
      wanted.addAll(lineage.results(task.name()));
      content = script.content(Remaking.script(wanted));
    } else if (format instanceof ChartFormat chart) {
      content = chart.content(new RocPlot().draw(List.of(audited(task.value()))));
    } else {
      Object value = values.get(task.name());
      content =
          ((TableFormat) format)
              .content(
                  value instanceof Grid grid
                      ? Tables.full(grid)
                      : Tables.full(audited(task.value()), task.value() instanceof Typed.Found));
    }
    journal.write(file, content);
    sink.say("export  %s: %s".formatted(task.name(), file.name()));
  }

  private void report(Task.Report task) {
    Destination file = Destination.of(at.source(), task.file());
    String title = task.heading().component().title();
    Report report = Account.of(title, journal, values, task.scope(), settings);
    journal.write(file, report.html().getBytes(StandardCharsets.UTF_8));
    sink.say("report  " + file.name());
  }

  private void claim(Task.Assert claim) {
    Evaluator evaluator = new Evaluator(values);
    boolean held = (Boolean) evaluator.of(claim.condition());
    journal.verdict(verdict(claim, held, evaluator.parts()));
    if (held) {
      return;
    }
    Diagnostic failed =
        Diagnostic.of(
            Code.A600,
            at.source(),
            claim.condition().span(),
            claim.why().map(why -> "assertion failed: " + why).orElse("assertion failed"));
    for (Map.Entry<Span, Evaluator.Part> part : evaluator.parts().entrySet()) {
      failed = failed.value(part.getKey(), part.getValue().text());
    }
    diagnostics.add(round.isEmpty() ? failed : failed.hint("in the round with " + round));
  }

  /** The claim as it was written, with what its parts came to. */
  private Report.Verdict verdict(Task.Assert claim, boolean held, Map<Span, Evaluator.Part> parts) {
    String text = at.source().text(claim.condition().span());
    String values =
        parts.entrySet().stream()
            .filter(part -> !(part.getValue().value() instanceof Boolean))
            .map(part -> at.source().text(part.getKey()) + " = " + part.getValue().text())
            .collect(Collectors.joining("\n"));
    return new Report.Verdict(
        held, claim.why().map(why -> text + ", \"" + why + "\"").orElse(text), values);
  }
}
