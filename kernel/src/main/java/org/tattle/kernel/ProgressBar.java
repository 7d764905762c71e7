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
    private final long start;
    private final String id = "tattle-" + UUID.randomUUID();
    private Progress last;
    private long shown;

    Bar(long start) {
      this.start = start;
    }

    void show(Progress progress) {
      last = progress;
      long now = System.nanoTime();
      if (shown == 0 ? now - start < PATIENCE : now - shown < PERIOD) {
        return;
      }
      Bundle bundle = bundle(text(now, ""), true);
      if (shown == 0) {
        output.display(bundle, id);
      } else {
        output.update(bundle, id);
      }
      shown = now;
    }

    void finish(boolean interrupted) {
      if (shown != 0) {
        String end = interrupted && last.done() < last.total() ? ", interrupted" : "";
        output.update(bundle(text(System.nanoTime(), end), false), id);
      }
    }

    private String text(long now, String end) {
      double seconds = (now - start) / 1e9;
      StringBuilder text = new StringBuilder(last.work());
      text.append(' ').append(last.done()).append(" of ").append(last.total());
      if (last.done() >= last.total() || !end.isEmpty()) {
        text.append(", ").append(duration(seconds)).append(end);
      } else if (last.done() > 0) {
        double left = seconds * (last.total() - last.done()) / last.done();
        text.append(String.format(Locale.ROOT, ", %.3g/s, ", last.done() / seconds))
            .append(duration(left))
            .append(" left");
      }
      if (!last.figures().isEmpty()) {
        text.append(
            last.figures().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> String.format(Locale.ROOT, "%s %.4g", e.getKey(), e.getValue()))
                .collect(Collectors.joining(", ", "; ", "")));
      }
      return text.toString();
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
