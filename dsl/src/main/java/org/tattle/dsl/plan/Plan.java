package org.tattle.dsl.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.TableView;
import org.tattle.run.Key;

/**
 * What a script will do. A run carries out its tasks; a reader is shown its steps, in which what a
 * script shows and asserts is left out, as it costs nothing.
 *
 * @param tasks what is done, in order
 * @param steps the same as a reader is shown it: models, and who needs them
 * @param remarks what was chosen where the script does not say, and what it rests on
 */
public record Plan(List<Planned> tasks, List<Step> steps, List<String> remarks) {
  private static final Duration QUICK = Duration.ofMillis(500);
  private static final int TEN = 10;

  public Plan {
    tasks = List.copyOf(tasks);
    steps = List.copyOf(steps);
    remarks = List.copyOf(remarks);
  }

  /** About how long it takes, as far as that is known. */
  public Duration time() {
    return steps.stream()
        .flatMap(step -> step.time().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** The models that would be trained, each once. */
  public Set<Key> trains() {
    Set<Key> trains = new LinkedHashSet<>();
    steps.forEach(step -> trains.addAll(step.trains()));
    return trains;
  }

  /** Whether it is known before what every task does. */
  public boolean known() {
    return tasks.stream().flatMap(Planned::all).allMatch(Planned::known);
  }

  /** The first task with which something is wrong. */
  public Optional<Planned> wrong() {
    return tasks.stream()
        .flatMap(Planned::all)
        .filter(task -> !task.known() && task.fault().isPresent())
        .findFirst();
  }

  /** The same, if nothing is wrong with it; else that is thrown. */
  public Plan sound() {
    Throwable fault = wrong().flatMap(Planned::fault).orElse(null);
    if (fault instanceof Error error) {
      throw error;
    }
    if (fault instanceof RuntimeException exception) {
      throw exception;
    }
    return this;
  }

  /** The table that {@code explain} shows. */
  public TableView view() {
    List<List<String>> rows = new ArrayList<>();
    for (Step step : steps) {
      rows.add(
          List.of(
              Integer.toString(rows.size() + 1),
              step.what(),
              step.kept(),
              step.work(),
              step.time().map(Plan::about).orElse("")));
    }
    return TableView.of(
        "",
        List.of("#", "step", "cached", "work", "time"),
        rows,
        Stream.concat(notes().stream(), remarks.stream()).toList());
  }

  private List<String> notes() {
    int count = trains().size() + steps.stream().mapToInt(Step::helpers).sum();
    if (count == 0 && known()) {
      return List.of("Nothing is to be trained" + (quick(time()) ? "." : "; " + total() + "."));
    }
    long bytes = steps.stream().mapToLong(Step::bytes).max().orElse(0);
    List<String> notes = new ArrayList<>();
    if (count > 0) {
      notes.add(
          "%s to train: %s, and up to %s of memory beside the data."
              .formatted(
                  count == 1 ? "1 model" : count + " models", total(), Numbers.bytes(bytes)));
    }
    return notes;
  }

  private String total() {
    return "about " + seconds(time()) + " on this machine";
  }

  private static boolean quick(Duration time) {
    return time.compareTo(QUICK) < 0;
  }

  private static String about(Duration time) {
    return quick(time) ? "< 1 s" : seconds(time);
  }

  /** In whole seconds: it is an estimate. */
  private static String seconds(Duration time) {
    long seconds = Math.max(1, Math.round(time.toMillis() / 1e3));
    return seconds < TEN ? seconds + " s" : Numbers.duration(Duration.ofSeconds(seconds));
  }
}
