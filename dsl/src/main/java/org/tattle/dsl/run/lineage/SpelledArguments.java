package org.tattle.dsl.run.lineage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tattle.component.Parameter;
import org.tattle.component.RowChoice;
import org.tattle.component.Schema;
import org.tattle.dsl.check.task.Task;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.source.Source;

/** The components of a statement and all their arguments, as they are in every round of a sweep. */
final class SpelledArguments {
  private final Remaking script;
  private final List<Task> rounds;
  private final Task task;
  private final Source source;

  /**
   * @param rounds the statement in each round
   * @param source where it was written
   */
  SpelledArguments(Remaking script, List<Task> rounds, Source source) {
    this.script = script;
    this.rounds = rounds;
    this.task = rounds.get(0);
    this.source = source;
  }

  private Record record(Task round, int which) {
    return (Record) round.components().get(which).component();
  }

  /** What a component is called: its name, or in a sweep over components the axis's. */
  String component(int which) {
    String name = Schema.of(record(task, which).getClass()).name();
    boolean same =
        rounds.stream().allMatch(r -> Schema.of(record(r, which).getClass()).name().equals(name));
    return same ? name : source.text(task.components().get(which).at());
  }

  /** All arguments of some components; where rounds differ, as they were written. */
  String of(int... which) {
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

  String with(Map<String, String> all) {
    return all.isEmpty()
        ? ""
        : all.entrySet().stream()
            .map(argument -> argument.getKey() + "=" + argument.getValue())
            .collect(Collectors.joining(" ", " with ", ""));
  }

  Map<String, String> text(Record component) {
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
    if (paths instanceof RowChoice rows) {
      return rows.moved(path -> script.path(source, path));
    }
    return paths instanceof List<?> all
        ? all.stream().map(this::here).toList()
        : script.path(source, (String) paths);
  }
}
