package org.tattle.privacy.release.statistic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.tattle.component.Component;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.release.answer.Answer;
import org.tattle.privacy.release.answer.Bounds;
import org.tattle.privacy.release.answer.Noise;
import org.tattle.privacy.release.answer.Price;
import org.tattle.privacy.release.answer.Ratio;
import org.tattle.privacy.release.answer.Rows;
import org.tattle.privacy.release.answer.Scalar;
import org.tattle.privacy.release.answer.Spread;
import org.tattle.run.Randomness;

/**
 * The mean of a column, as a noisy sum over a noisy count (Li et al. 2016, section 2.3): values are
 * measured from the middle of the bounds, so that a row moves the sum by half their width only.
 * Each gets half of the budget. The interval has the means that agree with both ({@link Ratio}).
 */
@Component(
    name = "mean",
    doc = "Releases the mean of a column with noise.",
    paper = "Li et al. 2016, Differential Privacy: From Theory to Practice",
    example = "release mean(age) on patients with eps=0.5 bounds=[0, 110]")
public record Mean(
    @StatisticParams.Eps double eps,
    @StatisticParams.Delta Optional<Double> delta,
    @StatisticParams.Limits List<Double> bounds,
    @StatisticParams.NumbersGet Noise mechanism,
    @StatisticParams.Level double level)
    implements NoisyStatistic {
  public Mean() {
    this(1, Optional.empty(), List.of(), Noise.BEST, 0.95);
  }

  @Override
  public List<Answer> reveal(Rows rows) {
    return Statistic.truth(
        Arrays.stream(rows.numbers()).map(Bounds.of(bounds)::clamp).average().orElse(Double.NaN));
  }

  @Override
  public Expense expense(Price price) {
    return sum(price).expense().plus(count(price).expense());
  }

  @Override
  public List<Answer> ask(Rows rows, Price price, Randomness random) {
    Bounds within = Bounds.of(bounds);
    DoubleStream offsets =
        Arrays.stream(rows.numbers()).map(x -> within.clamp(x) - within.middle());
    return List.of(answer(Bounds.sum(offsets, half()), rows.size(), price, random));
  }

  private Answer answer(double offsets, double rows, Price price, Randomness random) {
    Bounds within = Bounds.of(bounds);
    double middle = within.middle();
    double half = half();
    double noisy = sum(price).release(offsets, random);
    double count = count(price).release(rows, random);
    double most = half * Math.max(0, count);
    double sum = Math.max(-most, Math.min(most, noisy));
    Ratio ratio = ratio(sum(price).spread(), count, count(price).spread(), 1 - level);
    double value = within.clamp(middle + sum / Math.max(1, count));
    double lower = within.clamp(middle + ratio.lower(sum, -half, half));
    double upper = within.clamp(middle + ratio.upper(sum, -half, half));
    return new Answer(value, Math.min(value, lower), Math.max(value, upper))
        .with((times, again) -> answer(sum, Math.max(0, count), price.times(times), again));
  }

  /** The means that agree with a noisy count, at a chance of {@code miss} to leave out the true. */
  static Ratio ratio(Spread sum, double count, Spread ones, double miss) {
    return new Ratio(
        count,
        mean -> Spread.weighted(new double[] {1, mean}, sum, ones).margin(miss),
        Spread.APART * ones.margin(miss));
  }

  /** The most that one row moves the sum. */
  private double half() {
    return Bounds.of(bounds).width() / 2;
  }

  private Scalar sum(Price price) {
    return Scalar.real(mechanism, price.share(0.5), half());
  }

  private Scalar count(Price price) {
    return Scalar.real(mechanism, price.share(0.5), 1);
  }
}
