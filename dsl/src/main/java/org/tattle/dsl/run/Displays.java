package org.tattle.dsl.run;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tattle.attack.Result;
import org.tattle.dsl.check.task.Audience;
import org.tattle.dsl.check.task.CompareTask;
import org.tattle.dsl.check.task.GroupTask;
import org.tattle.dsl.check.task.PlotTask;
import org.tattle.dsl.check.task.View;
import org.tattle.dsl.check.task.ViewTask;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.plan.Loaded;
import org.tattle.dsl.plot.Caption;
import org.tattle.dsl.plot.GridPlot;
import org.tattle.dsl.plot.Plot;
import org.tattle.dsl.plot.PlotColumn;
import org.tattle.dsl.plot.ReleasePlot;
import org.tattle.dsl.plot.TargetPlot;
import org.tattle.dsl.run.state.Run;
import org.tattle.dsl.run.value.Compared;
import org.tattle.dsl.run.value.Evaluator;
import org.tattle.dsl.run.value.Listed;
import org.tattle.dsl.run.value.Published;
import org.tattle.dsl.run.value.SweepTable;
import org.tattle.dsl.run.value.Tables;
import org.tattle.dsl.run.value.ValueText;
import org.tattle.dsl.run.value.Views;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.show.audit.AuditCurves;
import org.tattle.dsl.show.figure.Pictures;

/** Shows values, as tables, charts and lines. */
final class Displays {
  private final Run run;

  Displays(Run run) {
    this.run = run;
  }

  void show(Typed typed) {
    Object value = Evaluator.demanding(run.values()).of(typed);
    Audience audience = run.secrecy.audience(typed, run.values());
    if (value instanceof Result result) {
      Attacked attacked = attacked(typed);
      run.show(Views.result(result, attacked), audience);
      AuditCurves.curves(List.of(attacked)).forEach(shown -> run.show(shown, audience));
      Pictures.of(result).map(Pictures::view).ifPresent(shown -> run.show(shown, audience));
    } else {
      Views.of(value, ValueText.share(typed)).forEach(shown -> run.show(shown, audience));
    }
  }

  /** Who may see a figure. */
  Audience audience(PlotTask draw) {
    return run.secrecy.audience(
        draw.columns().isEmpty() ? draw.of() : draw.columns().values(), run.values());
  }

  Figure figure(PlotTask draw) {
    Caption caption = draw.caption().component();
    return caption.on(plain(draw));
  }

  private Figure plain(PlotTask draw) {
    Plot plot = draw.plot().component();
    if (plot instanceof TargetPlot targets) {
      return targets.draw(draw.of().stream().map(this::attacked).toList(), run.control);
    }
    if (plot instanceof ReleasePlot releases) {
      String name = ((Typed.Thing) draw.of().get(0)).name();
      Published published = (Published) run.values().get(name);
      return releases.draw(name, published.each(), published.released());
    }
    if (draw.of().get(0) instanceof Typed.Listed typed) {
      Listed listed = (Listed) Evaluator.demanding(run.values()).of(typed);
      return ((GridPlot) plot).draw(listed.name(), listed.columns(draw.columns().keySet()));
    }
    SweepTable grid = (SweepTable) run.values().get(((Typed.Thing) draw.of().get(0)).name());
    Map<String, PlotColumn> columns = new LinkedHashMap<>();
    draw.columns()
        .forEach(
            (text, typed) -> {
              Typed of = ((Typed.Column) typed).of();
              columns.put(text, new PlotColumn(ValueText.share(of), Evaluator.column(grid, of)));
            });
    return ((GridPlot) plot).draw(grid.name(), columns);
  }

  /** What its guarantee means; without one, what attacks found of it, before its defenses too. */
  private TableView risk(Attacked of) {
    if (of.subject().spent().isPresent() || !Regulators.ask(of)) {
      return Risks.of(of);
    }
    Optional<Attacked> before =
        run.values().values().stream()
            .filter(Attacked.class::isInstance)
            .map(Attacked.class::cast)
            .filter(other -> of.subject().defends(other.subject()))
            .min(Comparator.comparingInt(other -> other.subject().defenses().size()));
    return Regulators.of(of, before);
  }

  /** Who may see a view: of what a budget paid for, and of what others found, everybody. */
  Audience audience(ViewTask look) {
    return look.view() == View.QUALITY
        ? run.secrecy.named(look.reads(), run.values())
        : Audience.OTHERS;
  }

  List<Shown> look(ViewTask look) {
    return switch (look.view()) {
      case BUDGET -> {
        Loaded loaded = (Loaded) run.values().get(look.of().get(0));
        yield run.purse.views(loaded);
      }
      case QUALITY -> {
        List<Loaded> sets =
            look.of().stream().map(run.values()::get).map(Loaded.class::cast).toList();
        Loaded loaded = sets.get(0);
        if (sets.size() == 2) {
          yield Drifts.of(loaded, sets.get(1), loaded.drift(sets.get(1), run.control));
        }
        yield Qualities.of(loaded, loaded.quality(run.control));
      }
      case RISK -> List.of(risk((Attacked) run.values().get(look.of().get(0))));
      case LOG -> List.of(QueryLogs.of((Attacked) run.values().get(look.of().get(0))));
      case TRADEOFF -> {
        String name = look.of().get(0);
        yield Purchases.of(name, (Published) run.values().get(name));
      }
      case TIME -> List.of(Times.of(run.values().values()));
      case DEPLOYMENTS -> List.of(Risks.deployments());
    };
  }

  void group(GroupTask group) {
    List<Typed> read =
        group.columns().values().stream()
            .<Typed>map(of -> new Typed.Column(group.at(), group.grid(), of))
            .toList();
    Audience audience =
        read.isEmpty()
            ? run.secrecy.named(List.of(group.grid()), run.values())
            : run.secrecy.audience(read, run.values());
    compared(
        Tables.compared((SweepTable) run.values().get(group.grid()), group, audience),
        group.named());
  }

  void compare(CompareTask compare) {
    List<Attacked> all =
        compare.targets().stream().map(run.values()::get).map(Attacked.class::cast).toList();
    List<Typed> read =
        compare.by().stream().flatMap(column -> column.readings().values().stream()).toList();
    Audience audience =
        read.isEmpty()
            ? run.secrecy.named(compare.targets(), run.values())
            : run.secrecy.audience(read, run.values());
    compared(Tables.compared(compare, all, new Evaluator(run.values()), audience), compare.named());
  }

  private void compared(Compared compared, Optional<String> name) {
    Compared known = name.map(compared::as).orElse(compared);
    name.ifPresent(it -> run.values().put(it, known));
    run.show(known.shown(), known.audience());
  }

  /** The target, with the one result that was named or all that it has. */
  Attacked attacked(Typed typed) {
    if (typed instanceof Typed.Found found) {
      Evaluator.demanding(run.values()).of(typed);
      Attacked all = (Attacked) run.values().get(found.target());
      return all.only(found.result());
    }
    return (Attacked) new Evaluator(run.values()).of(typed);
  }
}
