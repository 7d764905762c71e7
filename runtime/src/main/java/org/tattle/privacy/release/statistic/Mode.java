package org.tattle.privacy.release.statistic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.release.answer.Answer;
import org.tattle.privacy.release.answer.Bins;
import org.tattle.privacy.release.answer.Bounds;
import org.tattle.privacy.release.answer.Chooser;
import org.tattle.privacy.release.answer.Price;
import org.tattle.privacy.release.answer.Rows;
import org.tattle.run.Randomness;

/**
 * The fullest of some bins, chosen by permute-and-flip. Its number of rows is not released, so the
 * value is the middle of the bin and the interval is the bin: that it is the fullest is likely, not
 * certain.
 */
@Component(
    name = "mode",
    doc = "Releases which bin most rows are in.",
    paper = "McKenna & Sheldon 2020, Permute-and-Flip",
    example = "release mode(age) on patients with eps=0.5 bounds=[0, 110] bins=11")
public record Mode(
    @StatisticParams.Eps double eps,
    @StatisticParams.Delta Optional<Double> delta,
    @StatisticParams.Limits List<Double> bounds,
    @StatisticParams.BinCount int bins,
    @Param(doc = "how one of the bins is chosen") Chooser mechanism,
    @StatisticParams.Level double level)
    implements Statistic {
  public Mode() {
    this(1, Optional.empty(), List.of(), 10, Chooser.BEST, 0.95);
  }

  @Override
  public String reason(Price price) {
    return mechanism.reason();
  }

  @Override
  public List<Answer> reveal(Rows rows) {
    Bins all = new Bins(Bounds.of(bounds), bins);
    long[] counts = all.count(rows.numbers());
    int fullest = 0;
    for (int bin = 1; bin < bins; bin++) {
      fullest = counts[bin] > counts[fullest] ? bin : fullest;
    }
    return List.of(all.answer(fullest));
  }

  @Override
  public Expense expense(Price price) {
    Bounds.of(bounds);
    return Expense.of(mechanism.of(price.epsilon(), price.rows()).guarantee());
  }

  @Override
  public List<Answer> ask(Rows rows, Price price, Randomness random) {
    Bins all = new Bins(Bounds.of(bounds), bins);
    double[] scores = Arrays.stream(all.count(rows.numbers())).asDoubleStream().toArray();
    return List.of(all.answer(mechanism.of(price.epsilon(), price.rows()).choose(scores, random)));
  }
}
