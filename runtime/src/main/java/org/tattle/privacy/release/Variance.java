package org.tattle.privacy.release;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.privacy.Expense;
import org.tattle.privacy.Guarantee;
import org.tattle.run.Randomness;

/**
 * The variance of a column, E[u²] − E[u]² with u measured from the middle of the bounds: of three
 * noisy sums, of u, of u² less half of what it can be, and of ones, each a third of the budget.
 */
@Component(
    name = "variance",
    doc = "Releases the variance of a column with noise.",
    paper = "Li et al. 2016, Differential Privacy: From Theory to Practice",
    example = "release variance(age) on patients with eps=0.5 bounds=[0, 110]")
public record Variance(
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
  public Variance() {
    this(1, Optional.empty(), List.of(), Noise.BEST, 0.95);
  }

  @Override
  public List<Answer> reveal(double[] rows) {
    double[] within = Arrays.stream(rows).map(Bounds.of(bounds)::clamp).toArray();
    double mean = Arrays.stream(within).average().orElse(Double.NaN);
    return Statistic.truth(
        Arrays.stream(within).map(x -> (x - mean) * (x - mean)).average().orElse(Double.NaN));
  }

  @Override
  public Expense expense(Guarantee price) {
    double half = Bounds.of(bounds).width() / 2;
    return sum(price, half)
        .expense()
        .plus(sum(price, half * half / 2).expense())
        .plus(Scalar.count(mechanism, Statistic.part(price, 3)).expense());
  }

  @Override
  public List<Answer> ask(double[] rows, Guarantee price, Randomness random) {
    Bounds within = Bounds.of(bounds);
    double half = within.width() / 2;
    double shift = half * half / 2;
    double[] u = Arrays.stream(rows).map(x -> within.clamp(x) - within.middle()).toArray();
    Scalar first = sum(price, half);
    Scalar second = sum(price, shift);
    Scalar ones = Scalar.count(mechanism, Statistic.part(price, 3));
    double sum = first.release(Bounds.sum(Arrays.stream(u), half), random);
    double squares =
        second.release(Bounds.sum(Arrays.stream(u).map(x -> x * x - shift), shift), random);
    double count = ones.release(rows.length, random);
    double miss = (1 - level) / 3;
    Interval n = Interval.around(count, ones.margin(miss));
    Interval mean = Interval.around(sum, first.margin(miss)).over(n, half);
    Interval square = Interval.around(squares, second.margin(miss)).over(n, shift);
    double many = Math.max(1, count);
    double value = squares / many + shift - sum / many * (sum / many);
    double most = half * half;
    double clamped = Math.max(0, Math.min(most, value));
    double lower = square.lower() + shift - mean.mostSquare();
    double upper = square.upper() + shift - mean.leastSquare();
    return List.of(
        new Answer(
            clamped,
            Math.max(0, Math.min(clamped, lower)),
            Math.min(most, Math.max(clamped, upper))));
  }

  private Scalar sum(Guarantee price, double sensitivity) {
    return Scalar.real(mechanism, Statistic.part(price, 3), sensitivity);
  }
}
