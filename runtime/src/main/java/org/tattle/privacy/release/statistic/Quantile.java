package org.tattle.privacy.release.statistic;

import java.util.List;
import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.release.answer.Answer;
import org.tattle.privacy.release.answer.Bounds;
import org.tattle.privacy.release.answer.Chooser;
import org.tattle.privacy.release.answer.Price;
import org.tattle.privacy.release.answer.Ranks;
import org.tattle.privacy.release.answer.Rows;
import org.tattle.run.Randomness;

/** The value that a share of the rows is below, chosen by rank and not by noise on the value. */
@Component(
    name = "quantile",
    doc = "Releases a quantile of a column.",
    paper = "McKenna & Sheldon 2020, Permute-and-Flip",
    example = "release quantile(age) on patients with eps=0.5 share=90% bounds=[0, 110]")
public record Quantile(
    @StatisticParams.Eps double eps,
    @StatisticParams.Delta Optional<Double> delta,
    @Param(
            doc = "share of the rows that is below it",
            min = 0,
            max = 1,
            share = true,
            required = true)
        double share,
    @StatisticParams.Limits List<Double> bounds,
    @StatisticParams.OneOfValues Chooser mechanism,
    @StatisticParams.Level double level)
    implements Statistic {
  public Quantile() {
    this(1, Optional.empty(), 0.5, List.of(), Chooser.BEST, 0.95);
  }

  @Override
  public String reason(Price price) {
    return mechanism.reason();
  }

  @Override
  public List<Answer> reveal(Rows rows) {
    return Statistic.truth(Ranks.truth(rows.numbers(), Bounds.of(bounds), share));
  }

  @Override
  public Expense expense(Price price) {
    return new Ranks(new double[0], Bounds.of(bounds), share, mechanism).expense(price);
  }

  @Override
  public List<Answer> ask(Rows rows, Price price, Randomness random) {
    return new Ranks(rows.numbers(), Bounds.of(bounds), share, mechanism).ask(price, level, random);
  }
}
