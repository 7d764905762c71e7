package org.tattle.dsl.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tattle.attack.Attack;
import org.tattle.dsl.check.Bound;
import org.tattle.dsl.check.Checked;
import org.tattle.dsl.check.Settings;
import org.tattle.dsl.check.Task;
import org.tattle.dsl.check.Typed;

/**
 * What made each name of a session, and from what. A name that is made again gets another entry;
 * what used the old one still knows it, so it can be told that it is stale, and remade as it was.
 */
public final class Lineage {
  private static final Pattern WORD = Pattern.compile("[A-Za-z]\\w*");

  private final Map<String, Made> current = new LinkedHashMap<>();
  private int made;

  /**
   * What made a name.
   *
   * @param name a result's is {@code target.result}
   * @param step the statement; of an attack that a defense repeated, the attack
   * @param uses what it was made from, by the names that the statement uses
   * @param settings those in force
   * @param order counts up as names are made
   */
  public record Made(
      String name, Checked.Step step, Map<String, Made> uses, Settings settings, int order) {
    public Made {
      uses = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(uses));
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return order;
    }
  }

  /** What made a name last. */
  public Optional<Made> of(String name) {
    return Optional.ofNullable(current.get(name));
  }

  /** The results that hang off a target now. */
  List<Made> results(String target) {
    return current.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(target + "."))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Whether something that a name was made from has been made again since. */
  public boolean stale(String name) {
    return of(name).map(this::stale).orElse(false);
  }

  private boolean stale(Made it) {
    return it.uses().values().stream()
        .anyMatch(used -> !current.containsValue(used) || stale(used));
  }

  /** Remembers a step that was done. */
  void add(Checked.Step step, Settings settings) {
    Task task = step.task();
    if (task instanceof Task.Load load) {
      put(load.name(), step, Set.of(), settings);
    } else if (task instanceof Task.Define define) {
      put(define.name(), step, Set.of(), settings);
    } else if (task instanceof Task.Adopt adopt) {
      put(adopt.name(), step, Set.of(), settings);
    } else if (task instanceof Task.Train train) {
      Set<String> uses = new LinkedHashSet<>(Set.of(train.data()));
      train.using().ifPresent(uses::add);
      put(train.name(), step, uses, settings);
    } else if (task instanceof Task.Assail assail) {
      put(assail.target() + "." + assail.result(), step, Set.of(assail.target()), settings);
    } else if (task instanceof Task.Defend defend) {
      put(defend.name(), step, Set.of(defend.parent()), settings);
      for (Map.Entry<String, Bound<Attack>> replay : defend.replays().entrySet()) {
        Task again =
            new Task.Assail(
                defend.at(), replay.getKey(), replay.getValue(), defend.name(), List.of());
        add(new Checked.Step(step.source(), again, step.after()), settings);
      }
    } else if (task instanceof Task.Release release) {
      release.name().ifPresent(name -> put(name, step, Set.of(release.data()), settings));
    } else if (task instanceof Task.Let let) {
      put(let.name(), step, names(let.value()), settings);
    } else if (task instanceof Task.Sweep sweep) {
      put(sweep.name(), step, names(sweep), settings);
    } else if (task instanceof Task.Use use) {
      use(use, settings);
    }
  }

  private void put(String name, Checked.Step step, Set<String> names, Settings settings) {
    Map<String, Made> uses = new LinkedHashMap<>();
    names.forEach(used -> of(used).ifPresent(it -> uses.put(used, it)));
    current.keySet().removeIf(other -> other.startsWith(name + "."));
    current.put(name, new Made(name, step, uses, settings, made++));
  }

  /** What another script made goes by its name behind the script's. */
  private void use(Task.Use use, Settings settings) {
    Lineage inner = new Lineage();
    inner.made = made;
    Settings now = settings;
    for (Checked.Step step : use.steps()) {
      now = step.task() instanceof Task.Set set ? set.settings() : now;
      inner.add(step, now);
    }
    made = inner.made;
    current.keySet().removeIf(other -> other.startsWith(use.name() + "."));
    inner.current.forEach((name, it) -> current.put(use.name() + "." + name, it));
  }

  /** The names that an expression reads. */
  static Set<String> names(Typed typed) {
    Set<String> names = new LinkedHashSet<>();
    read(typed, names);
    return names;
  }

  private static void read(Typed typed, Set<String> names) {
    if (typed instanceof Typed.Named named) {
      names.add(named.name());
    } else if (typed instanceof Typed.Thing thing) {
      names.add(thing.name());
    } else if (typed instanceof Typed.Found found) {
      names.add(found.target());
      names.add(found.target() + "." + found.result());
    } else if (typed instanceof Typed.Reading reading) {
      read(reading.of(), names);
    } else if (typed instanceof Typed.Listed listed) {
      read(listed.of(), names);
    } else if (typed instanceof Typed.Column column) {
      names.add(column.grid());
    } else if (typed instanceof Typed.Applied applied) {
      read(applied.list(), names);
    } else if (typed instanceof Typed.Not not) {
      read(not.operand(), names);
    } else if (typed instanceof Typed.Binary binary) {
      read(binary.left(), names);
      read(binary.right(), names);
    } else if (typed instanceof Typed.Items items) {
      items.items().forEach(item -> read(item, names));
    }
  }

  /** The names that a sweep takes from outside: those of its rounds, less what a round makes. */
  private Set<String> names(Task.Sweep sweep) {
    Set<String> names = new LinkedHashSet<>();
    for (Task.Point point : sweep.points()) {
      Set<String> inside = new LinkedHashSet<>(point.values().keySet());
      point.values().values().forEach(value -> names.add(value.value().toString()));
      for (Checked.Step step : point.steps()) {
        Set<String> used = new LinkedHashSet<>();
        for (String word : words(step)) {
          used.add(word);
        }
        if (step.task() instanceof Task.Train train) {
          used.add(train.data());
          train.using().ifPresent(used::add);
          inside(used, inside, names, train.name());
        } else if (step.task() instanceof Task.Assail assail) {
          used.add(assail.target());
          inside(used, inside, names, assail.target() + "." + assail.result());
        } else if (step.task() instanceof Task.Defend defend) {
          used.add(defend.parent());
          inside(used, inside, names, defend.name());
          defend.replays().keySet().forEach(result -> inside.add(defend.name() + "." + result));
        } else if (step.task() instanceof Task.Release release) {
          used.add(release.data());
          inside(used, inside, names, release.name().orElse(""));
        } else if (step.task() instanceof Task.Let let) {
          used.addAll(names(let.value()));
          inside(used, inside, names, let.name());
        } else if (step.task() instanceof Task.Load load) {
          inside(used, inside, names, load.name());
        } else if (step.task() instanceof Task.Adopt adopt) {
          inside(used, inside, names, adopt.name());
        } else if (step.task() instanceof Task.Define define) {
          inside(used, inside, names, define.name());
        }
      }
    }
    names.retainAll(current.keySet());
    return names;
  }

  private static void inside(
      Set<String> used, Set<String> inside, Set<String> outside, String made) {
    used.stream().filter(name -> !inside.contains(name)).forEach(outside::add);
    inside.add(made);
  }

  /** The words of a statement's arguments, which may be names of values. */
  private static List<String> words(Checked.Step step) {
    List<String> words = new ArrayList<>();
    for (Bound<?> bound : Spelling.bound(step.task())) {
      bound
          .given()
          .values()
          .forEach(
              span ->
                  WORD.matcher(step.source().text(span))
                      .results()
                      .forEach(word -> words.add(word.group())));
    }
    return words;
  }
}
