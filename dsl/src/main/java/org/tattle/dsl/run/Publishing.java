package org.tattle.dsl.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tattle.component.Schema;
import org.tattle.data.Persons;
import org.tattle.dsl.check.task.ReleaseTask;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.dsl.plan.Loaded;
import org.tattle.dsl.run.value.Published;
import org.tattle.dsl.show.Numbers;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.Neighbours;
import org.tattle.privacy.account.Spent;
import org.tattle.privacy.budget.Draw;
import org.tattle.privacy.release.Release;
import org.tattle.privacy.release.Released;
import org.tattle.privacy.release.Values;
import org.tattle.privacy.release.answer.Rows;
import org.tattle.privacy.release.statistic.Count;
import org.tattle.privacy.release.statistic.Named;
import org.tattle.privacy.release.statistic.Statistic;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/** A {@code release} as it is done: everything that can fail first, then the charge, then noise. */
final class Publishing {
  private final ReleaseTask task;
  private final Loaded loaded;
  private final Statistic statistic;
  private final Release release;
  private final Rows rows;
  private final String[] groups;
  private final Expense expense;

  /** How many rows of a person count at most, where it is known whose they are. */
  private final Optional<Integer> most;

  /**
   * @throws org.tattle.run.Fault D430 to D434 if it cannot be done; then nothing was drawn
   */
  Publishing(ReleaseTask task, Loaded loaded) {
    this.task = task;
    this.loaded = loaded;
    this.statistic = task.statistic().component();
    Optional<Persons> whose = loaded.data().persons();
    int rows = task.publication().component().perPerson();
    if (rows > 1 && whose.isEmpty()) {
      throw Fault.of(RunFaults.NO_PERSONS, task.data()).at("per_person");
    }
    this.most = whose.map(persons -> Math.min(rows, persons.most()));
    Release ofRows = task.publication().component().of(statistic, !task.by().isEmpty());
    this.release = most.map(ofRows::hiding).orElse(ofRows);
    this.expense = release.expense();
    this.rows = task.column().map(this::rows).orElseGet(this::bare);
    if (statistic instanceof Named named) {
      named.known(this.rows.declared());
    }
    this.groups = task.by().isEmpty() ? null : groups();
  }

  /** The group of each row: its value, or its values with commas between. */
  private String[] groups() {
    List<String[]> columns =
        task.by().stream().map(column -> Values.names(loaded.data(), column)).toList();
    return IntStream.range(0, loaded.data().rows())
        .mapToObj(row -> columns.stream().map(of -> of[row]).collect(Collectors.joining(", ")))
        .toArray(String[]::new);
  }

  private Rows rows(String column) {
    if (statistic instanceof Named) {
      return Rows.of(Values.names(loaded.data(), column), Values.declared(loaded.data(), column));
    }
    if (statistic instanceof Count) {
      Values.names(loaded.data(), column);
      return bare();
    }
    if (Values.holdsNames(loaded.data(), column)) {
      throw Values.ofNames(column, task.data());
    }
    return Rows.of(Values.numbers(loaded.data(), column));
  }

  /** Rows of which only their being there matters: a count of names is one of rows. */
  private Rows bare() {
    return Rows.of(new double[loaded.data().rows()]);
  }

  /** What it is, as a script would write it. */
  String what() {
    String text = Schema.text((Record) statistic);
    String name = Schema.of(statistic.getClass().asSubclass(Record.class)).name();
    String by = String.join(", ", task.by());
    String among =
        release.groups().isEmpty() ? "" : " groups=[" + String.join(", ", release.groups()) + "]";
    return "release %s(%s)%s%s%s%s"
        .formatted(
            name,
            task.column().orElse(""),
            by.isEmpty() ? "" : " by " + by,
            text.substring(name.length()),
            among,
            most.map(rows -> " per_person=" + rows).orElse(""));
  }

  /** Which two tables the expense compares. */
  Neighbours neighbours() {
    return statistic.neighbours();
  }

  Expense expense() {
    return expense;
  }

  /** What is asked: of these very rows, with everything that can be asked for. */
  Draw question(Optional<Seed> root) {
    Release asked =
        new Release(
            release.statistic(), release.groups(), release.grouped(), false, release.perPerson());
    List<String> whose = loaded.data().persons().map(Persons::names).orElse(List.of());
    return Draw.answer(
        root,
        asked,
        whose,
        rows.numbers(),
        rows.names().orElse(new String[0]),
        rows.declared(),
        groups == null ? new String[0] : groups);
  }

  /**
   * Draws the noise.
   *
   * @param draw what was charged
   * @param left what is left of the budget, if there is one
   */
  Published draw(Draw draw, Optional<String> left) {
    Randomness random = draw.noise();
    Optional<int[]> kept =
        most.map(rows -> loaded.data().persons().orElseThrow().some(rows, random));
    Rows values = kept.map(rows::take).orElse(rows);
    Released released =
        groups == null
            ? release.ask(values, random)
            : release.ask(
                values.numbers(),
                kept.map(
                        at -> Arrays.stream(at).mapToObj(row -> groups[row]).toArray(String[]::new))
                    .orElse(groups),
                random);
    String name = Schema.of(statistic.getClass().asSubclass(Record.class)).name();
    String label =
        task.by().isEmpty()
            ? labelled(released) ? statistic.each() : ""
            : String.join(", ", task.by()) + (statistic.single() ? "" : ", " + statistic.each());
    return new Published(
        task.column().map(column -> name + " of " + column).orElse(name) + clamped(),
        label,
        label.isEmpty() ? "" : each(),
        statistic.eps(),
        released,
        notes(left, random.isSeeded()));
  }

  /** What answers are told apart by: groups, names of the column, or what each is of it. */
  private String each() {
    String column = task.column().orElse("");
    String inside =
        statistic instanceof Named ? column : "%s (%s)".formatted(column, statistic.each());
    List<String> all = new ArrayList<>(task.by());
    if (!statistic.single()) {
      all.add(inside);
    }
    return String.join(", ", all);
  }

  private static boolean labelled(Released released) {
    return released.answers().stream().anyMatch(answer -> !answer.label().isEmpty());
  }

  /** Whom it hides. */
  private String unit() {
    return most.map(
            rows ->
                rows == 1
                    ? "one person, of whom 1 row counts at most,"
                    : "one person, of whom %s rows count at most,".formatted(rows))
        .orElse("one row");
  }

  /** Between which values the column's were taken to be. */
  private String clamped() {
    List<Double> bounds = statistic.bounds();
    return bounds.isEmpty()
        ? ""
        : " clamped to %s..%s".formatted(Numbers.real(bounds.get(0)), Numbers.real(bounds.get(1)));
  }

  private List<String> notes(Optional<String> left, boolean seeded) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "It costs `%s` eps=%s%s, for %s %s."
            .formatted(
                task.data(),
                Numbers.epsilon(statistic.eps()),
                expense.delta() > 0 || !expense.steps().isEmpty()
                    ? " at delta=" + Numbers.small(statistic.delta().orElse(0.0))
                    : "",
                unit(),
                statistic.neighbours() == Neighbours.PLACES
                    ? "changed: how many there are is public"
                    : "more or less"));
    if (statistic.neighbours() != Neighbours.PLACES) {
      notes.add(
          "The interval is about these rows%s, not about a population that they may stand for."
              .formatted(statistic.bounds().isEmpty() ? "" : " as clamped"));
    }
    if (seeded) {
      notes.add("That eps: " + Spent.SEEDED + ".");
    }
    left.ifPresent(notes::add);
    if (!loaded.data().digest().equals(loaded.source())) {
      notes.add("Which rows were kept by `rows` is taken to be public.");
    }
    return notes;
  }
}
