package org.tattle.privacy.release.statistic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.release.answer.Answer;
import org.tattle.privacy.release.answer.Price;
import org.tattle.privacy.release.answer.Rows;
import org.tattle.privacy.release.answer.Scalar;
import org.tattle.run.Randomness;

/**
 * The most frequent values of a column, with their numbers of rows. Which values there are is
 * private, so those alone are candidates whose noisy number reaches a {@link GroupThreshold}; the
 * largest of these numbers are shown, which costs nothing more.
 */
@Component(
    name = "top",
    doc = "Releases the most frequent values of a column, with their numbers of rows.",
    paper = "Korolova et al. 2009, Releasing Search Queries and Clicks Privately",
    example = "release top(ward) on patients with eps=1 delta=1e-6 most=3")
public record Top(
    @StatisticParams.Eps double eps,
    @Param(doc = "chance that a value of one person shows", min = 1e-100, max = 0.5)
        Optional<Double> delta,
    @Param(doc = "how many values to show at most", min = 1, max = 10_000) int most,
    @StatisticParams.Level double level)
    implements Named {
  public Top() {
    this(1, Optional.empty(), 5, 0.95);
  }

  @Override
  public List<String> known(List<String> declared) {
    return List.of();
  }

  @Override
  public String each() {
    return "name";
  }

  @Override
  public Expense expense(Price price) {
    return Expense.of(threshold(price).guarantee());
  }

  @Override
  public String reason(Price price) {
    return "the noise is `geometric`; values with a noisy number of rows under %s are left out, so that no one makes one show"
        .formatted(threshold(price).least());
  }

  @Override
  public List<Answer> ask(Rows rows, Price price, Randomness random) {
    GroupThreshold threshold = threshold(price);
    List<Answer> shown = new ArrayList<>();
    counts(rows)
        .forEach(
            (name, count) -> {
              Answer answer = threshold.count(count, 1 - level, random);
              if (answer.value() >= threshold.least()) {
                shown.add(answer.named(name));
              }
            });
    return largest(shown);
  }

  @Override
  public List<Answer> reveal(Rows rows) {
    List<Answer> all = new ArrayList<>();
    counts(rows).forEach((name, count) -> all.add(new Answer(name, count, count, count)));
    return all;
  }

  private List<Answer> largest(List<Answer> all) {
    return all.stream()
        .sorted(Comparator.comparingDouble(Answer::value).reversed().thenComparing(Answer::label))
        .limit(most)
        .toList();
  }

  private static Map<String, Long> counts(Rows rows) {
    return rows.names().stream()
        .flatMap(Arrays::stream)
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  private GroupThreshold threshold(Price price) {
    if (price.delta() == 0) {
      throw Scalar.needsDelta("`top`");
    }
    return new GroupThreshold(price);
  }
}
