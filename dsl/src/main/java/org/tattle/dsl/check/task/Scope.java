package org.tattle.dsl.check.task;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tattle.data.Labels;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Name;
import org.tattle.subject.part.Parts;

/**
 * The names that a statement can see, and which data, model and target are current. Immutable: a
 * statement that makes a name gives another scope.
 *
 * @param entries by name, in the order in which they were made
 * @param data the current data set's name
 * @param model the current model's name
 * @param target the current target's name
 * @param lost results that hung off an older target of the same name
 */
public record Scope(
    Map<String, Entry> entries,
    Optional<String> data,
    Optional<String> model,
    Optional<String> target,
    Set<String> lost) {

  /** Nothing is named. */
  public static final Scope EMPTY =
      new Scope(Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of());

  public Scope {
    entries = entries instanceof Entries<Entry> ? entries : Entries.<Entry>none().and(entries);
    lost = Set.copyOf(lost);
  }

  /** What a name stands for. */
  public Optional<Entry> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /** What a name stands for, if it is of that type. */
  public <E extends Entry> Optional<E> find(String name, Class<E> type) {
    return find(name).filter(type::isInstance).map(type::cast);
  }

  /**
   * What a path starts with.
   *
   * @param name its name; of a script that is used, {@code h.base}
   * @param rest the steps after it
   */
  public record Found(Name name, Optional<Entry> entry, List<Expression.Step> rest) {

    /** Whether the path is the name and nothing else. */
    public boolean whole() {
      return rest.isEmpty();
    }
  }

  /**
   * What a path starts with: the longest name that stands for something, such as {@code h.base} of
   * a script that is used, or {@code base.extraction.copy}; behind a script's name, any name.
   */
  public Found find(Expression.Path path) {
    Name name = path.root();
    Name longest = name;
    int next = 1;
    for (int i = 1; i < path.steps().size() && path.steps().get(i - 1).actuals().isEmpty(); i++) {
      boolean module = find(name.text(), Entry.Module.class).isPresent();
      Name inner = path.steps().get(i).name();
      name = new Name(name.span().to(inner.span()), name.text() + "." + inner.text());
      if (module || find(name.text()).isPresent()) {
        longest = name;
        next = i + 1;
      }
    }
    boolean bare = path.steps().get(next - 1).actuals().isEmpty();
    List<Expression.Step> rest = path.steps().subList(bare ? next : next - 1, path.steps().size());
    return new Found(longest, find(longest.text()), rest);
  }

  /** The names of entries of a type. */
  public List<String> names(Class<? extends Entry> type) {
    return entries.entrySet().stream()
        .filter(e -> type.isInstance(e.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What was named last of those of a type. */
  public Optional<String> last(Class<? extends Entry> type) {
    return names(type).stream().reduce((first, second) -> second);
  }

  /** The targets that have a result of that name. */
  public List<String> attacked(String result) {
    return names(Entry.Subject.class).stream()
        .filter(t -> find(t, Entry.Subject.class).orElseThrow().attacks().containsKey(result))
        .toList();
  }

  /**
   * This scope where the name stands for the entry; data, models and targets become current. The
   * parts of a target stand for themselves.
   */
  public Scope with(String name, Entry entry) {
    Scope after =
        new Scope(
            and(name, entry),
            current(data, name, entry instanceof Entry.Data),
            current(model, name, entry instanceof Entry.Architecture),
            current(target, name, entry instanceof Entry.Subject),
            lost(name, entry));
    return entry instanceof Entry.Subject whole ? after.parts(name, whole.kind(), whole) : after;
  }

  /** This scope with the targets that are parts of a result or of a target. */
  public Scope parts(String whole, Class<?> type, Entry.Subject of) {
    Scope after = this;
    for (String rows : Parts.rows(type)) {
      after = after.update(whole + "." + rows, new Entry.Data(of.at(), Labels.Kind.NOTHING));
    }
    for (Map.Entry<String, Parts.Declared> part : Parts.of(type).entrySet()) {
      after =
          after.update(
              whole + "." + part.getKey(),
              new Entry.Subject(
                  of.at(),
                  part.getValue().type(),
                  of.data(),
                  Set.of(part.getValue().about().shows())));
    }
    return after;
  }

  private Map<String, Entry> and(String name, Entry entry) {
    return ((Entries<Entry>) entries).and(name, entry);
  }

  /** What is current of a kind, once a name stands for an entry of that kind or of another. */
  private static Optional<String> current(Optional<String> before, String name, boolean same) {
    return same ? Optional.of(name) : before.filter(other -> !other.equals(name));
  }

  /** This scope where the name stands for the entry, and what is current has not changed. */
  public Scope update(String name, Entry entry) {
    return new Scope(and(name, entry), data, model, target, lost(name, entry));
  }

  /** This scope where other things are current, as far as they are still there. */
  public Scope current(Optional<String> data, Optional<String> model, Optional<String> target) {
    return new Scope(
        entries,
        data.filter(name -> find(name, Entry.Data.class).isPresent()),
        model.filter(name -> find(name, Entry.Architecture.class).isPresent()),
        target.filter(name -> find(name, Entry.Subject.class).isPresent()),
        lost);
  }

  /** The results that are lost once a name stands for the entry. */
  private Set<String> lost(String name, Entry entry) {
    Set<String> all = new LinkedHashSet<>(lost);
    find(name, Entry.Subject.class)
        .ifPresent(old -> old.attacks().keySet().forEach(it -> all.add(name + "." + it)));
    if (entry instanceof Entry.Subject target) {
      target.attacks().keySet().forEach(it -> all.remove(name + "." + it));
    } else {
      all.removeIf(it -> it.startsWith(name + "."));
    }
    return all;
  }
}
