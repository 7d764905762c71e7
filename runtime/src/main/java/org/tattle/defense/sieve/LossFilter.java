package org.tattle.defense.sieve;

import java.util.Arrays;
import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.run.Control;

/**
 * Leaves out rows that a model finds unlikely although it learned from them: wrong labels are
 * learned last (Arpit et al. 2017, section 4; Han et al. 2018). Unlikely is what the model gives
 * less than somebody would who guesses, one of the number of classes, so that a loss of more than
 * its logarithm is the limit. A mark that works is learned first, and so is not found.
 */
@Component(
    name = "loss_filter",
    doc = "Leaves out rows whose labels a model that learned from them finds unlikely.",
    paper = "Arpit et al. 2017, A Closer Look at Memorization in Deep Networks",
    example = "defend loss_filter")
public record LossFilter(
    @Param(doc = "loss above which rows are left out, in nats; else that of guessing", min = 0)
        Optional<Double> limit)
    implements Sieve {
  public LossFilter() {
    this(Optional.empty());
  }

  @Override
  public String measure() {
    return "loss of a model that learned from it, in nats";
  }

  @Override
  public Suspicion look(Suspects suspects, Control control) {
    LogitMatrix said = suspects.answers("loss_filter", control);
    double[] scores = new double[suspects.count()];
    Arrays.setAll(scores, i -> said.loss(i, suspects.label(i)));
    double[] limits = new double[suspects.count()];
    Arrays.fill(limits, limit.orElse(Math.log(suspects.classes())));
    return new Suspicion(scores, limits);
  }
}
