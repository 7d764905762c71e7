package org.tattle.dsl.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.TableView;
import org.tattle.run.Key;

/**
 * What a script would do, step by step. What it shows and asserts costs nothing and is left out.
 *
 * @param known whether the time of everything is known
 * @param remarks what was chosen where the script does not say, and what it rests on
 */
public record Plan(List<Step> steps, boolean known, List<String> remarks) {
  private static final Duration QUICK = Duration.ofMillis(500);
  private static final int TEN = 10;

  public Plan {
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
    if (count == 0 && known) {
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
    if (!known) {
      notes.add("What depends on data that are not here yet is not counted.");
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
