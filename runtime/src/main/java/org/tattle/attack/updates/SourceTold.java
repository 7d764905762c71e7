package org.tattle.attack.updates;

import java.util.List;
import java.util.Optional;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Result;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.component.Metric;
import org.tattle.measure.Estimate;
import org.tattle.measure.Intervals;
import org.tattle.run.MessageText;

/**
 * Of how many rows it was told which client has them.
 *
 * @param clients among whom
 * @param tried rows that one of them has
 * @param right of these, how many were told rightly
 * @param usual how many are by the number of rows of its class that each has
 * @param alone how many are rightly told and not so
 */
public record SourceTold(int clients, int tried, int right, int usual, int alone)
    implements Result {
  private static final Reading SOURCES = new Reading("sources", "sources told", true);

  @Override
  public Threat threat() {
    return Threat.SOURCE;
  }

  @Override
  public List<Leak> leaks() {
    return List.of(
        new Leak(
            SOURCES,
            sources(),
            baseline(),
            1,
            Tails.MORE,
            Optional.of(Leak.pairs(alone, usual - (right - alone))),
            MessageText.of(
                "Of %,d rows “%%s” told which of %,d clients has them for %,d; who counts rows of"
                    + " each class alone tells %,d.",
                tried, clients, right, usual)));
  }

  /** Held to guessing, as a control is. */
  Leak against() {
    return new Leak(
        SOURCES,
        Intervals.clopperPearson(right, tried, 0.99),
        Estimate.exact(1.0 / clients),
        1,
        Tails.MORE,
        "");
  }

  @Override
  public List<String> notes() {
    return List.of(
        MessageText.of(
            "%,d of %,d rows are told whose they are; guessing tells one in %,d, and whoever counts"
                + " rows of each class %,d",
            right, tried, clients, usual));
  }

  @Metric(
      doc = "share of rows of which it was told which client has them",
      share = true,
      headline = true)
  public Estimate sources() {
    return Estimate.proportion(right, tried);
  }

  @Metric(
      doc = "share of rows of which it is told by how many rows of their class each client has",
      share = true)
  public Estimate baseline() {
    return Estimate.proportion(usual, tried);
  }
}
