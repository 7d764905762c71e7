package org.tattle.privacy.release.statistic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tattle.component.Component;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.release.answer.Answer;
import org.tattle.privacy.release.answer.Bins;
import org.tattle.privacy.release.answer.Bounds;
import org.tattle.privacy.release.answer.CountNoise;
import org.tattle.privacy.release.answer.Price;
import org.tattle.privacy.release.answer.Rows;
import org.tattle.privacy.release.answer.Scalar;
import org.tattle.run.Randomness;

/**
 * How many rows are in each of some bins. One row is in one bin, so all counts together cost as
 * much as one. The intervals hold for all bins at once.
 */
@Component(
    name = "histogram",
    doc = "Releases the number of rows in each bin, with noise.",
    paper = "Dwork et al. 2006, Calibrating Noise to Sensitivity",
    example = "release histogram(age) on patients with eps=0.5 bounds=[0, 110] bins=11")
public record Histogram(
    @StatisticParams.Eps double eps,
    @StatisticParams.Delta Optional<Double> delta,
    @StatisticParams.Limits List<Double> bounds,
    @StatisticParams.BinCount int bins,
    @StatisticParams.NumbersGet CountNoise mechanism,
    @StatisticParams.Level double level)
    implements NoisyStatistic {
  public Histogram() {
    this(1, Optional.empty(), List.of(), 10, CountNoise.BEST, 0.95);
  }

  @Override
  public boolean single() {
    return false;
  }

  @Override
  public List<Answer> reveal(Rows rows) {
    Bins all = new Bins(Bounds.of(bounds), bins);
    long[] counts = all.count(rows.numbers());
    return IntStream.range(0, bins)
        .mapToObj(i -> new Answer(all.label(i), counts[i], counts[i], counts[i]))
        .toList();
  }

  @Override
  public Expense expense(Price price) {
    Bounds.of(bounds);
    return Scalar.count(mechanism, price).expense();
  }

  @Override
  public List<Answer> ask(Rows rows, Price price, Randomness random) {
    Bins all = new Bins(Bounds.of(bounds), bins);
    List<Answer> answers = new ArrayList<>();
    long[] counts = all.count(rows.numbers());
    for (int i = 0; i < bins; i++) {
      answers.add(
          Count.of(mechanism, price, counts[i], (1 - level) / bins, random).in(all.label(i)));
    }
    return answers;
  }
}
