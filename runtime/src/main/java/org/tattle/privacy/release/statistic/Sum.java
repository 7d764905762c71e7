package org.tattle.privacy.release.statistic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.release.answer.Answer;
import org.tattle.privacy.release.answer.Bounds;
import org.tattle.privacy.release.answer.Noise;
import org.tattle.privacy.release.answer.Price;
import org.tattle.privacy.release.answer.Rows;
import org.tattle.privacy.release.answer.Scalar;
import org.tattle.run.Randomness;

/**
 * The sum of a column. One row more or less moves it by at most the bound that is farther from 0.
 * Where both bounds are on one side of 0 no sum is on the other, and neither is what is released or
 * its interval, as with means and counts: a value that noise took there is made 0, so that on
 * average over draws a sum near 0 comes out a little farther from it.
 */
@Component(
    name = "sum",
    doc =
        "Releases the sum of a column with noise; no value and no interval reaches beyond 0 where the"
            + " bounds do not.",
    paper = "Dwork et al. 2006, Calibrating Noise to Sensitivity",
    example = "release sum(income) on patients with eps=0.5 bounds=[0, 1e5]")
public record Sum(
    @StatisticParams.Eps double eps,
    @StatisticParams.Delta Optional<Double> delta,
    @StatisticParams.Limits List<Double> bounds,
    @StatisticParams.NumbersGet Noise mechanism,
    @StatisticParams.Level double level)
    implements NoisyStatistic {
  public Sum() {
    this(1, Optional.empty(), List.of(), Noise.BEST, 0.95);
  }

  @Override
  public List<Answer> reveal(Rows rows) {
    return Statistic.truth(Arrays.stream(rows.numbers()).map(Bounds.of(bounds)::clamp).sum());
  }

  @Override
  public Expense expense(Price price) {
    return scalar(price).expense();
  }

  @Override
  public List<Answer> ask(Rows rows, Price price, Randomness random) {
    Bounds within = Bounds.of(bounds);
    return List.of(
        answer(
            Bounds.sum(Arrays.stream(rows.numbers()).map(within::clamp), within.magnitude()),
            price,
            random));
  }

  private Answer answer(double sum, Price price, Randomness random) {
    Scalar scalar = scalar(price);
    double value = scalar.release(sum, random);
    double margin = scalar.margin(1 - level);
    double shown = possible(value);
    return new Answer(shown, possible(value - margin), possible(value + margin))
        .with((times, again) -> answer(shown, price.times(times), again));
  }

  /** The nearest number that is a sum of values within the bounds, whatever the number of rows. */
  private double possible(double sum) {
    Bounds within = Bounds.of(bounds);
    double least = within.lower() >= 0 ? 0 : Double.NEGATIVE_INFINITY;
    double most = within.upper() <= 0 ? 0 : Double.POSITIVE_INFINITY;
    return Math.max(least, Math.min(most, sum));
  }

  private Scalar scalar(Price price) {
    return Scalar.real(mechanism, price, Bounds.of(bounds).magnitude());
  }
}
