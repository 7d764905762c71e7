package org.tattle.dsl.check.expression;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tattle.attack.Result;
import org.tattle.component.Listing;
import org.tattle.component.Measure;
import org.tattle.dsl.check.task.Entry;
import org.tattle.dsl.check.task.Scope;
import org.tattle.dsl.check.task.SweepColumns;
import org.tattle.dsl.check.type.Type;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.sentence.NameFaults;
import org.tattle.dsl.diagnose.sentence.TargetFaults;
import org.tattle.dsl.source.Source;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.tree.Expression;
import org.tattle.dsl.syntax.tree.Name;
import org.tattle.dsl.syntax.tree.Statement;
import org.tattle.privacy.release.Released;

/**
 * Resolves dotted names: {@code base}, {@code base.lira}, {@code base.lira.tpr(fpr=0.1%).upper}.
 */
public final class Paths {
  private final Findings findings;
  private final Unknown unknown;
  private final Typer typer;
  private final Readings readings;
  private final QualityPaths qualities;
  private final Set<String> faulty = new HashSet<>();

  Paths(Source source, Findings findings, Unknown unknown, Typer typer) {
    this.findings = findings;
    this.unknown = unknown;
    this.typer = typer;
    readings = new Readings(source, findings, typer);
    qualities = new QualityPaths(findings, typer, readings);
  }

  /** The same for a block, which asks no more after what the outer one knows to be faulty. */
  Paths(Source source, Findings findings, Unknown unknown, Typer typer, Paths outer) {
    this(source, findings, unknown, typer);
    faulty.addAll(outer.faulty);
  }

  /** Asks no more after a result whose attack has a diagnostic already. */
  public void forgive(Name result) {
    faulty.add(result.text());
  }

  /** Whether a name is of a result whose attack has a diagnostic already. */
  public boolean forgiven(Name result) {
    return faulty.contains(result.text());
  }

  /** What a path stands for in the typer's scope. */
  Typed resolve(Expression.Path path) {
    return resolve(path, List.of());
  }

  /** The same where the path is a whole statement, so that it may be a misspelt verb. */
  public Typed alone(Expression.Path path) {
    return resolve(path, path.word().isPresent() ? Statement.verbs() : List.of());
  }

  private Typed resolve(Expression.Path path, List<String> verbs) {
    Scope.Found found = typer.scope().find(path);
    Name root = found.name();
    Optional<Entry> entry = found.entry();
    List<Expression.Step> rest = found.rest();
    if (entry.isEmpty()) {
      Optional<String> current = QualityPaths.asked(root) ? typer.scope().data() : Optional.empty();
      if (current.isEmpty() || path.steps().size() == 1) {
        return bareResult(path, root, rest, verbs);
      }
      List<Expression.Step> behind = path.steps().subList(1, path.steps().size());
      Name data = new Name(root.span(), current.get());
      return qualities.of(path.span(), data, path.steps().get(0), behind);
    }
    if (entry.get() instanceof Entry.Data
        && rest.size() > 1
        && QualityPaths.asked(rest.get(0).name())) {
      return qualities.of(path.span(), root, rest.get(0), rest.subList(1, rest.size()));
    }
    if (entry.get() instanceof Entry.Subject target) {
      return ofTarget(path.span(), root.text(), target, root.span(), rest);
    }
    if (entry.get() instanceof Entry.Grid grid) {
      return rest.isEmpty()
          ? new Typed.Thing(path.span(), Type.TABLE, root.text())
          : column(path.span(), root, grid, rest);
    }
    if (entry.get() instanceof Entry.Value value && value.value().type() == Type.ERROR) {
      return new Typed.Wrong(path.span());
    }
    if (entry.get() instanceof Entry.Release release && !rest.isEmpty() && release.single()) {
      return released(path.span(), root, rest);
    }
    if (!rest.isEmpty()) {
      Name after = rest.get(0).name();
      Diagnostic lacking =
          findings.of(
              TargetFaults.HAS_NO_PART,
              after.span(),
              root.text(),
              entry.get().noun(),
              after.text());
      return wrong(
          path.span(), instead(entry.get(), root.text(), after).map(lacking::hint).orElse(lacking));
    }
    if (entry.get() instanceof Entry.Value value) {
      return typer.named(root.text(), value, path.span());
    }
    return new Typed.Thing(path.span(), entry.get().type(), root.text());
  }

  /** What can be read, shown or asked of something that has no such part. */
  private static Optional<String> instead(Entry entry, String name, Name part) {
    if (entry instanceof Entry.Comparison) {
      return Optional.of(Typer.COMPARED);
    }
    if (entry instanceof Entry.Release) {
      return Optional.of(
          "it is several answers, one a group or bin: show %1$s, or export %1$s to \"%1$s.csv\""
              .formatted(name));
    }
    if (!(entry instanceof Entry.Data)) {
      return Optional.empty();
    }
    return Optional.of(
        QualityPaths.asked(part)
            ? "numbers of it can be read, such as %s.quality.drifted".formatted(name)
            : "numbers about its columns are released: release mean(%s) on %s with eps=1 bounds=[0, 100]"
                .formatted(part.text(), name));
  }

  /** What a path stands for, read off one target: {@code accuracy}, {@code lira.auc}. */
  public Optional<Typed> of(String name, Entry.Subject target, Expression.Path path) {
    return of(name, target, Optional.empty(), path);
  }

  /** The same; what the target does not have is read off one of its results. */
  public Optional<Typed> of(
      String name, Entry.Subject target, Optional<String> result, Expression.Path path) {
    Name first = path.root();
    if (has(target, first.text())) {
      return Optional.of(ofTarget(path.span(), name, target, first.span(), path.steps()));
    }
    return result
        .filter(it -> target.measures(it, first.text()))
        .map(it -> new Name(first.span(), it))
        .map(it -> ofResult(path.span(), name, target, it, path.steps()));
  }

  /** Whether a target has a metric or a result of that name. */
  public static boolean has(Entry.Subject target, String name) {
    return target.attacks().containsKey(name) || Measure.of(target.kind(), name).isPresent();
  }

  /** A column of a table: {@code eps}, {@code dpsgd.lira.auc}, and with one target {@code auc}. */
  public Typed column(Span span, Name table, Entry.Grid grid, List<Expression.Step> steps) {
    Name first = steps.get(0).name();
    boolean alone = steps.size() == 1 && steps.get(0).actuals().isEmpty();
    List<Typed.Constant> axis = grid.axes().get(first.text());
    if (alone && axis != null) {
      return new Typed.Column(
          span, table.text(), new Typed.Named(span, axis.get(0).type(), first.text()));
    }
    if (alone && SweepColumns.numbers(grid).contains(first.text())) {
      return new Typed.Column(span, table.text(), new Typed.Named(span, Type.NUMBER, first.text()));
    }
    Optional<Typed> of = measured(span, grid, first, steps);
    if (of.isPresent() && (of.get().type() == Type.NUMBER || of.get().type() == Type.ERROR)) {
      return of.get().type() == Type.ERROR
          ? of.get()
          : new Typed.Column(span, table.text(), of.get());
    }
    return wrong(
        span,
        of.isPresent()
            ? unknown.number(table, grid, span, text(steps), of.get().type())
            : unknown.column(table, grid, first.span(), text(steps)));
  }

  /** A column of a list of records, as far as these are known before they are there. */
  public Typed column(Expression.Path path, Typed.Listed of) {
    List<String> columns = of.listing().columns();
    String name = text(path.steps());
    return columns.isEmpty() || columns.contains(name)
        ? new Typed.Column(path.span(), of.made(), new Typed.Named(path.span(), Type.NUMBER, name))
        : wrong(path.span(), unknown.column(of, columns, path.span(), name));
  }

  private static String text(List<Expression.Step> steps) {
    return String.join(".", steps.stream().map(step -> step.name().text()).toList());
  }

  private Optional<Typed> measured(
      Span span, Entry.Grid grid, Name first, List<Expression.Step> steps) {
    if (SweepColumns.releases(grid).contains(first.text()) && steps.size() > 1) {
      return Optional.of(released(span, first, steps.subList(1, steps.size())));
    }
    List<String> targets = SweepColumns.targets(grid);
    if (targets.contains(first.text())) {
      Entry.Subject target = grid.body().find(first.text(), Entry.Subject.class).orElseThrow();
      return Optional.of(
          ofTarget(span, first.text(), target, first.span(), steps.subList(1, steps.size())));
    }
    if (targets.size() != 1) {
      return Optional.empty();
    }
    Entry.Subject target = grid.body().find(targets.get(0), Entry.Subject.class).orElseThrow();
    return of(targets.get(0), target, new Expression.Path(span, steps));
  }

  private Typed released(Span span, Name name, List<Expression.Step> rest) {
    Typed thing = new Typed.Thing(name.span(), Type.RELEASE, name.text());
    return readings.of(span, thing, "`" + name.text() + "`", Released.class, List.of(), rest);
  }

  /** {@code lira.auc} without a target, where one target alone has such a result. */
  private Typed bareResult(
      Expression.Path path, Name root, List<Expression.Step> rest, List<String> verbs) {
    List<String> targets = typer.scope().attacked(root.text());
    if (targets.size() > 1) {
      List<String> full = targets.stream().map(t -> t + "." + root.text()).toList();
      return wrong(
          path.span(),
          findings
              .of(NameFaults.SEVERAL_HAVE_IT, root.span(), root.text())
              .suggest(full.subList(0, Math.min(3, full.size()))));
    }
    if (targets.size() == 1) {
      Entry.Subject target = typer.scope().find(targets.get(0), Entry.Subject.class).orElseThrow();
      return ofResult(path.span(), targets.get(0), target, root, rest);
    }
    if (forgiven(root)) {
      return new Typed.Wrong(path.span());
    }
    List<String> lost =
        typer.scope().lost().stream().filter(it -> it.endsWith("." + root.text())).toList();
    if (lost.size() == 1) {
      return lost(path.span(), root, lost.get(0));
    }
    return wrong(path.span(), unknown.name(typer.scope(), path, root, verbs));
  }

  private Typed ofTarget(
      Span span, String name, Entry.Subject target, Span at, List<Expression.Step> rest) {
    if (rest.isEmpty()) {
      return new Typed.Thing(span, Type.SUBJECT, name);
    }
    Name next = rest.get(0).name();
    if (target.attacks().containsKey(next.text())) {
      return ofResult(span, name, target, next, rest.subList(1, rest.size()));
    }
    if (forgiven(next)) {
      return new Typed.Wrong(span);
    }
    if (typer.scope().lost().contains(name + "." + next.text())) {
      return lost(span, next, name + "." + next.text());
    }
    Typed thing = new Typed.Thing(at, Type.SUBJECT, name);
    Optional<Typed> listed = listed(span, thing, target.kind(), rest);
    if (listed.isPresent()) {
      return listed.get();
    }
    List<String> also = new ArrayList<>(target.attacks().keySet());
    return unknown.attack(next.text()) && Measure.of(target.kind(), next.text()).isEmpty()
        ? wrong(span, unknown.result(next, List.of(name)))
        : readings.of(span, thing, "`" + name + "`", target.kind(), also, rest);
  }

  /** A number of an older target must not stand under the name of the new one. */
  private Typed lost(Span span, Name result, String name) {
    String target = name.substring(0, name.lastIndexOf('.'));
    return wrong(span, findings.of(TargetFaults.PART_OF_AN_OLDER_ONE, result.span(), name, target));
  }

  private Typed ofResult(
      Span span, String name, Entry.Subject target, Name result, List<Expression.Step> rest) {
    Class<? extends Result> type = target.attacks().get(result.text()).component().finds();
    Typed.Found found = new Typed.Found(span, name, result.text(), type);
    if (rest.isEmpty()) {
      return found;
    }
    Optional<Typed> listed = listed(span, found, type, rest);
    if (listed.isPresent()) {
      return listed.get();
    }
    String noun = "`%s.%s`".formatted(name, result.text());
    return readings.of(span, found, noun, type, List.of(), rest);
  }

  /** A table that a thing of that type has, if that is what is named. */
  private Optional<Typed> listed(Span span, Typed of, Class<?> type, List<Expression.Step> rest) {
    Optional<Listing> listing =
        rest.size() == 1 ? Listing.of(type, rest.get(0).name().text()) : Optional.empty();
    return listing.map(
        it ->
            Selecting.of(rest.get(0), findings, typer)
                .<Typed>map(selection -> new Typed.Listed(span, of, it, selection))
                .orElse(new Typed.Wrong(span)));
  }

  private Typed wrong(Span span, Diagnostic diagnostic) {
    findings.add(diagnostic);
    return new Typed.Wrong(span);
  }
}
