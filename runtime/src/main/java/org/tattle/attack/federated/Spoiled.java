package org.tattle.attack.federated;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.tattle.attack.Exhibit;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Result;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.component.Metric;
import org.tattle.measure.Estimate;
import org.tattle.measure.Intervals;
import org.tattle.run.MessageText;
import org.tattle.subject.OverRounds;
import org.tattle.subject.Target;

/**
 * What bad clients did to a federation's model.
 *
 * @param clients how many were the attacker's
 * @param among of how many
 * @param tried rows that no client has
 * @param before of these, how many the model gets right without the attacker
 * @param after how many it gets right with him
 * @param spoiled how many it gets right without him alone
 * @param course how often it was right with him after each round, which takes a while to find
 */
public record Spoiled(
    int clients,
    int among,
    int tried,
    int before,
    int after,
    int spoiled,
    Supplier<Optional<OverRounds>> course)
    implements Result {
  static final Reading LOST = new Reading("lost", "lost", true);

  /** Two models asked about the same rows. */
  static Spoiled of(
      Target without, Target with, int clients, int among, Supplier<Optional<OverRounds>> course) {
    int before = 0;
    int after = 0;
    int lost = 0;
    int tried = 0;
    for (int i = 0; i < without.answers().size(); i++) {
      if (!without.member(i)) {
        tried++;
        boolean right = without.answers().correct(i);
        boolean still = with.answers().correct(i);
        before += right ? 1 : 0;
        after += still ? 1 : 0;
        lost += right && !still ? 1 : 0;
      }
    }
    return new Spoiled(clients, among, tried, before, after, lost, course);
  }

  /** The same with an interval that one in a hundred controls misses. */
  Leak surely() {
    return new Leak(LOST, lost(0.99), Estimate.exact(0), 1, Tails.MORE, "");
  }

  /** Two trainings differ in single rows as they please, so it counts what is left of both. */
  private Estimate lost(double level) {
    return Intervals.paired(spoiled, gained(), tried, level);
  }

  private int gained() {
    return after - (before - spoiled);
  }

  @Override
  public Threat threat() {
    return Threat.SABOTAGE;
  }

  @Override
  public List<Leak> leaks() {
    return List.of(
        new Leak(
            LOST,
            lost(),
            Estimate.exact(0),
            1,
            Tails.MORE,
            Optional.of(Leak.pairs(spoiled, gained())),
            String.format(
                Locale.ROOT,
                "With %,d of %,d clients “%%s” made the model wrong on %,d of %,d rows that it gets"
                    + " right without them, and right on %,d others.",
                clients,
                among,
                spoiled,
                tried,
                gained())));
  }

  @Override
  public List<Exhibit> exhibits() {
    return course.get().stream()
        .flatMap(it -> it.strands().stream())
        .<Exhibit>map(
            strand ->
                new Exhibit.Line(
                    "round",
                    "accuracy",
                    IntStream.of(strand.rounds()).asDoubleStream().toArray(),
                    strand.values(),
                    "The model with bad clients, on rows that no client has."))
        .toList();
  }

  @Override
  public List<String> notes() {
    return List.of(
        MessageText.of(
            "%,d of %,d clients are the attacker's; without them the model gets %,d of %,d rows"
                + " right, with them %,d.",
            clients, among, before, tried, after));
  }

  @Metric(
      doc = "share of non-members that the model classifies rightly, bad clients and all",
      share = true)
  public Estimate accuracy() {
    return Estimate.proportion(after, tried);
  }

  @Metric(
      doc =
          "share of non-members that it gets wrong and right without the bad clients, less the share"
              + " that it gets right with them alone",
      share = true,
      headline = true)
  public Estimate lost() {
    return lost(Estimate.LEVEL);
  }

  @Metric(doc = "share of non-members that it classifies rightly without bad clients", share = true)
  public Estimate baseline() {
    return Estimate.proportion(before, tried);
  }
}
