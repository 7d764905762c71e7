package org.tattle.dsl.run.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tattle.component.Schema;
import org.tattle.dsl.check.task.AttackAllTask;
import org.tattle.dsl.check.task.AttackTask;
import org.tattle.dsl.check.task.BudgetTask;
import org.tattle.dsl.check.task.ClaimTask;
import org.tattle.dsl.check.task.CompareTask;
import org.tattle.dsl.check.task.DefendTask;
import org.tattle.dsl.check.task.GroupTask;
import org.tattle.dsl.check.task.LetTask;
import org.tattle.dsl.check.task.LoadDataTask;
import org.tattle.dsl.check.task.LoadTargetTask;
import org.tattle.dsl.check.task.MakeTask;
import org.tattle.dsl.check.task.ModelTask;
import org.tattle.dsl.check.task.PairClaimTask;
import org.tattle.dsl.check.task.ReleaseTask;
import org.tattle.dsl.check.task.SetTask;
import org.tattle.dsl.check.task.SweepTask;
import org.tattle.dsl.check.task.Task;
import org.tattle.dsl.check.task.TrainTask;
import org.tattle.dsl.check.task.UnlearnTask;
import org.tattle.dsl.check.task.UseTask;
import org.tattle.dsl.check.task.WorkVisitor;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.source.Source;
import org.tattle.model.Model;

/**
 * One statement with everything spelled out; in a sweep, as it is in all rounds: what differs from
 * round to round is taken as it was written.
 */
final class Spelling extends WorkVisitor<List<String>> {
  private final Remaking script;
  private final Lineage.Made made;
  private final List<Task> rounds;
  private final Task task;
  private final boolean inside;
  private final Source source;
  private final SpelledArguments written;
  private final Expressed expressed;

  /** A statement of the script's own. */
  Spelling(Remaking script, Lineage.Made made, List<Task> rounds) {
    this(script, made, rounds, false, made.step().source());
  }

  /**
   * @param rounds the statement in each round
   * @param inside whether it stands in the body of a sweep
   * @param source where it was written
   */
  Spelling(Remaking script, Lineage.Made made, List<Task> rounds, boolean inside, Source source) {
    this.script = script;
    this.made = made;
    this.rounds = rounds;
    this.task = rounds.get(0);
    this.inside = inside;
    this.source = source;
    this.written = new SpelledArguments(script, rounds, source);
    this.expressed = new Expressed(this::name, written::text);
  }

  List<String> lines() {
    return task.accept(this);
  }

  /** The same for an attack on what the round made. */
  private List<String> on(String target) {
    AttackTask attack = (AttackTask) task;
    return List.of(
        "attack %s on %s as %s%s"
            .formatted(written.component(0), target, attack.result(), written.of(0)));
  }

  /** It makes nothing, so nothing is made again by it. */
  @Override
  protected List<String> unchanging() {
    return List.of();
  }

  @Override
  public List<String> visit(LoadDataTask load) {
    return List.of("load " + written.component(0) + " as " + own(load.name()) + written.of(0, 1));
  }

  @Override
  public List<String> visit(LoadTargetTask load) {
    return List.of("load " + written.component(0) + " as " + own(load.name()) + written.of(0));
  }

  @Override
  public List<String> visit(ModelTask model) {
    return List.of("model " + written.component(0) + " as " + own(model.name()) + written.of(0));
  }

  @Override
  public List<String> visit(TrainTask train) {
    List<String> lines = new ArrayList<>();
    String model =
        train.using().map(this::name).orElseGet(() -> model(train.model(), train.name(), lines));
    lines.add(
        "train %s on %s using %s%s"
            .formatted(own(train.name()), name(train.data()), model, written.of(0)));
    return lines;
  }

  @Override
  public List<String> visit(MakeTask make) {
    List<String> lines = new ArrayList<>();
    String using =
        make.model()
            .map(
                it ->
                    " using "
                        + make.using()
                            .map(this::name)
                            .orElseGet(() -> model(it, make.name(), lines)))
            .orElse("");
    lines.add(
        "%s %s on %s%s as %s%s"
            .formatted(
                make.verb(),
                written.component(0),
                Stream.concat(Stream.of(make.data()), make.others().stream())
                    .map(this::name)
                    .collect(Collectors.joining(", ")),
                using,
                own(make.name()),
                make.told().isEmpty() ? written.of(0) : written.of(0, 1)));
    return lines;
  }

  @Override
  public List<String> visit(AttackTask attack) {
    return on(name(attack.target()));
  }

  /** Its attacks are made again one by one. */
  @Override
  public List<String> visit(AttackAllTask all) {
    return inside ? List.of("attack all on " + name(all.target()) + written.of(0)) : List.of();
  }

  @Override
  public List<String> visit(DefendTask defend) {
    String more = written.of(0);
    String line =
        "defend %s on %s as %s%s replay=false"
            .formatted(
                written.component(0),
                name(defend.parent()),
                own(defend.name()),
                more.isEmpty() ? " with" : more);
    List<String> lines = new ArrayList<>(List.of(line));
    if (inside) {
      lines.addAll(replays(defend));
    }
    return lines;
  }

  @Override
  public List<String> visit(UnlearnTask unlearn) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "unlearn %s on %s as %s%s replay=false"
            .formatted(
                written.component(0),
                name(unlearn.parent()),
                own(unlearn.name()),
                written.of(0, 1).replaceFirst(" replay=(true|false)", "")));
    if (inside) {
      lines.addAll(replays(unlearn));
    }
    return lines;
  }

  @Override
  public List<String> visit(ReleaseTask release) {
    return List.of(
        "release %s(%s) on %s%s%s%s"
            .formatted(
                written.component(0),
                release.column().map(Spelling::quoted).orElse(""),
                name(release.data()),
                by(release),
                release.name().map(name -> " as " + own(name)).orElse(""),
                written.of(0, 1)));
  }

  private static String by(ReleaseTask release) {
    return release.by().isEmpty()
        ? ""
        : " by " + release.by().stream().map(Spelling::quoted).collect(Collectors.joining(", "));
  }

  @Override
  public List<String> visit(LetTask let) {
    return List.of(let(let));
  }

  @Override
  public List<String> visit(CompareTask compare) {
    Stream<String> targets = compare.targets().stream().map(this::name);
    Stream<String> by = compare.by().stream().map(CompareTask.Column::heading);
    return compared(targets.collect(Collectors.joining(", ")), by, compare.named());
  }

  @Override
  public List<String> visit(GroupTask group) {
    Stream<String> by = Stream.concat(group.axes().stream(), group.columns().keySet().stream());
    return compared(name(group.grid()), by, group.named());
  }

  private List<String> compared(String what, Stream<String> by, Optional<String> name) {
    String metrics = by.collect(Collectors.joining(", "));
    return name.stream()
        .map(it -> "compare %s%s as %s".formatted(what, by(metrics), own(it)))
        .toList();
  }

  private static String by(String metrics) {
    return metrics.isEmpty() ? "" : " by " + metrics;
  }

  /** Outside of sweeps, settings are written where what is made needs others. */
  @Override
  public List<String> visit(SetTask set) {
    return inside ? List.of(source.text(set.at())) : List.of();
  }

  /** Written by the script, which knows its rounds. */
  @Override
  public List<String> visit(SweepTask sweep) {
    return List.of();
  }

  /** What another script made is made by its own statements. */
  @Override
  public List<String> visit(UseTask use) {
    return List.of();
  }

  /** A promise is about what was made, and makes nothing. */
  @Override
  public List<String> visit(ClaimTask claim) {
    return List.of();
  }

  @Override
  public List<String> visit(PairClaimTask claim) {
    return List.of();
  }

  /** A budget is the owner's to set, not that of a script which makes things again. */
  @Override
  public List<String> visit(BudgetTask budget) {
    return List.of();
  }

  private static String quoted(String column) {
    return '"' + column.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private List<String> replays(Task.Copying defend) {
    List<String> lines = new ArrayList<>();
    for (AttackTask attack : defend.replayed()) {
      List<Task> again =
          rounds.stream()
              .flatMap(round -> round.replayed().stream())
              .filter(it -> it.result().equals(attack.result()))
              .map(Task.class::cast)
              .toList();
      lines.addAll(new Spelling(script, made, again).on(defend.name()));
    }
    return lines;
  }

  /** The name of what the statement makes; a name in a block is its own. */
  private String own(String name) {
    return inside ? name : script.name(made);
  }

  /** A name that the statement uses. */
  private String name(String name) {
    return Optional.ofNullable(made.uses().get(name)).map(script::name).orElse(name);
  }

  /** A model that no statement named: one gets a name here. */
  private String model(Bound<Model> model, String of, List<String> lines) {
    Record component = (Record) model.component();
    String kind = Schema.of(component.getClass()).name();
    String name = script.free(kind + "_" + of.replace('.', '_'));
    lines.add("model %s as %s%s".formatted(kind, name, written.with(written.text(component))));
    return name;
  }

  private String let(LetTask let) {
    String value = expressed.of(let.value());
    boolean same = rounds.stream().allMatch(r -> expressed.of(((LetTask) r).value()).equals(value));
    if (!same) {
      return source.text(let.at());
    }
    boolean word = let.value().constant();
    return (word ? "param " : "let ") + own(let.name()) + " = " + value;
  }
}
