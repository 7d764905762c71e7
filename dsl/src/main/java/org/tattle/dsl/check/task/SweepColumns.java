package org.tattle.dsl.check.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tattle.component.Measure;
import org.tattle.dsl.check.type.Type;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.source.Span;
import org.tattle.dsl.syntax.tree.Name;
import org.tattle.privacy.release.Released;

/**
 * The columns of a sweep's table: its axes, the numbers that the body named, those of the
 * statistics that it released, and those of the targets that it made or attacked. Where that is one
 * target, its name may be left out.
 */
public final class SweepColumns {
  private SweepColumns() {}

  /** The targets whose numbers are columns. */
  public static List<String> targets(Entry.Grid grid) {
    return grid.made().stream()
        .map(name -> name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name)
        .distinct()
        .filter(name -> grid.body().find(name, Entry.Subject.class).isPresent())
        .toList();
  }

  /** The statistics that the body released and named, those of one number. */
  public static List<String> releases(Entry.Grid grid) {
    return grid.made().stream()
        .filter(
            name ->
                grid.body()
                    .find(name, Entry.Release.class)
                    .filter(Entry.Release::single)
                    .isPresent())
        .toList();
  }

  /** The numbers that the body named. */
  public static List<String> numbers(Entry.Grid grid) {
    return grid.made().stream()
        .filter(
            name ->
                grid.body()
                    .find(name, Entry.Value.class)
                    .filter(value -> value.value().type() == Type.NUMBER)
                    .isPresent())
        .toList();
  }

  /** Every column after the axes that needs no arguments, by its heading. */
  public static Map<String, SweepTask.Measured> all(Name name, Entry.Grid grid) {
    Span at = name.span();
    Map<String, SweepTask.Measured> all = new LinkedHashMap<>();
    for (String number : numbers(grid)) {
      all.put(number, new SweepTask.Measured(new Typed.Named(at, Type.NUMBER, number), true));
    }
    for (String release : releases(grid)) {
      Typed thing = new Typed.Thing(at, Type.RELEASE, release);
      add(all, grid, release + ".", release + ".", thing, Released.class);
    }
    List<String> targets = targets(grid);
    for (String target : targets) {
      Entry.Subject entry = grid.body().find(target, Entry.Subject.class).orElseThrow();
      String prefix = targets.size() == 1 ? "" : target + ".";
      String full = target + ".";
      Typed thing = new Typed.Thing(at, Type.SUBJECT, target);
      if (grid.made().contains(target)) {
        add(all, grid, prefix, full, thing, entry.kind());
      }
      entry
          .attacks()
          .forEach(
              (result, attack) ->
                  add(
                      all,
                      grid,
                      prefix + result + ".",
                      full + result + ".",
                      new Typed.Found(at, target, result, attack.component().finds()),
                      attack.component().finds()));
    }
    return all;
  }

  private static void add(
      Map<String, SweepTask.Measured> all,
      Entry.Grid grid,
      String prefix,
      String full,
      Typed of,
      Class<?> type) {
    List<Measure> measures =
        Measure.of(type).stream().filter(m -> m.arguments().isEmpty()).toList();
    boolean alike = Measure.headline(type).isEmpty();
    for (Measure measure : measures) {
      boolean shown = alike || measure.about().headline();
      String heading = prefix + measure.name();
      boolean taken = grid.axes().containsKey(heading) || all.containsKey(heading);
      all.put(
          taken ? full + measure.name() : heading,
          new SweepTask.Measured(
              new Typed.Reading(of.span(), of, measure, Map.of(), "value"), shown));
    }
  }

  /** The headings of all columns that need no arguments, the axes first. */
  public static List<String> headings(Name name, Entry.Grid grid) {
    List<String> headings = new ArrayList<>(grid.axes().keySet());
    headings.addAll(all(name, grid).keySet());
    return headings;
  }

  /** All columns by their full names, with their targets, those that matter most first. */
  public static List<String> full(Name name, Entry.Grid grid) {
    List<String> columns = new ArrayList<>(grid.axes().keySet());
    all(name, grid).entrySet().stream()
        .sorted(Comparator.comparing(column -> !column.getValue().headline()))
        .map(column -> full(column.getKey(), column.getValue().of()))
        .forEach(columns::add);
    return columns;
  }

  private static String full(String heading, Typed of) {
    if (!(of instanceof Typed.Reading reading)) {
      return heading;
    }
    List<String> owner = reading.of().own();
    return owner.get(owner.size() - 1) + "." + reading.measure().name();
  }

  /** The same for a message: those that matter most. */
  public static String some(Name name, Entry.Grid grid) {
    List<String> some = new ArrayList<>(grid.axes().keySet());
    Map<String, SweepTask.Measured> all = all(name, grid);
    all.forEach(
        (heading, column) -> {
          if (column.headline()) {
            some.add(heading);
          }
        });
    boolean whole = some.size() == grid.axes().size() + all.size();
    return String.join(", ", some) + (whole ? "" : ", …");
  }

  /** What a column is, as if it stood where it is named. */
  public static Typed at(Typed of, Span span) {
    return of instanceof Typed.Named named ? new Typed.Named(span, of.type(), named.name()) : of;
  }
}
