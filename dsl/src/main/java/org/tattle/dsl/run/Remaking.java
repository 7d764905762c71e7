package org.tattle.dsl.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tattle.component.Schema;
import org.tattle.dsl.check.Bound;
import org.tattle.dsl.check.Checked;
import org.tattle.dsl.check.Literal;
import org.tattle.dsl.check.Settings;
import org.tattle.dsl.check.Task;
import org.tattle.dsl.check.Type;
import org.tattle.dsl.check.Typed;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.syntax.Parser;
import org.tattle.dsl.syntax.Printer;

/**
 * The minimal script that makes names again: what they were made from, in the order in which it was
 * made, with everything spelled out that the statements left implicit. Nothing is taken from what
 * was typed but the arguments of sweeps, whose values change from round to round.
 */
final class Remaking {
  private final Map<Lineage.Made, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final List<String> lines = new ArrayList<>();
  private Optional<Integer> seed = Optional.empty();

  private Remaking() {}

  /** The script, laid out. */
  static String script(Collection<Lineage.Made> wanted) {
    Set<Lineage.Made> all = new LinkedHashSet<>();
    wanted.forEach(made -> reach(made, all));
    Remaking remaking = new Remaking();
    List<Lineage.Made> ordered =
        all.stream().sorted(Comparator.comparingInt(Lineage.Made::order)).toList();
    ordered.forEach(remaking::write);
    String head =
        remaking.seed.isEmpty()
            ? "# No seed was set: noise for privacy is drawn anew each time.\n"
            : "";
    String text = head + String.join("\n", remaking.lines) + "\n";
    return Printer.print(Parser.parse(new Source("exported", text)));
  }

  private static void reach(Lineage.Made made, Set<Lineage.Made> all) {
    if (all.add(made)) {
      made.uses().values().forEach(used -> reach(used, all));
    }
  }

  private void write(Lineage.Made made) {
    Optional<Integer> wanted = made.settings().seed();
    if (wanted.isPresent() && !wanted.equals(seed)) {
      lines.add("set seed=" + wanted.get());
      seed = wanted;
    }
    if (!(made.step().task() instanceof Task.Assail)) {
      names.put(made, free(made.name().replace('.', '_')));
    }
    Task task = made.step().task();
    if (task instanceof Task.Sweep sweep) {
      sweep(made, sweep);
    } else {
      lines.addAll(new Spelling(made, List.of(task)).lines());
    }
  }

  private String free(String wished) {
    String name = wished;
    for (int i = 2; !taken.add(name); i++) {
      name = wished + "_" + i;
    }
    return name;
  }

  private void sweep(Lineage.Made made, Task.Sweep sweep) {
    String axes =
        sweep.grid().axes().entrySet().stream()
            .map(
                axis ->
                    axis.getValue().stream()
                        .map(value -> value(made, value))
                        .collect(Collectors.joining(", ", axis.getKey() + " in [", "]")))
            .collect(Collectors.joining(", "));
    lines.add("sweep " + axes + " {");
    Schema settings = Schema.of(Settings.class);
    long set =
        sweep.grid().axes().keySet().stream()
            .filter(axis -> settings.parameter(axis).isPresent())
            .count();
    List<Checked.Step> first = sweep.points().get(0).steps();
    for (int i = (int) set; i < first.size(); i++) {
      int at = i;
      List<Task> rounds =
          sweep.points().stream().map(point -> point.steps().get(at).task()).toList();
      lines.addAll(new Spelling(made, rounds, sweep, first.get(i).source()).lines());
    }
    lines.add("} as " + names.get(made));
  }

  /** A value of an axis: a thing by its name in this script. */
  private String value(Lineage.Made made, Typed.Constant value) {
    Lineage.Made thing = made.uses().get(value.value().toString());
    boolean word = value.type() == Type.WORD && thing != null;
    return word && !(thing.step().task() instanceof Task.Let)
        ? names.get(thing)
        : Literal.text(value);
  }

  /** The components of a task. */
  static List<Bound<?>> bound(Task task) {
    if (task instanceof Task.Load load) {
      return List.of(load.source(), load.sampling());
    } else if (task instanceof Task.Define define) {
      return List.of(define.model());
    } else if (task instanceof Task.Train train) {
      return List.of(train.training());
    } else if (task instanceof Task.Assail assail) {
      return List.of(assail.attack());
    }
    return task instanceof Task.Defend defend ? List.of(defend.defense()) : List.of();
  }

  /** One statement, spelled out; in a sweep, as it is in all rounds. */
  private final class Spelling {
    private final Lineage.Made made;
    private final List<Task> rounds;
    private final Task task;
    private final boolean inside;
    private final Source source;
    private final List<String> lines = new ArrayList<>();

    Spelling(Lineage.Made made, List<Task> rounds) {
      this(made, rounds, null, made.step().source());
    }

    Spelling(Lineage.Made made, List<Task> rounds, Task.Sweep sweep, Source source) {
      this.made = made;
      this.rounds = rounds;
      this.task = rounds.get(0);
      this.inside = sweep != null;
      this.source = source;
    }

    List<String> lines() {
      if (task instanceof Task.Load load) {
        lines.add("load " + component(0) + " as " + own(load.name()) + arguments(0, 1));
      } else if (task instanceof Task.Define define) {
        lines.add("model " + component(0) + " as " + own(define.name()) + arguments(0));
      } else if (task instanceof Task.Train train) {
        String model = train.using().map(this::name).orElseGet(() -> model(train));
        lines.add(
            "train %s on %s using %s%s"
                .formatted(own(train.name()), name(train.data()), model, arguments(0)));
      } else if (task instanceof Task.Assail assail) {
        lines.add(
            "attack %s on %s as %s%s"
                .formatted(component(0), name(assail.target()), assail.result(), arguments(0)));
      } else if (task instanceof Task.Defend defend) {
        String more = arguments(0);
        lines.add(
            "defend %s on %s as %s%s replay=false"
                .formatted(
                    component(0),
                    name(defend.parent()),
                    own(defend.name()),
                    more.isEmpty() ? " with" : more));
        if (inside) {
          replays(defend);
        }
      } else if (task instanceof Task.Let let) {
        lines.add(let(let));
      } else if (task instanceof Task.Set && inside) {
        lines.add(source.text(task.at()));
      }
      return lines;
    }

    private void replays(Task.Defend defend) {
      for (String result : defend.replays().keySet()) {
        List<Task> again = new ArrayList<>();
        for (Task round : rounds) {
          Task.Defend other = (Task.Defend) round;
          if (other.replays().containsKey(result)) {
            again.add(
                new Task.Assail(
                    other.at(), result, other.replays().get(result), other.name(), List.of()));
          }
        }
        lines.addAll(new Spelling(made, again, null, made.step().source()).outer(defend.name()));
      }
    }

    /** The same for an attack on what the round made. */
    private List<String> outer(String target) {
      Task.Assail assail = (Task.Assail) task;
      return List.of(
          "attack %s on %s as %s%s".formatted(component(0), target, assail.result(), arguments(0)));
    }

    /** The name of what the statement makes; a name in a block is its own. */
    private String own(String name) {
      return inside ? name : names.get(made);
    }

    /** A name that the statement uses. */
    private String name(String name) {
      return Optional.ofNullable(made.uses().get(name)).map(names::get).orElse(name);
    }

    /** A model that no statement named: one gets a name here. */
    private String model(Task.Train train) {
      String name =
          free(
              Schema.of(((Record) train.model().component()).getClass()).name()
                  + "_"
                  + train.name().replace('.', '_'));
      Map<String, String> all = text((Record) train.model().component());
      lines.add(
          "model %s as %s%s"
              .formatted(
                  Schema.of(((Record) train.model().component()).getClass()).name(),
                  name,
                  with(all)));
      return name;
    }

    private String let(Task.Let let) {
      String value = expression(let.value());
      boolean same =
          rounds.stream().allMatch(r -> expression(((Task.Let) r).value()).equals(value));
      if (!same) {
        return source.text(let.at());
      }
      boolean word = let.value().constant();
      return (word ? "param " : "let ") + own(let.name()) + " = " + value;
    }

    private Record record(Task round, int which) {
      return (Record) bound(round).get(which).component();
    }

    /** What a component is called: its name, or in a sweep over components the axis's. */
    private String component(int which) {
      String name = Schema.of(record(task, which).getClass()).name();
      boolean same =
          rounds.stream().allMatch(r -> Schema.of(record(r, which).getClass()).name().equals(name));
      return same ? name : source.text(bound(task).get(which).at());
    }

    /** All arguments of some components; where rounds differ, as they were written. */
    private String arguments(int... which) {
      Map<String, String> all = new LinkedHashMap<>();
      for (int i : which) {
        Bound<?> bound = bound(task).get(i);
        List<Map<String, String>> texts =
            rounds.stream().map(round -> text(record(round, i))).toList();
        Set<Class<?>> types =
            rounds.stream().map(r -> record(r, i).getClass()).collect(Collectors.toSet());
        texts
            .get(0)
            .forEach(
                (name, text) -> {
                  boolean same = texts.stream().allMatch(t -> text.equals(t.get(name)));
                  if (same && types.size() == 1) {
                    all.put(name, text);
                  } else if (bound.given().containsKey(name)) {
                    all.put(name, written(source.text(bound.given().get(name))));
                  }
                });
      }
      return with(all);
    }

    /** An argument as it was written; one that is computed stood in parentheses. */
    private static String written(String text) {
      return text.matches("[\\[\"].*|[\\w.%]+") ? text : "(" + text + ")";
    }

    private String with(Map<String, String> all) {
      return all.isEmpty()
          ? ""
          : all.entrySet().stream()
              .map(argument -> argument.getKey() + "=" + argument.getValue())
              .collect(Collectors.joining(" ", " with ", ""));
    }

    private Map<String, String> text(Record component) {
      Schema schema = Schema.of(component.getClass());
      Map<String, String> text = new LinkedHashMap<>();
      schema
          .values(component)
          .forEach(
              (name, value) ->
                  schema
                      .parameter(name)
                      .orElseThrow()
                      .text(value)
                      .ifPresent(written -> text.put(name, written)));
      return text;
    }

    private String expression(Typed typed) {
      if (typed.constant()) {
        return Literal.text(typed);
      } else if (typed instanceof Typed.Named named) {
        return name(named.name());
      } else if (typed instanceof Typed.Thing thing) {
        return name(thing.name());
      } else if (typed instanceof Typed.Found found) {
        return name(found.target()) + "." + found.result();
      } else if (typed instanceof Typed.Reading reading) {
        String given =
            reading.given().entrySet().stream()
                .map(a -> a.getKey() + "=" + Literal.number(a.getValue()))
                .collect(Collectors.joining(", "));
        String read = expression(reading.of()) + "." + reading.measure().name();
        String bound = reading.bound().equals("value") ? "" : "." + reading.bound();
        return read + (given.isEmpty() ? "" : "(" + given + ")") + bound;
      } else if (typed instanceof Typed.Column column) {
        String inner = inner(column.of());
        return name(column.grid()) + "." + inner;
      } else if (typed instanceof Typed.Applied applied) {
        return applied.function() + "(" + expression(applied.list()) + ")";
      } else if (typed instanceof Typed.Computed computed) {
        Record formula = (Record) computed.formula().component();
        return text(formula).entrySet().stream()
            .map(argument -> argument.getKey() + "=" + argument.getValue())
            .collect(Collectors.joining(", ", Schema.of(formula.getClass()).name() + "(", ")"));
      } else if (typed instanceof Typed.Not not) {
        return "(not " + expression(not.operand()) + ")";
      } else if (typed instanceof Typed.Binary binary) {
        return "(%s %s %s)"
            .formatted(
                expression(binary.left()), binary.operator().symbol(), expression(binary.right()));
      }
      return ((Typed.Items) typed)
          .items().stream().map(this::expression).collect(Collectors.joining(", ", "[", "]"));
    }

    /** What a column is, in names of the sweep's own. */
    private String inner(Typed of) {
      return new Spelling(
              new Lineage.Made("", made.step(), Map.of(), made.settings(), made.order()), rounds)
          .expression(of);
    }
  }
}
