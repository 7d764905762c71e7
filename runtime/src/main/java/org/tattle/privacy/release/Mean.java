package org.tattle.privacy.release;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.privacy.Expense;
import org.tattle.privacy.Guarantee;
import org.tattle.run.Randomness;

/**
 * The mean of a column, as a noisy sum over a noisy count (Li et al. 2016, section 2.3): values are
 * measured from the middle of the bounds, so that a row moves the sum by half their width only.
 * Each gets half of the budget. The interval is what the two intervals, each missed half as often,
 * leave possible.
 */
@Component(
    name = "mean",
    doc = "Releases the mean of a column with noise.",
    paper = "Li et al. 2016, Differential Privacy: From Theory to Practice",
    example = "release mean(age) on patients with eps=0.5 bounds=[0, 110]")
public record Mean(
    @Param(
            doc = "privacy budget epsilon, in nats",
            min = 0,
            above = true,
            max = 1000,
            required = true)
        double eps,
    @Param(
            doc = "chance that the guarantee fails; none if not given",
            min = 0,
            above = true,
            max = 0.5)
        Optional<Double> delta,
    @Param(doc = "lowest and highest value to count with, from public knowledge", required = true)
        List<Double> bounds,
    @Param(doc = "which noise numbers get") Noise mechanism,
    @Param(doc = "how sure the interval is", min = 0.5, max = 0.9999, share = true) double level)
    implements Statistic {
  public Mean() {
    this(1, Optional.empty(), List.of(), Noise.BEST, 0.95);
  }

  @Override
  public List<Answer> reveal(double[] rows) {
    return Statistic.truth(
        Arrays.stream(rows).map(Bounds.of(bounds)::clamp).average().orElse(Double.NaN));
  }

  @Override
  public Expense expense(Guarantee price) {
    return sum(price).expense().plus(count(price).expense());
  }

  @Override
  public List<Answer> ask(double[] rows, Guarantee price, Randomness random) {
    Bounds within = Bounds.of(bounds);
    double middle = within.middle();
    double half = within.width() / 2;
    DoubleStream offsets = Arrays.stream(rows).map(x -> within.clamp(x) - middle);
    double sum = sum(price).release(Bounds.sum(offsets, half), random);
    double count = count(price).release(rows.length, random);
    double miss = (1 - level) / 2;
    Interval mean =
        Interval.around(sum, sum(price).margin(miss))
            .over(Interval.around(count, count(price).margin(miss)), half);
    double value = within.clamp(middle + sum / Math.max(1, count));
    return List.of(
        new Answer(
            value,
            within.clamp(Math.min(value, middle + mean.lower())),
            within.clamp(Math.max(value, middle + mean.upper()))));
  }

  private Scalar sum(Guarantee price) {
    return Scalar.real(mechanism, Statistic.part(price, 2), Bounds.of(bounds).width() / 2);
  }

  private Scalar count(Guarantee price) {
    return Scalar.count(mechanism, Statistic.part(price, 2));
  }
}
