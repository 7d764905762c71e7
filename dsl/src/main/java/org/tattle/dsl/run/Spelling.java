package org.tattle.dsl.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tattle.component.Parameter;
import org.tattle.component.Schema;
import org.tattle.dsl.check.Bound;
import org.tattle.dsl.check.Literal;
import org.tattle.dsl.check.Task;
import org.tattle.dsl.check.Typed;
import org.tattle.dsl.source.Source;

/**
 * One statement with everything spelled out; in a sweep, as it is in all rounds: what differs from
 * round to round is taken as it was written.
 */
final class Spelling {
  private final Remaking script;
  private final Lineage.Made made;
  private final List<Task> rounds;
  private final Task task;
  private final boolean inside;
  private final Source source;
  private final List<String> lines = new ArrayList<>();

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
  }

  List<String> lines() {
    if (task instanceof Task.Load load) {
      lines.add("load " + component(0) + " as " + own(load.name()) + arguments(0, 1));
    } else if (task instanceof Task.Adopt adopt) {
      lines.add("load " + component(0) + " as " + own(adopt.name()) + arguments(0));
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
    } else if (task instanceof Task.Release release) {
      lines.add(
          "release %s(%s) on %s%s%s%s"
              .formatted(
                  component(0),
                  release.column().map(Spelling::quoted).orElse(""),
                  name(release.data()),
                  release.by().map(by -> " by " + quoted(by)).orElse(""),
                  release.name().map(name -> " as " + own(name)).orElse(""),
                  arguments(0, 1)));
    } else if (task instanceof Task.Let let) {
      lines.add(let(let));
    } else if (task instanceof Task.Set && inside) {
      lines.add(source.text(task.at()));
    }
    return lines;
  }

  private static String quoted(String column) {
    return '"' + column.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
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
      lines.addAll(new Spelling(script, made, again).outer(defend.name()));
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
    return inside ? name : script.name(made);
  }

  /** A name that the statement uses. */
  private String name(String name) {
    return Optional.ofNullable(made.uses().get(name)).map(script::name).orElse(name);
  }

  /** A model that no statement named: one gets a name here. */
  private String model(Task.Train train) {
    String name =
        script.free(
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
    boolean same = rounds.stream().allMatch(r -> expression(((Task.Let) r).value()).equals(value));
    if (!same) {
      return source.text(let.at());
    }
    boolean word = let.value().constant();
    return (word ? "param " : "let ") + own(let.name()) + " = " + value;
  }

  private Record record(Task round, int which) {
    return (Record) round.components().get(which).component();
  }

  /** What a component is called: its name, or in a sweep over components the axis's. */
  private String component(int which) {
    String name = Schema.of(record(task, which).getClass()).name();
    boolean same =
        rounds.stream().allMatch(r -> Schema.of(record(r, which).getClass()).name().equals(name));
    return same ? name : source.text(task.components().get(which).at());
  }

  /** All arguments of some components; where rounds differ, as they were written. */
  private String arguments(int... which) {
    Map<String, String> all = new LinkedHashMap<>();
    for (int i : which) {
      Bound<?> bound = task.components().get(i);
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
            (name, value) -> {
              Parameter parameter = schema.parameter(name).orElseThrow();
              parameter
                  .text(parameter.limits().file() ? here(value) : value)
                  .ifPresent(written -> text.put(name, written));
            });
    return text;
  }

  /** Paths as they are written in the script that is exported. */
  private Object here(Object paths) {
    if (paths instanceof Optional<?> some) {
      return some.map(this::here);
    }
    return paths instanceof List<?> all
        ? all.stream().map(this::here).toList()
        : script.path(source, (String) paths);
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
    } else if (typed instanceof Typed.Listed listed) {
      return expression(listed.of()) + "." + listed.listing().name();
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
      return applied.function().word() + "(" + expression(applied.list()) + ")";
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
            script,
            new Lineage.Made("", made.step(), Map.of(), made.settings(), made.order()),
            rounds)
        .expression(of);
  }
}
