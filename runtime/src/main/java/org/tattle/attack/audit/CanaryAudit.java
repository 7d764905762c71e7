package org.tattle.attack.audit;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.tattle.attack.Exhibit;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Result;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.component.Metric;
import org.tattle.measure.Estimate;
import org.tattle.measure.Roc;

/**
 * What canaries told of a training.
 *
 * @param planted how many canaries there were
 * @param dared how many of them were called in or out
 * @param right how many of these calls were right
 * @param bound the lower bound on epsilon, in nats
 * @param confidence the chance that the bound is none, from 1
 * @param at the delta that the bound is for
 * @param roc how well all canaries are told apart
 * @param notes what the reader should know
 */
public record CanaryAudit(
    int planted,
    int dared,
    int right,
    double bound,
    double confidence,
    double at,
    Roc roc,
    List<String> notes)
    implements Result {
  /** Standard deviations of a normal variable that hold it 19 times in 20. */
  private static final double TWO_SIDED_95 = 1.96;

  static final Reading AUC = new Reading("auc", "AUC", false);

  public CanaryAudit {
    notes = List.copyOf(notes);
  }

  @Override
  public Threat threat() {
    return Threat.MEMORISATION;
  }

  @Override
  public List<Leak> leaks() {
    return List.of(
        new Leak(
            new Reading("eps_lower", "ε at least", false),
            epsLower(),
            Estimate.exact(0),
            Double.POSITIVE_INFINITY,
            Tails.MORE,
            String.format(
                Locale.ROOT,
                "Of %,d rows that “%%s” made up and planted or left out by lot, it said of %,d"
                    + " whether they were in, and was right of %,d; guessing is right of half.",
                planted,
                dared,
                right)));
  }

  @Override
  public boolean drawsInSecret() {
    return true;
  }

  /**
   * The bound moves as the log-odds of a right call: these have the variance 1/right + 1/wrong, and
   * half a call more on either side keeps it finite.
   */
  @Override
  public OptionalDouble spread(String metric) {
    double variance = 1 / (right + 0.5) + 1 / (dared - right + 0.5);
    return metric.equals("eps_lower")
        ? OptionalDouble.of(TWO_SIDED_95 * Math.sqrt(variance))
        : OptionalDouble.empty();
  }

  @Override
  public List<Exhibit> exhibits() {
    return List.of(Exhibit.Curve.of(roc));
  }

  @Metric(doc = "lower bound on the epsilon that the training spends, in nats", headline = true)
  public Estimate epsLower() {
    return new Estimate(
        bound, bound, Double.POSITIVE_INFINITY, confidence, "one-run audit, one-sided");
  }

  @Metric(doc = "share of the canaries called in or out that was called rightly", share = true)
  public Estimate accuracy() {
    return Estimate.proportion(right, dared);
  }

  @Metric(doc = "canaries that were called in or out")
  public Estimate guesses() {
    return Estimate.exact(dared);
  }

  @Metric(doc = "canaries that were planted")
  public Estimate canaries() {
    return Estimate.exact(planted);
  }

  @Metric(doc = "area under the ROC curve of all canaries, trained on or not", max = 1)
  public Estimate auc() {
    return roc.auc();
  }
}
