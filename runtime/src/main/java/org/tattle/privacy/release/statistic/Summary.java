package org.tattle.privacy.release.statistic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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

/**
 * Five quantiles of a column, each chosen at a fifth of the budget. What was drawn is put in order
 * afterwards, since quantiles are; and so are the ends of the intervals, which keeps what they
 * promise: all five hold at once.
 */
@Component(
    name = "summary",
    doc = "Releases five quantiles of a column: 5%, 25%, 50%, 75% and 95%.",
    paper = "McKenna & Sheldon 2020, Permute-and-Flip",
    example = "release summary(age) on patients with eps=1 bounds=[0, 110]")
public record Summary(
    @StatisticParams.Eps double eps,
    @StatisticParams.Delta Optional<Double> delta,
    @StatisticParams.Limits List<Double> bounds,
    @StatisticParams.OneOfValues Chooser mechanism,
    @Param(doc = "how sure the intervals are", min = 0.5, max = 0.9999, share = true) double level)
    implements Statistic {
  private static final double[] SHARES = {0.05, 0.25, 0.5, 0.75, 0.95};
  private static final List<String> NAMES = List.of("5%", "25%", "50%", "75%", "95%");

  public Summary() {
    this(1, Optional.empty(), List.of(), Chooser.BEST, 0.95);
  }

  @Override
  public boolean single() {
    return false;
  }

  @Override
  public String each() {
    return "rows below";
  }

  @Override
  public String reason(Price price) {
    return mechanism.reason();
  }

  @Override
  public List<Answer> reveal(Rows rows) {
    double[] values = new double[SHARES.length];
    Arrays.setAll(values, i -> Ranks.truth(rows.numbers(), Bounds.of(bounds), SHARES[i]));
    return answers(values, values, values);
  }

  @Override
  public Expense expense(Price price) {
    return Arrays.stream(SHARES)
        .mapToObj(share -> ranks(new double[0], share).expense(part(price)))
        .reduce(Expense.NONE, Expense::plus);
  }

  @Override
  public List<Answer> ask(Rows rows, Price price, Randomness random) {
    double each = 1 - (1 - level) / SHARES.length;
    List<Answer> drawn = new ArrayList<>();
    for (double share : SHARES) {
      drawn.addAll(ranks(rows.numbers(), share).ask(part(price), each, random));
    }
    return answers(
        drawn.stream().mapToDouble(Answer::value).sorted().toArray(),
        drawn.stream().mapToDouble(Answer::lower).sorted().toArray(),
        drawn.stream().mapToDouble(Answer::upper).sorted().toArray());
  }

  private Ranks ranks(double[] values, double share) {
    return new Ranks(values, Bounds.of(bounds), share, mechanism);
  }

  private static Price part(Price price) {
    return price.share(1.0 / SHARES.length);
  }

  private static List<Answer> answers(double[] values, double[] lower, double[] upper) {
    return IntStream.range(0, SHARES.length)
        .mapToObj(i -> new Answer(NAMES.get(i), values[i], lower[i], upper[i]))
        .toList();
  }
}
