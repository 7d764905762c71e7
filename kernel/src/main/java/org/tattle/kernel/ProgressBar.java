package org.tattle.kernel;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tattle.run.Progress;

/**
 * Shows how far long work is: a bar, the rate, the time left and the figures so far. One bar per
 * piece of work, replaced in place at most ten times a second; work that takes less than half a
 * second shows none. HTML that survives a notebook's sanitiser, and plain text.
 */
final class ProgressBar {
  private static final long PATIENCE = 500_000_000L;
  private static final long PERIOD = 100_000_000L;

  private final Output output;
  private final Map<String, Bar> bars = new LinkedHashMap<>();

  ProgressBar(Output output) {
    this.output = output;
  }

  synchronized void show(Progress progress) {
    bars.computeIfAbsent(progress.work(), work -> new Bar(System.nanoTime())).show(progress);
  }

  synchronized void finish(boolean interrupted) {
    bars.values().forEach(bar -> bar.finish(interrupted));
  }

  private final class Bar {
    private long start;
    private final String id = "tattle-" + UUID.randomUUID();
    private Progress last;
    private long shown;

    Bar(long start) {
      this.start = start;
    }

    void show(Progress progress) {
      long now = System.nanoTime();
      if (last != null && (progress.done() < last.done() || progress.total() != last.total())) {
        start = now;
      }
      last = progress;
      if (shown == 0 ? now - start < PATIENCE : now - shown < PERIOD) {
        return;
      }
      Bundle bundle = bundle(running(now), true);
      if (shown == 0) {
        output.display(bundle, id);
      } else {
        output.update(bundle, id);
      }
      shown = now;
    }

    /** What was not interrupted is done, also if nobody reported its last step. */
    void finish(boolean interrupted) {
      if (shown != 0) {
        String took = ", " + duration((System.nanoTime() - start) / 1e9);
        String state =
            interrupted && last.done() < last.total()
                ? steps() + took + ", interrupted"
                : " " + last.total() + " of " + last.total() + took;
        output.update(bundle(last.work() + state + figures(), false), id);
      }
    }

    private String running(long now) {
      double seconds = (now - start) / 1e9;
      if (last.done() == 0 || last.done() >= last.total()) {
        return last.work() + steps() + figures();
      }
      double left = seconds * (last.total() - last.done()) / last.done();
      return last.work()
          + steps()
          + String.format(Locale.ROOT, ", %.3g/s, ", last.done() / seconds)
          + duration(left)
          + " left"
          + figures();
    }

    private String steps() {
      return " " + last.done() + " of " + last.total();
    }

    private String figures() {
      return last.figures().isEmpty()
          ? ""
          : last.figures().entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(e -> String.format(Locale.ROOT, "%s %.4g", e.getKey(), e.getValue()))
              .collect(Collectors.joining(", ", "; ", ""));
    }

    private Bundle bundle(String text, boolean moving) {
      String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
      String bar =
          moving
              ? "<progress value=\""
                  + last.done()
                  + "\" max=\""
                  + Math.max(1, last.total())
                  + "\"></progress> "
              : "";
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("text/html", "<div>" + bar + escaped + "</div>");
      data.put("text/plain", text);
      return new Bundle(data);
    }
  }

  private static String duration(double seconds) {
    long whole = Math.round(seconds);
    return whole < 100
        ? String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds)
        : String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
  }
}
