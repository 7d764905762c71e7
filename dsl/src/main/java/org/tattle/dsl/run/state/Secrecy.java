package org.tattle.dsl.run.state;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tattle.component.Schema;
import org.tattle.data.DataSource;
import org.tattle.data.Dataset;
import org.tattle.dsl.check.task.Audience;
import org.tattle.dsl.check.task.LetTask;
import org.tattle.dsl.check.type.Typed;
import org.tattle.dsl.plan.Loaded;
import org.tattle.dsl.run.lineage.Lineage;
import org.tattle.dsl.run.value.Compared;
import org.tattle.dsl.run.value.Published;
import org.tattle.dsl.run.value.SweepTable;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.subject.Subject;

/**
 * Which values tell more of private rows than a budget paid for, and so are for the curator alone.
 * Rows are private unless anybody can have them: they come with the program, or are fetched from
 * their home in the world. Those on which a budget was set, or for which something was charged, are
 * private wherever they come from.
 *
 * <p>What is not known to be paid for is taken not to be.
 */
public final class Secrecy {
  private final Budgets purse;
  private final Lineage lineage;

  /** The tables that anybody can have. */
  private final Set<String> open = new HashSet<>();

  public Secrecy(Budgets purse, Lineage lineage) {
    this.purse = purse;
    this.lineage = lineage;
  }

  /** Notes where rows came from: those of a file that a script names are its user's own. */
  public void loaded(DataSource source, Dataset data) {
    Record component = (Record) source;
    Schema schema = Schema.of(component.getClass());
    boolean own =
        schema.values(component).entrySet().stream()
            .filter(it -> schema.parameter(it.getKey()).orElseThrow().limits().file())
            .anyMatch(it -> !it.getValue().equals(Optional.empty()));
    if (!own) {
      open.add(data.likeness().exact());
    }
  }

  /** Whether rows are private. */
  boolean of(Dataset data) {
    return !open.contains(data.likeness().exact()) || purse.concerns(data.likeness());
  }

  /** Whether a subject tells of private rows. What was recorded elsewhere comes from a file. */
  boolean of(Subject subject) {
    return subject.recorded().isPresent() || of(subject.data());
  }

  /** Who may see what an expression comes to. */
  public Audience audience(Typed typed, Map<String, Object> values) {
    return audience(List.of(typed), values);
  }

  /** Who may see what some expressions come to. */
  public Audience audience(Iterable<Typed> all, Map<String, Object> values) {
    for (Typed typed : all) {
      if (of(typed, values)) {
        return Audience.CURATOR;
      }
    }
    return Audience.OTHERS;
  }

  /** Who may see what follows from values of these names. */
  public Audience named(Iterable<String> names, Map<String, Object> values) {
    for (String name : names) {
      if (of(name, values)) {
        return Audience.CURATOR;
      }
    }
    return Audience.OTHERS;
  }

  private boolean of(Typed typed, Map<String, Object> values) {
    if (typed instanceof Typed.Reading reading && reading.measure().about().paid()) {
      return false;
    }
    if (typed instanceof Typed.Column column
        && column.of() instanceof Typed.Reading reading
        && reading.measure().about().paid()) {
      return false;
    }
    return typed.own().stream().anyMatch(name -> of(name, values))
        || typed.parts().stream().anyMatch(part -> of(part, values));
  }

  private boolean of(String name, Map<String, Object> values) {
    Object value = values.get(name);
    if (value == null && name.contains(".")) {
      return of(name.substring(0, name.lastIndexOf('.')), values);
    }
    return tells(value).orElseGet(() -> number(name, values));
  }

  /** Whether a value tells of private rows, if that is to be seen of it. */
  private Optional<Boolean> tells(Object value) {
    if (value instanceof Loaded loaded) {
      return Optional.of(of(loaded.data()));
    }
    if (value instanceof Attacked attacked) {
      return Optional.of(of(attacked.subject()));
    }
    if (value instanceof Published published) {
      return Optional.of(!published.released().truth().isEmpty());
    }
    if (value instanceof Compared compared) {
      return Optional.of(compared.audience() == Audience.CURATOR);
    }
    if (value instanceof SweepTable grid) {
      return grid.rows().stream()
          .flatMap(row -> row.values().values().stream())
          .flatMap(it -> tells(it).stream())
          .filter(it -> it)
          .findFirst();
    }
    return Optional.empty();
  }

  /** A number tells what it was made from does; one that nobody can follow, what any data do. */
  private boolean number(String name, Map<String, Object> values) {
    Optional<Lineage.Made> made = lineage.of(name);
    boolean followed =
        made.isPresent()
            && made.get().uses().entrySet().stream()
                .allMatch(
                    use -> lineage.of(use.getKey()).filter(use.getValue()::equals).isPresent());
    if (!followed) {
      return any(values);
    }
    return made.get().step().task() instanceof LetTask let
        ? of(let.value(), values)
        : made.get().uses().keySet().stream().anyMatch(use -> of(use, values));
  }

  /** Whether any rows are private of which something is known. */
  public boolean any(Map<String, Object> values) {
    return values.values().stream().anyMatch(it -> tells(it).orElse(false));
  }
}
