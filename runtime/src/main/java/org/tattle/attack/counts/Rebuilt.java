package org.tattle.attack.counts;

import java.util.List;
import java.util.Locale;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Result;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.component.Metric;
import org.tattle.measure.Estimate;
import org.tattle.run.MessageText;

/**
 * How far people's rows were rebuilt from counts.
 *
 * @param people how many were counted
 * @param matched of how many the row was rebuilt, one for one
 * @param others how many were not counted
 * @param ofOthers how many of these have a row that was rebuilt, one for one
 * @param byOne of how many people who were counted it is, by counts by single columns alone
 * @param certain how many rows are there for certain
 * @param hidden how many counts were not told
 * @param known how many of these are known all the same
 */
public record Rebuilt(
    int people,
    int matched,
    int others,
    int ofOthers,
    int byOne,
    int certain,
    int hidden,
    int known)
    implements Result {
  static final Reading REBUILT = new Reading("rebuilt", "rows rebuilt", true);

  @Override
  public Threat threat() {
    return Threat.REBUILDING;
  }

  @Override
  public List<Leak> leaks() {
    return List.of(
        new Leak(
            REBUILT,
            rebuilt(),
            weaker(),
            1,
            Tails.MORE,
            String.format(
                Locale.ROOT,
                "“%%s” rebuilds the rows of %,d of %,d people who were counted; as many rows fit"
                    + " %,d of %,d people who were not.",
                matched,
                people,
                ofOthers,
                others)));
  }

  /** What is explained without counts by several columns: the larger of two. */
  private Estimate weaker() {
    return baseline().value() > bySingleColumns().value() ? baseline() : bySingleColumns();
  }

  @Override
  public List<String> notes() {
    return List.of(
        MessageText.of(
            "%,d of %,d rows are there for certain; of %,d counts that are not told, %,d are known"
                + " all the same; counts by single columns alone rebuild the rows of %,d people.",
            certain, people, hidden, known, byOne));
  }

  @Metric(
      doc = "share of people who were counted whose row is rebuilt, one for one",
      share = true,
      headline = true)
  public Estimate rebuilt() {
    return Estimate.proportion(matched, Math.max(1, people));
  }

  @Metric(doc = "share of people who were not counted whom these rows fit as well", share = true)
  public Estimate baseline() {
    return Estimate.proportion(ofOthers, Math.max(1, others));
  }

  @Metric(doc = "the same as `rebuilt`, by counts by single columns alone", share = true)
  public Estimate bySingleColumns() {
    return Estimate.proportion(byOne, Math.max(1, people));
  }

  @Metric(doc = "share of people whose row is there for certain", share = true)
  public Estimate certainly() {
    return Estimate.exact((double) certain / Math.max(1, people));
  }

  @Metric(doc = "share of the counts that are not told, and known all the same", share = true)
  public Estimate uncovered() {
    return Estimate.exact(hidden == 0 ? 0 : (double) known / hidden);
  }
}
