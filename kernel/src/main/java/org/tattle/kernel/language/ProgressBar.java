package org.tattle.kernel.language;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tattle.dsl.show.Numbers;
import org.tattle.run.Progress;

/**
 * Shows how far long work is: a bar, the rate, the time left and the figures so far. One bar per
 * piece of work, replaced in place at most ten times a second; work that takes less than half a
 * second shows none, and a bar whose work is done gives way to nothing, as nobody reads it in a
 * notebook that is kept. Work that begins again has a new bar if something else was shown since.
 * HTML that survives a notebook's sanitiser, and plain text.
 */
public final class ProgressBar {
  private static final long PATIENCE = 500_000_000L;
  private static final long PERIOD = 100_000_000L;
  private static final double MEGABYTE = 1e6;
  private static final Bundle NOTHING = new Bundle(Map.of());

  private final Output output;
  private final Map<String, Bar> bars = new LinkedHashMap<>();

  public ProgressBar(Output output) {
    this.output = output;
  }

  public synchronized void show(Progress progress) {
    Bar bar = bars.get(progress.work());
    for (Bar other : bars.values()) {
      if (other != bar) {
        other.finish(false);
      }
    }
    if (bar != null && bar.startsAnew(progress) && bar.isBehind()) {
      bar.finish(false);
      bar = null;
    }
    if (bar == null) {
      bar = new Bar(System.nanoTime());
      bars.put(progress.work(), bar);
    }
    bar.show(progress);
  }

  public synchronized void finish(boolean interrupted) {
    bars.values().forEach(bar -> bar.finish(interrupted));
  }

  private final class Bar {
    private final String id = "tattle-" + UUID.randomUUID();
    private final long begin;
    private final long written = output.written();
    private long start;
    private Progress last;
    private long heard;
    private long shown;
    private boolean moving;

    Bar(long begin) {
      this.begin = begin;
      this.start = begin;
    }

    boolean startsAnew(Progress progress) {
      return last != null && (progress.done() < last.done() || progress.total() != last.total());
    }

    /** Whether something else was shown since it was. */
    boolean isBehind() {
      return output.written() != written;
    }

    void show(Progress progress) {
      long now = System.nanoTime();
      if (startsAnew(progress)) {
        start = now;
      }
      last = progress;
      heard = now;
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
      moving = true;
    }

    /**
     * Takes away what is done, also if nobody reported its last step; where work was interrupted,
     * its state stays.
     */
    void finish(boolean interrupted) {
      if (moving) {
        moving = false;
        boolean stays = interrupted && last.done() < last.total();
        String took = duration((heard - begin) / 1e9);
        output.update(
            stays ? bundle(steps() + ", " + took + ", interrupted" + figures(), false) : NOTHING,
            id);
      }
    }

    private String running(long now) {
      double seconds = (now - start) / 1e9;
      if (last.done() == 0 || last.done() >= last.total()) {
        return steps() + figures();
      }
      double rate = last.done() / seconds;
      double left = (last.total() - last.done()) / rate;
      return "%s, %s/s, %s left%s".formatted(steps(), rate(rate), duration(left), figures());
    }

    private String steps() {
      String what = last.part().isEmpty() ? last.work() : last.part();
      String total = last.total() == 0 ? "" : " of " + amount(last.total());
      return what + ": " + amount(last.done()) + total + " " + (bytes() ? "MB" : last.unit());
    }

    private String amount(long amount) {
      return bytes()
          ? String.format(Locale.ROOT, "%.1f", amount / MEGABYTE)
          : Numbers.count(amount);
    }

    private String rate(double rate) {
      return bytes()
          ? String.format(Locale.ROOT, "%.1f MB", rate / MEGABYTE)
          : String.format(Locale.ROOT, rate < 100 ? "%.3g" : "%,.0f", rate);
    }

    private boolean bytes() {
      return last.unit().equals("bytes");
    }

    private String figures() {
      return last.figures().isEmpty()
          ? ""
          : last.figures().entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(e -> String.format(Locale.ROOT, "%s %.3g", e.getKey(), e.getValue()))
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
    return Numbers.duration(Duration.ofMillis(Math.round(seconds * 1e3)));
  }
}
