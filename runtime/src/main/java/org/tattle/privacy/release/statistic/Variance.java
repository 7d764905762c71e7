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
 * The variance of a column, E[u²] − E[u]² with u measured from the middle of the bounds: of three
 * noisy sums, of u, of u² less half of what it can be, and of ones, each a third of the budget. The
 * interval has the variances that agree with all three.
 */
@Component(
    name = "variance",
    doc = "Releases the variance of a column with noise.",
    paper = "Li et al. 2016, Differential Privacy: From Theory to Practice",
    example = "release variance(age) on patients with eps=0.5 bounds=[0, 110]")
public record Variance(
    @StatisticParams.Eps double eps,
    @StatisticParams.Delta Optional<Double> delta,
    @StatisticParams.Limits List<Double> bounds,
    @StatisticParams.NumbersGet Noise mechanism,
    @StatisticParams.Level double level)
    implements NoisyStatistic {
  public Variance() {
    this(1, Optional.empty(), List.of(), Noise.BEST, 0.95);
  }

  @Override
  public List<Answer> reveal(Rows rows) {
    double[] within = Arrays.stream(rows.numbers()).map(Bounds.of(bounds)::clamp).toArray();
    double mean = Arrays.stream(within).average().orElse(Double.NaN);
    return Statistic.truth(
        Arrays.stream(within).map(x -> (x - mean) * (x - mean)).average().orElse(Double.NaN));
  }

  @Override
  public Expense expense(Price price) {
    return scalars(price).stream().map(Scalar::expense).reduce(Expense.NONE, Expense::plus);
  }

  @Override
  public List<Answer> ask(Rows rows, Price price, Randomness random) {
    Bounds within = Bounds.of(bounds);
    double half = within.width() / 2;
    double most = half * half;
    double[] u =
        Arrays.stream(rows.numbers()).map(x -> within.clamp(x) - within.middle()).toArray();
    DoubleStream squares = Arrays.stream(u).map(x -> x * x - most / 2);
    double[] sums = {
      Bounds.sum(squares, most / 2), Bounds.sum(Arrays.stream(u), half), rows.size()
    };
    return List.of(answer(sums, price, random));
  }

  /** From squares, sum and count. */
  private Answer answer(double[] sums, Price price, Randomness random) {
    double half = Bounds.of(bounds).width() / 2;
    double most = half * half;
    List<Scalar> scalars = scalars(price);
    double squares = scalars.get(0).release(sums[0], random);
    double sum = scalars.get(1).release(sums[1], random);
    double count = scalars.get(2).release(sums[2], random);
    Noisy noisy =
        new Noisy(
            half, sum, squares, count, scalars.stream().map(Scalar::spread).toArray(Spread[]::new));
    double value = Math.max(0, Math.min(most, noisy.value()));
    double[] ends = noisy.interval(1 - level);
    return new Answer(value, Math.min(value, ends[0]), Math.max(value, ends[1]))
        .with(
            (times, again) ->
                answer(new double[] {squares, sum, count}, price.times(times), again));
  }

  /** What is drawn for squares, sum and count. */
  private List<Scalar> scalars(Price price) {
    double half = Bounds.of(bounds).width() / 2;
    Price third = price.share(1.0 / 3);
    return DoubleStream.of(half * half / 2, half, 1)
        .mapToObj(sensitivity -> Scalar.real(mechanism, third, sensitivity))
        .toList();
  }

  /**
   * The three sums with their noise: of u, of u² − h²/2 and of ones, with h half of the bounds.
   *
   * @param noises how far the noise reaches of squares, sum and count
   */
  private record Noisy(double half, double sum, double squares, double count, Spread[] noises) {

    private static final double MEAN = 0.1;

    double value() {
      double many = Math.max(1, count);
      return squares / many + half * half / 2 - sum / many * (sum / many);
    }

    /**
     * With the true mean μ and variance v, squares − 2μ·sum + (μ² + h²/2 − v)·count is noise alone,
     * of a known spread: so which v agree is told as for a quotient. The mean is known only to an
     * interval that may miss it by a tenth of the chance; the v that agree with any mean in it are
     * taken, with the noise of the μ² from 0 to the largest that reaches farthest. As a function of
     * μ the rest is a parabola with its least value at sum/count.
     */
    double[] interval(double miss) {
      double most = half * half;
      Ratio means = Mean.ratio(noises[1], count, noises[2], MEAN * miss);
      if (count <= means.slope()) {
        return new double[] {0, most};
      }
      double low = means.lower(sum, -half, half);
      double high = means.upper(sum, -half, half);
      double best = Math.max(low, Math.min(high, sum / count));
      double far = Math.max(Math.abs(low), Math.abs(high));
      Ratio variances =
          new Ratio(
              count,
              v -> {
                double weight =
                    Math.max(Math.abs(far * far + most / 2 - v), Math.abs(most / 2 - v));
                return Spread.weighted(new double[] {1, 2 * far, weight}, noises)
                    .margin((1 - MEAN) * miss);
              },
              means.slope());
      return new double[] {
        variances.lower(about(best), 0, most),
        variances.upper(Math.max(about(low), about(high)), 0, most)
      };
    }

    private double about(double mean) {
      return squares - 2 * mean * sum + (mean * mean + half * half / 2) * count;
    }
  }
}
