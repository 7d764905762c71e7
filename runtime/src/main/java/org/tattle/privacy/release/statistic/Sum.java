package org.tattle.privacy.release.statistic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.release.answer.Answer;
import org.tattle.privacy.release.answer.Bounds;
import org.tattle.privacy.release.answer.NamedNoise;
import org.tattle.privacy.release.answer.Noise;
import org.tattle.privacy.release.answer.Price;
import org.tattle.privacy.release.answer.Reason;
import org.tattle.privacy.release.answer.Rows;
import org.tattle.privacy.release.answer.Scalar;
import org.tattle.run.Randomness;

/**
 * The sum of a column. One row more or less moves it by at most the bound that is farther from 0.
 */
@Component(
    name = "sum",
    doc = "Releases the sum of a column with noise.",
    paper = "Dwork et al. 2006, Calibrating Noise to Sensitivity",
    example = "release sum(income) on patients with eps=0.5 bounds=[0, 1e5]")
public record Sum(
    @Param(doc = "privacy budget epsilon, in nats", min = 1e-12, max = 1000, required = true)
        double eps,
    @Param(doc = "chance that the guarantee fails; none if not given", min = 1e-100, max = 0.5)
        Optional<Double> delta,
    @Param(doc = "lowest and highest value to count with, from public knowledge", required = true)
        List<Double> bounds,
    @Param(doc = "which noise numbers get") Noise mechanism,
    @Param(doc = "how sure the interval is", min = 0.5, max = 0.9999, share = true) double level)
    implements Statistic {
  public Sum() {
    this(1, Optional.empty(), List.of(), Noise.BEST, 0.95);
  }

  @Override
  public Optional<NamedNoise> noise() {
    return Optional.of(mechanism);
  }

  @Override
  public String reason(Price price) {
    return Reason.of(mechanism, price);
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
    return new Answer(value, value - margin, value + margin)
        .with((times, again) -> answer(value, price.times(times), again));
  }

  private Scalar scalar(Price price) {
    return Scalar.real(mechanism, price, Bounds.of(bounds).magnitude());
  }
}
