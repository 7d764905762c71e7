package org.tattle.dsl.cli.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tattle.dsl.show.Numbers;
import org.tattle.run.Progress;

/**
 * How far a piece of work is, in a line: what, a bar, the share done, the figures so far and the
 * time left, as what is left takes as long as what is done.
 */
final class Tempo {
  private static final int BAR = 20;
  private static final int PERCENT = 100;
  private static final int TEN = 10;

  /** What must have been seen of a piece of work before its end is guessed. */
  private static final long SEEN_NANOS = 1_000_000_000;

  private String work = "";
  private long total;
  private long first;
  private long start;
  private Progress last;
  private long now;

  /** Takes note of progress at a time, in nanoseconds. */
  void note(Progress progress, long nanos) {
    boolean other = !progress.work().equals(work) || progress.total() != total;
    if (last == null || other || progress.done() < last.done()) {
      work = progress.work();
      total = progress.total();
      first = progress.done();
      start = nanos;
    }
    last = progress;
    now = nanos;
  }

  /** For a terminal of so many columns. */
  String bar(int columns) {
    int full = total == 0 ? 0 : (int) Math.min(BAR, BAR * last.done() / total);
    String bar = "━".repeat(full) + "─".repeat(BAR - full);
    String line = "%s %s %s".formatted(what(), bar, String.join("  ", facts()));
    return line.length() < columns ? line : line.substring(0, columns - 1);
  }

  /** For where a line stays. */
  String line() {
    return what() + ": " + String.join(", ", facts());
  }

  private String what() {
    return last.part().isEmpty() ? work : last.part();
  }

  private List<String> facts() {
    List<String> facts = new ArrayList<>();
    facts.add((total == 0 ? 0 : PERCENT * last.done() / total) + "%");
    last.figures().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> String.format(Locale.ROOT, "%s %.3g", e.getKey(), e.getValue()))
        .forEach(facts::add);
    long done = last.done() - first;
    if (done > 0 && now - start >= SEEN_NANOS) {
      double left = (double) (now - start) / done * (total - last.done());
      long seconds = Math.round(left / 1e9);
      facts.add(
          (seconds < TEN ? seconds + " s" : Numbers.duration(Duration.ofSeconds(seconds)))
              + " left");
    }
    return facts;
  }
}
