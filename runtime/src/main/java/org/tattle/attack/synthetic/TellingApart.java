package org.tattle.attack.synthetic;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Result;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.component.Metric;
import org.tattle.measure.Estimate;
import org.tattle.run.MessageText;

/**
 * How surely rows made up of two neighbouring tables are told apart.
 *
 * @param bound the lower bound on ε, in nats
 * @param most the largest bound that so many trials can show
 * @param promised ε that is promised, if any is
 * @param at the δ that the bound is for
 * @param trials how many of each table were called
 * @param confidence the chance that the bound is none, from 1
 */
public record TellingApart(
    double bound, double most, Optional<Double> promised, double at, int trials, double confidence)
    implements Result {
  static final Reading READING = new Reading("eps_lower", "ε at least", false);

  @Override
  public Threat threat() {
    return Threat.NEIGHBOURS;
  }

  Leak leak() {
    return new Leak(
        READING,
        epsLower(),
        Estimate.exact(promised.orElse(0.0)),
        Double.POSITIVE_INFINITY,
        Tails.MORE,
        String.format(
            Locale.ROOT,
            "Of %,d tables made up with one person and %,d without, “%%s” called so many rightly"
                + " that ε is at least %.2f%s.",
            trials,
            trials,
            bound,
            promised
                .map(it -> String.format(Locale.ROOT, ", where %.2f is promised", it))
                .orElse("")));
  }

  @Override
  public List<Leak> leaks() {
    return List.of(leak());
  }

  @Override
  public boolean drawsInSecret() {
    return true;
  }

  @Override
  public List<String> notes() {
    return List.of(
        MessageText.of(
            "with %,d trials of each table no more than ε %.2f could have been seen; it looks at one"
                + " person, the least like others, and at no attack but its own.",
            trials, most));
  }

  @Metric(doc = "lower bound on the epsilon of making rows up, in nats", headline = true)
  public Estimate epsLower() {
    return new Estimate(
        bound, bound, Double.POSITIVE_INFINITY, confidence, "Clopper–Pearson, one-sided");
  }

  @Metric(doc = "epsilon that is promised; none if nothing is")
  public Optional<Estimate> claimed() {
    return promised.map(Estimate::exact);
  }

  @Metric(doc = "the largest bound that so many trials could have shown")
  public Estimate couldHaveSeen() {
    return Estimate.exact(most);
  }

  @Metric(doc = "tables of each kind that were called")
  public Estimate trialsCalled() {
    return Estimate.exact(trials);
  }
}
