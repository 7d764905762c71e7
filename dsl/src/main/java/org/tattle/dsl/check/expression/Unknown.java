package org.tattle.dsl.check.expression;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tattle.Kinds;
import org.tattle.attack.Attack;
import org.tattle.component.Measure;
import org.tattle.component.Registry;
import org.tattle.component.Schema;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.task.Signature;
import org.tattle.dsl.check.task.SweepColumns;
import org.tattle.dsl.check.type.Bound;
import org.tattle.dsl.check.type.Type;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Fix;
import org.tattle.dsl.diagnose.Suggest;
import org.tattle.dsl.diagnose.sentence.NameFaults;
import org.tattle.dsl.diagnose.sentence.TargetFaults;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Name;
import org.tattle.subject.part.Parts;

/**
 * What to say of a name that stands for nothing where it is written: what was meant, if there is a
 * name like it; what makes such a thing, if nothing has yet; and where it is, if it is in a sweep.
 */
public final class Unknown {
  private final Findings findings;
  private final Registry registry;

  Unknown(Findings findings, Registry registry) {
    this.findings = findings;
    this.registry = registry;
  }

  /** Whether an attack has this name, so that a result would have it that was not found yet. */
  boolean attack(String name) {
    return registry.find(Kinds.ATTACK, name).isPresent();
  }

  /** A name by itself, which is none of a value or of a result. */
  Diagnostic name(Scope scope, Expression.Path path, Name root, List<String> verbs) {
    Diagnostic unknown = findings.of(NameFaults.NOTHING_NAMED, root.span(), root.text());
    Optional<String> inside = inside(scope, path, root);
    if (inside.isPresent()) {
      return unknown.hint(inside.get());
    }
    if (attack(root.text())) {
      return unknown.hint(
          "attack a target first: attack %s on %s"
              .formatted(root.text(), scope.target().orElse("TARGET")));
    }
    Optional<String> read = read(scope, path, root);
    if (read.isPresent()) {
      return unknown
          .caption("write `" + read.get() + "`")
          .fix(new Fix("read it off the target", path.span(), read.get()));
    }
    List<String> known = new ArrayList<>(scope.entries().keySet());
    for (String name : scope.names(Entry.Subject.class)) {
      known.addAll(scope.find(name, Entry.Subject.class).orElseThrow().attacks().keySet());
    }
    List<String> near = new ArrayList<>(known);
    near.addAll(verbs);
    unknown = unknown.suggest(Suggest.near(root.text(), near));
    if (!known.isEmpty()) {
      return unknown.hint("names so far: " + String.join(", ", known.stream().distinct().toList()));
    }
    return unknown.caption().isEmpty()
        ? unknown.hint(
            "nothing has a name yet; `train %1$s` makes a target of this name, and `load digits as %1$s` a data set"
                .formatted(root.text()))
        : unknown;
  }

  /** What is measured by that name, read off the current target or a result of it. */
  private static Optional<String> read(Scope scope, Expression.Path path, Name root) {
    Optional<Entry.Subject> current =
        scope.target().flatMap(it -> scope.find(it, Entry.Subject.class));
    if (current.isEmpty()) {
      return Optional.empty();
    }
    Entry.Subject its = current.get();
    String name = scope.target().orElseThrow();
    return has(its.measures(), root)
        ? Optional.of(name + "." + path.dotted())
        : its.attacks().keySet().stream()
            .filter(result -> has(its.measures(result), root))
            .findFirst()
            .map(result -> name + "." + result + "." + path.dotted());
  }

  private static boolean has(List<Measure> measures, Name name) {
    return measures.stream().anyMatch(it -> it.name().equals(name.text()));
  }

  /**
   * A name that should be of one type.
   *
   * @param noun what is of that type, with its article
   */
  public Diagnostic named(
      Scope scope, Expression.Path path, Name name, Class<? extends Entry> type, String noun) {
    List<String> names = scope.names(type);
    Diagnostic unknown = findings.of(NameFaults.NOTHING_NAMED, name.span(), name.text());
    Optional<String> inside = inside(scope, path, name);
    return inside.isPresent()
        ? unknown.hint(inside.get())
        : unknown
            .suggest(Suggest.near(name.text(), names))
            .hint(
                names.isEmpty() || source(type, name.text())
                    ? first(type, name.text())
                    : "%s so far: %s"
                        .formatted(noun.replaceFirst("^a ", "") + "s", String.join(", ", names)));
  }

  /** What is of a type so far, and how a script makes one. */
  public String some(Scope scope, Class<? extends Entry> type, String noun) {
    List<String> names = scope.names(type);
    String plural = noun.replaceFirst("^an? ", "") + "s";
    return names.isEmpty()
        ? "there are no %s yet; %s".formatted(plural, first(type, "NAME"))
        : "%s so far: %s".formatted(plural, String.join(", ", names));
  }

  /** How a script makes the first thing of a type. */
  private String first(Class<? extends Entry> type, String name) {
    if (type == Entry.Data.class) {
      return "load it first: load " + (source(type, name) ? name : "digits as " + name);
    }
    return type == Entry.Subject.class
        ? "train it first: train " + name
        : "define it first: model mlp as " + name;
  }

  /**
   * Which attack takes a target out of another one, where it is written as if it had a name: {@code
   * fed.client(3)}.
   */
  Optional<String> taken(String whole, Entry entry, Expression.Step part) {
    if (!(entry instanceof Entry.Subject subject)) {
      return Optional.empty();
    }
    String which = part.name().text();
    return registry.all(Kinds.ATTACK).stream()
        .filter(attack -> Kinds.ATTACK.suits(attack, subject.kind()))
        .filter(attack -> attack.parameter(which).isPresent())
        .flatMap(
            attack ->
                Parts.of(Signature.result(attack)).keySet().stream()
                    .map(
                        it ->
                            "take it first: attack %1$s on %2$s with %3$s=%4$s, which makes %2$s.%1$s.%5$s"
                                .formatted(attack.name(), whole, which, number(part), it)))
        .findFirst();
  }

  /**
   * The same under the name of a result, where a path says what attack found it: {@code
   * fed.third.model} for {@code fed.snapshot.model}.
   */
  Optional<String> found(Scope scope, Scope.Found path, Class<? extends Entry> type) {
    if (!(path.entry().orElseThrow() instanceof Entry.Subject subject)) {
      return Optional.empty();
    }
    List<String> steps = path.rest().stream().map(step -> step.name().text()).toList();
    return subject.attacks().entrySet().stream()
        .filter(it -> named(it.getValue()).equals(steps.get(0)))
        .map(it -> Stream.of(path.name().text(), it.getKey()))
        .map(it -> Stream.concat(it, steps.stream().skip(1)).collect(Collectors.joining(".")))
        .filter(name -> scope.find(name, type).isPresent())
        .findFirst();
  }

  private static String named(Bound<Attack<?>> attack) {
    return Schema.of(((Record) attack.component()).getClass()).name();
  }

  /** The number in its brackets; else the first that there is. */
  private static String number(Expression.Step part) {
    return part.actuals().stream()
        .flatMap(List::stream)
        .map(Expression.Actual::value)
        .filter(Expression.Number.class::isInstance)
        .map(it -> ((Expression.Number) it).literal())
        .findFirst()
        .orElse("1");
  }

  private boolean source(Class<? extends Entry> type, String name) {
    return type == Entry.Data.class && registry.find(Kinds.DATA, name).isPresent();
  }

  /** How to read what a sweep made in each of its rounds, if one made the name. */
  private static Optional<String> inside(Scope scope, Expression.Path path, Name name) {
    for (String table : scope.names(Entry.Grid.class)) {
      Entry.Grid grid = scope.find(table, Entry.Grid.class).orElseThrow();
      List<String> columns = SweepColumns.full(new Name(name.span(), table), grid);
      Optional<String> column =
          Stream.of(path.dotted(), name.text())
              .flatMap(text -> columns.stream().filter(it -> (it + ".").startsWith(text + ".")))
              .findFirst();
      if (column.isPresent()) {
        return Optional.of(
            "the sweep `%s` has one in each round; read a column of it: %s.%s"
                .formatted(table, table, column.get()));
      }
    }
    return Optional.empty();
  }

  /** A result that targets do not have, as nothing attacked them so. */
  Diagnostic result(Name name, List<String> targets) {
    boolean one = targets.size() == 1;
    Diagnostic found =
        one
            ? findings.of(TargetFaults.TARGET_HAS_NO_PART, name.span(), targets.get(0), name.text())
            : findings.of(TargetFaults.NO_TARGET_HAS_IT, name.span(), name.text());
    return found.hint(
        "attack %s first: attack %s on %s"
            .formatted(one ? "it" : "them", name.text(), String.join(", ", targets)));
  }

  /** A metric that none of some targets has, nor any of their results. */
  public Diagnostic metric(Name name, Map<String, Entry.Subject> targets) {
    if (attack(name.text())) {
      return result(name, List.copyOf(targets.keySet()));
    }
    Set<String> they = new LinkedHashSet<>();
    targets
        .values()
        .forEach(target -> target.measures().forEach(measure -> they.add(measure.name())));
    targets.values().forEach(target -> they.addAll(target.attacks().keySet()));
    Set<String> all = new TreeSet<>(they);
    targets
        .values()
        .forEach(
            target ->
                target
                    .attacks()
                    .keySet()
                    .forEach(result -> target.measures(result).forEach(it -> all.add(it.name()))));
    return findings
        .of(TargetFaults.NO_TARGET_HAS_IT, name.span(), name.text())
        .suggest(Suggest.near(name.text(), List.copyOf(all)))
        .hint("they have: " + String.join(", ", they));
  }

  /** A column that a table has not. */
  Diagnostic column(Name table, Entry.Grid grid, Span at, String text) {
    return findings
        .of(TargetFaults.NO_SUCH_COLUMN, at, table.text(), text)
        .suggest(Suggest.near(text, SweepColumns.headings(table, grid)))
        .hint("columns: " + SweepColumns.some(table, grid));
  }

  /** A column that a list of records has not. */
  Diagnostic column(Typed.Listed of, List<String> columns, Span at, String text) {
    return findings
        .of(TargetFaults.NO_SUCH_COLUMN, at, of.made() + "." + of.listing().name(), text)
        .suggest(Suggest.near(text, columns))
        .hint("columns: " + String.join(", ", columns));
  }

  /** A column of what are no numbers. */
  Diagnostic number(Name table, Entry.Grid grid, Span at, String text, Type type) {
    return findings
        .of(TargetFaults.ONE_A_ROW, at, text, type.noun())
        .hint("columns: " + SweepColumns.some(table, grid));
  }
}
