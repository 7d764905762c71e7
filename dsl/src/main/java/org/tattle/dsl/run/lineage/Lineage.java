package org.tattle.dsl.run.lineage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tattle.dsl.check.task.AttackTask;
import org.tattle.dsl.check.task.Checked;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.task.LetTask;
import org.tattle.dsl.check.task.ReleaseTask;
import org.tattle.dsl.check.task.SetTask;
import org.tattle.dsl.check.task.Settings;
import org.tattle.dsl.check.task.SweepTask;
import org.tattle.dsl.check.task.Task;
import org.tattle.dsl.check.task.UseTask;
import org.tattle.dsl.check.type.Bound;

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

  /** What made a name itself last, and nothing that it is part of. */
  public Optional<Made> itself(String name) {
    return Optional.ofNullable(current.get(name));
  }

  /** What made a name last, or the result that it is part of. */
  public Optional<Made> of(String name) {
    return known(name).map(current::get);
  }

  /** The name itself if something made it, or else that of the result that it is part of. */
  private Optional<String> known(String name) {
    int last = name.lastIndexOf('.');
    return current.containsKey(name)
        ? Optional.of(name)
        : last < 0 ? Optional.empty() : known(name.substring(0, last));
  }

  /** The results that hang off a target now, not those of an older one. */
  public List<Made> results(String target) {
    Made owner = current.get(target);
    return current.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(target + "."))
        .map(Map.Entry::getValue)
        .filter(made -> made.uses().containsValue(owner))
        .toList();
  }

  /** Whether something that a name was made from has been made again since. */
  public boolean stale(String name) {
    return older(name).isPresent();
  }

  /** The names that are stale, in the order in which they were made. */
  public List<String> stale() {
    return current.values().stream()
        .filter(it -> older(it).isPresent())
        .sorted(Comparator.comparingInt(Made::order))
        .map(Made::name)
        .toList();
  }

  /** What has been made again since a name was made from it, if anything has. */
  public Optional<String> older(String name) {
    return of(name).flatMap(this::older);
  }

  private Optional<String> older(Made it) {
    for (Map.Entry<String, Made> use : it.uses().entrySet()) {
      if (use.getKey().equals(it.name())) {
        continue;
      }
      if (!current.containsValue(use.getValue())) {
        return Optional.of(use.getKey());
      }
      Optional<String> behind = older(use.getValue());
      if (behind.isPresent()) {
        return behind;
      }
    }
    return Optional.empty();
  }

  /** Whether a task publishes a statistic: to do that again would spend privacy again. */
  static boolean releases(Task task) {
    return task instanceof ReleaseTask
        || task.steps().stream().anyMatch(step -> releases(step.task()));
  }

  /**
   * What to make again next: something stale that nothing stale goes into. Releases are left as
   * they are.
   *
   * @param tried names that are left out
   */
  public Optional<Made> next(Set<String> tried) {
    List<String> left =
        stale().stream()
            .filter(name -> !tried.contains(name))
            .filter(name -> !releases(current.get(name).step().task()))
            .toList();
    return left.stream()
        .filter(name -> Collections.disjoint(current.get(name).uses().keySet(), left))
        .findFirst()
        .map(current::get);
  }

  /**
   * Remembers a step that was done.
   *
   * @param done whether an attack that it does besides was done: some may not fit
   */
  public void add(Checked.Step step, Settings settings, Predicate<AttackTask> done) {
    Task task = step.task();
    if (task instanceof UseTask use) {
      use(use, settings);
    } else {
      task.made().ifPresent(name -> put(name, step, reads(step), settings));
    }
    task.replayed().stream()
        .filter(done)
        .forEach(
            again -> add(new Checked.Step(step.source(), again, step.after()), settings, done));
  }

  private void put(String name, Checked.Step step, Set<String> names, Settings settings) {
    Map<String, Made> uses = new LinkedHashMap<>();
    names.forEach(used -> known(used).ifPresent(it -> uses.put(it, current.get(it))));
    if (step.after().find(name, Entry.Subject.class).isEmpty()) {
      current.keySet().removeIf(other -> other.startsWith(name + "."));
    }
    current.put(name, new Made(name, step, uses, settings, made++));
  }

  /** The names that a statement reads, whether or not it makes something of them. */
  Set<String> reads(Checked.Step step) {
    Set<String> names = new LinkedHashSet<>(words(step));
    names.addAll(step.task() instanceof SweepTask sweep ? outside(sweep) : step.task().reads());
    return names;
  }

  /** What another script made goes by its name behind the script's. */
  private void use(UseTask use, Settings settings) {
    Lineage inner = new Lineage();
    inner.made = made;
    Settings now = settings;
    for (Checked.Step step : use.steps()) {
      now = step.task() instanceof SetTask set ? set.settings() : now;
      inner.add(step, now, attack -> true);
    }
    made = inner.made;
    current.keySet().removeIf(other -> other.startsWith(use.name() + "."));
    inner.current.forEach((name, it) -> current.put(use.name() + "." + name, it));
  }

  /** The names that a sweep takes from outside: those of its rounds, less what a round makes. */
  private Set<String> outside(SweepTask sweep) {
    Set<String> names = new LinkedHashSet<>();
    for (SweepTask.Point point : sweep.points()) {
      Set<String> inside = new LinkedHashSet<>(point.values().keySet());
      point.values().values().forEach(value -> names.add(value.value().toString()));
      for (Checked.Step step : point.steps()) {
        Stream.concat(written(step).stream(), step.task().reads().stream())
            .filter(name -> !inside.contains(name))
            .forEach(names::add);
        step.task().made().ifPresent(inside::add);
        step.task().replayed().forEach(again -> again.made().ifPresent(inside::add));
      }
    }
    names.retainAll(current.keySet());
    return names;
  }

  /** The values that {@code let} or {@code param} named and a statement's arguments use. */
  private Set<String> words(Checked.Step step) {
    return written(step).stream()
        .filter(word -> of(word).filter(it -> it.step().task() instanceof LetTask).isPresent())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The words of a statement's arguments, which may be names of values. */
  private static List<String> written(Checked.Step step) {
    List<String> words = new ArrayList<>();
    for (Bound<?> bound : step.task().components()) {
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
