package org.tattle.privacy.release.statistic;

import java.util.List;
import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.release.answer.Answer;
import org.tattle.privacy.release.answer.CountNoise;
import org.tattle.privacy.release.answer.Price;
import org.tattle.privacy.release.answer.Rows;
import org.tattle.privacy.release.answer.Scalar;
import org.tattle.run.Randomness;

/** How many rows there are. One row moves it by one. */
@Component(
    name = "count",
    doc = "Releases a number of rows with noise.",
    paper = "Ghosh et al. 2009, Universally Utility-Maximizing Privacy Mechanisms",
    example = "release count(age) on patients with eps=0.5")
public record Count(
    @StatisticParams.Eps double eps,
    @StatisticParams.Delta Optional<Double> delta,
    @StatisticParams.NumbersGet CountNoise mechanism,
    @StatisticParams.Level double level)
    implements NoisyStatistic {
  public Count() {
    this(1, Optional.empty(), CountNoise.BEST, 0.95);
  }

  @Override
  public List<Answer> reveal(Rows rows) {
    return Statistic.truth(rows.size());
  }

  @Override
  public Expense expense(Price price) {
    return Scalar.count(mechanism, price).expense();
  }

  @Override
  public List<Answer> ask(Rows rows, Price price, Randomness random) {
    return List.of(of(mechanism, price, rows.size(), 1 - level, random));
  }

  /** A count with its interval, made 0 where noise took it below: no count is. */
  static Answer of(CountNoise noise, Price price, long count, double miss, Randomness random) {
    Scalar scalar = Scalar.count(noise, price);
    double value = scalar.release(count, random);
    double margin = scalar.margin(miss);
    long shown = Math.round(Math.max(0, value));
    return new Answer(Math.max(0, value), Math.max(0, value - margin), Math.max(0, value + margin))
        .with((times, again) -> of(noise, price.times(times), shown, miss, again));
  }
}
