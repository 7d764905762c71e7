package org.tattle.privacy.release.statistic;

import java.util.List;
import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.release.answer.Answer;
import org.tattle.privacy.release.answer.Bounds;
import org.tattle.privacy.release.answer.Chooser;
import org.tattle.privacy.release.answer.Price;
import org.tattle.privacy.release.answer.Ranks;
import org.tattle.privacy.release.answer.Rows;
import org.tattle.run.Randomness;

/** The median of a column: half of the rows are below it. See {@link Quantile}. */
@Component(
    name = "median",
    doc = "Releases the median of a column.",
    paper = "McKenna & Sheldon 2020, Permute-and-Flip",
    example = "release median(age) on patients with eps=0.5 bounds=[0, 110]")
public record Median(
    @StatisticParams.Eps double eps,
    @StatisticParams.Delta Optional<Double> delta,
    @StatisticParams.Limits List<Double> bounds,
    @StatisticParams.OneOfValues Chooser mechanism,
    @StatisticParams.Level double level)
    implements Statistic {
  public Median() {
    this(1, Optional.empty(), List.of(), Chooser.BEST, 0.95);
  }

  @Override
  public String reason(Price price) {
    return mechanism.reason();
  }

  @Override
  public List<Answer> reveal(Rows rows) {
    return Statistic.truth(Ranks.truth(rows.numbers(), Bounds.of(bounds), 0.5));
  }

  @Override
  public Expense expense(Price price) {
    return new Ranks(new double[0], Bounds.of(bounds), 0.5, mechanism).expense(price);
  }

  @Override
  public List<Answer> ask(Rows rows, Price price, Randomness random) {
    return new Ranks(rows.numbers(), Bounds.of(bounds), 0.5, mechanism).ask(price, level, random);
  }
}
