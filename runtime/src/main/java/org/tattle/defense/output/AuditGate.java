package org.tattle.defense.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.defense.Gate;
import org.tattle.defense.Honest;
import org.tattle.defense.Query;
import org.tattle.measure.Estimate;
import org.tattle.run.MessageText;
import org.tattle.run.Randomness;

/**
 * One visitor's queries, held to honest ones. Bounds are order statistics of as many windows of
 * honest queries as there are: with m of them and k = floor((m + 1) a), the k-th most extreme is
 * exceeded by another honest window with a chance of {@code k / (m + 1)}, a at most (Vovk,
 * Gammerman and Shafer 2005); each of the two signs has half of what is allowed.
 */
final class AuditGate implements Gate {
  private static final int WINDOWS = 100;

  /** Of honest queries, this share is nearer to another than what counts as nearly the same. */
  private static final double ALIKE = 0.05;

  private final AuditQueries audit;
  private final Honest honest;
  private final List<Query> window = new ArrayList<>();
  private Bounds bounds;
  private long asked;
  private long windows;
  private long raised;
  private long first;

  AuditGate(AuditQueries audit, Honest honest) {
    this.audit = audit;
    this.honest = honest;
  }

  @Override
  public boolean admits(Query query) {
    if (first > 0 && audit.alarm() == AuditQueries.Alarm.REFUSE) {
      return false;
    }
    asked++;
    window.add(query);
    if (window.size() == audit.window()) {
      windows++;
      if (bounds().exceeded(QuerySigns.of(window))) {
        raised++;
        first = first == 0 ? asked : first;
      }
      window.clear();
    }
    return true;
  }

  @Override
  public long alarmed() {
    return first;
  }

  @Override
  public List<String> noticed() {
    if (windows == 0) {
      return List.of(
          MessageText.of(
              "it looks at %,d queries together, and was asked %,d.", audit.window(), asked));
    }
    Estimate wrong = bounds().tried();
    return List.of(
        MessageText.of(
            "%,d of %,d windows of %,d queries raise an alarm; of windows of honest queries about"
                + " rows never trained on %.0f%% [%.0f%%, %.0f%%] do.",
            raised,
            windows,
            audit.window(),
            100 * wrong.value(),
            100 * wrong.lower(),
            100 * wrong.upper()));
  }

  private Bounds bounds() {
    if (bounds == null) {
      bounds = new Bounds(audit, honest);
    }
    return bounds;
  }

  /** What windows of honest queries look like. */
  private static final class Bounds {
    private final AuditQueries audit;
    private final Honest honest;
    private final double radius;
    private final double normal;
    private final double alike;

    Bounds(AuditQueries audit, Honest honest) {
      this.audit = audit;
      this.honest = honest;
      List<QuerySigns> usual = windows(honest.known().get(), honest.random().split("known"));
      double[] near =
          usual.stream().flatMapToDouble(it -> Arrays.stream(it.nearest())).sorted().toArray();
      radius = near[(int) (ALIKE * near.length)];
      int k = (int) Math.floor((usual.size() + 1) * audit.falseAlarms() / 2);
      double[] normals = usual.stream().mapToDouble(QuerySigns::normal).sorted().toArray();
      double[] shares = usual.stream().mapToDouble(it -> it.alike(radius)).sorted().toArray();
      normal = k > 0 ? normals[k - 1] : Double.NEGATIVE_INFINITY;
      alike = k > 0 ? shares[shares.length - k] : Double.POSITIVE_INFINITY;
    }

    boolean exceeded(QuerySigns signs) {
      return signs.normal() < normal || signs.alike(radius) > alike;
    }

    /** How often a window of other honest queries raises an alarm. */
    Estimate tried() {
      List<QuerySigns> other = windows(honest.fresh().get(), honest.random().split("fresh"));
      return Estimate.proportion((int) other.stream().filter(this::exceeded).count(), other.size());
    }

    private List<QuerySigns> windows(List<Query> queries, Randomness random) {
      return Stream.generate(() -> drawn(queries, random))
          .limit(WINDOWS)
          .map(QuerySigns::of)
          .toList();
    }

    /** Queries at random, none of them twice as long as there are others. */
    private List<Query> drawn(List<Query> queries, UniformRandomProvider random) {
      int[] order = IntStream.range(0, queries.size()).toArray();
      List<Query> drawn = new ArrayList<>();
      for (int i = 0; i < audit.window(); i++) {
        int at = i % order.length;
        int other = at + random.nextInt(order.length - at);
        int which = order[other];
        order[other] = order[at];
        order[at] = which;
        drawn.add(queries.get(which));
      }
      return drawn;
    }
  }
}
