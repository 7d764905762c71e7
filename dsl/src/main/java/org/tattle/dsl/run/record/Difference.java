package org.tattle.dsl.run.record;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.tattle.dsl.run.record.RunRecord.Metric;
import org.tattle.measure.Caveat;

/**
 * Where two records of a script differ. What may differ, and by how much, the run that was just
 * done says, never the record: whoever writes a record could otherwise write down that nothing in
 * it has to agree.
 *
 * @param what differs
 * @param recorded how it was
 * @param now how it is; of what noise for privacy went into, nothing but that it differs: nobody
 *     paid for another answer
 */
public record Difference(String what, String recorded, String now) {

  /** How many half widths of its interval a number may move when its noise is drawn anew. */
  private static final double ANEW = 4;

  /** How many times as wide, or as narrow, an interval may be recorded as it is drawn anew. */
  private static final double WIDTH = 4;

  private static final String MISSING = "missing";
  private static final String HIDDEN = "differs";
  private static final String OTHER = "other text";

  /** That a text says something else than what ran. */
  public static Difference inText(String what) {
    return new Difference(what, "as it ran", OTHER);
  }

  /**
   * All differences. A number agrees if it, and both ends of its interval, are within the
   * tolerance; the very number has the same caveat. One that noise without a seed goes into is
   * drawn anew: it agrees if the recorded one lies within four half widths of the interval that was
   * drawn now, and has an interval of its own that is about as wide. Both say alike of themselves
   * that noise went in, and that they repeat. Two Laplace answers are farther apart than that once
   * in 23,000 times (their difference exceeds t scales with probability e^-t (1 + t/2), and four
   * half widths of 95 % are twelve scales), two Gaussian ones less often.
   *
   * @param tolerance largest difference that counts as none
   */
  public static List<Difference> between(RunRecord recorded, RunRecord now, double tolerance) {
    List<Difference> all = new ArrayList<>();
    compare("used script ", recorded.uses(), now.uses(), it -> OTHER, all);
    compare("setting ", recorded.settings(), now.settings(), it -> it, all);
    compare("data ", recorded.data(), now.data(), Difference::text, all);
    compare("target ", recorded.keys(), now.keys(), it -> it, all);
    for (String path : names(recorded.metrics(), now.metrics())) {
      Metric was = recorded.metrics().get(path);
      Metric is = now.metrics().get(path);
      if (was != null && is != null && !kind(was).equals(kind(is))) {
        all.add(new Difference(path, kind(was), kind(is)));
      } else if (was == null || is == null || !agree(was, is, tolerance)) {
        all.add(new Difference(path, text(was), is != null && is.noised() ? HIDDEN : text(is)));
      }
    }
    for (String path : names(recorded.leaks(), now.leaks())) {
      Double was = recorded.leaks().get(path);
      Double is = now.leaks().get(path);
      boolean anew = now.metrics().containsKey(path) && !now.metrics().get(path).repeatable();
      if (was == null || is == null || !anew && !within(was, is, tolerance)) {
        all.add(new Difference("guessing " + path, number(was), number(is)));
      }
    }
    for (int i = 0; i < Math.max(recorded.claims().size(), now.claims().size()); i++) {
      RunRecord.Claim was = i < recorded.claims().size() ? recorded.claims().get(i) : null;
      RunRecord.Claim is = i < now.claims().size() ? now.claims().get(i) : null;
      if (was == null || !was.equals(is)) {
        boolean asked = was == null || is == null || was.text().equals(is.text());
        all.add(
            asked
                ? new Difference("assert " + (was == null ? is : was).text(), held(was), held(is))
                : new Difference("assertion " + (i + 1), was.text(), is.text()));
      }
    }
    return all;
  }

  private static Set<String> names(Map<String, ?> recorded, Map<String, ?> now) {
    Set<String> names = new LinkedHashSet<>(recorded.keySet());
    names.addAll(now.keySet());
    return names;
  }

  private static <T> void compare(
      String kind,
      Map<String, T> recorded,
      Map<String, T> now,
      Function<T, String> text,
      List<Difference> all) {
    for (String name : names(recorded, now)) {
      T was = recorded.get(name);
      T is = now.get(name);
      if (was == null || is == null || !was.equals(is)) {
        all.add(
            new Difference(
                kind + name,
                was == null ? MISSING : text.apply(was),
                is == null ? MISSING : text.apply(is)));
      }
    }
  }

  private static boolean agree(Metric was, Metric now, double tolerance) {
    return within(was, now, 0)
        ? was.caveat().equals(now.caveat())
        : now.repeatable() ? within(was, now, tolerance) : alike(was, now);
  }

  private static boolean within(Metric was, Metric now, double tolerance) {
    return within(was.value(), now.value(), tolerance)
        && within(was.lower(), now.lower(), tolerance)
        && within(was.upper(), now.upper(), tolerance)
        && within(was.spread(), now.spread(), tolerance);
  }

  private static boolean within(double was, double now, double tolerance) {
    return Double.compare(was, now) == 0 || Math.abs(was - now) <= tolerance;
  }

  /** Whether a recorded number can be another draw of what was drawn now. */
  private static boolean alike(Metric was, Metric now) {
    return was.lower() <= was.value()
        && was.value() <= was.upper()
        && alikeWide(was, now)
        && about(was.spread(), now.spread())
        && within(was.value(), now.value(), ANEW * now.spread())
        && (was.caveat().equals(now.caveat()) || byLot(was) && byLot(now));
  }

  /** A bound, which has one end, stays one. */
  private static boolean alikeWide(Metric was, Metric now) {
    double width = now.upper() - now.lower();
    return Double.isInfinite(width)
        ? was.value() - was.lower() == now.value() - now.lower()
            && was.upper() - was.value() == now.upper() - now.value()
        : about(was.upper() - was.lower(), width);
  }

  /** Widths of intervals differ from draw to draw, since rates do. */
  private static boolean about(double was, double now) {
    return was == now || was <= WIDTH * now && now <= WIDTH * was;
  }

  /** Whether another draw may have no caveat, or the one that the ranks have. */
  private static boolean byLot(Metric metric) {
    return metric.caveat().isEmpty() || metric.caveat().equals(Caveat.backwards().words());
  }

  private static String number(Double value) {
    return value == null ? MISSING : value.toString();
  }

  private static String text(Metric metric) {
    if (metric == null) {
      return MISSING;
    }
    boolean exact = metric.lower() == metric.value() && metric.upper() == metric.value();
    String number =
        exact
            ? Double.toString(metric.value())
            : "%s [%s, %s]".formatted(metric.value(), metric.lower(), metric.upper());
    return metric.caveat().isEmpty() ? number : number + ", " + metric.caveat();
  }

  /** What a number says of itself besides. */
  private static String kind(Metric metric) {
    return "%s, %s"
        .formatted(
            metric.noised() ? "with noise" : "without noise",
            metric.repeatable() ? "repeats" : "drawn anew");
  }

  private static String text(RunRecord.Data data) {
    return "members %s, others %s, digest %s"
        .formatted(data.members(), data.nonmembers(), data.digest());
  }

  private static String held(RunRecord.Claim claim) {
    return claim == null ? MISSING : claim.held() ? "held" : "failed";
  }
}
