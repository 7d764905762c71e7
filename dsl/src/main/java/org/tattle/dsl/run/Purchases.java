package org.tattle.dsl.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.dsl.run.value.Published;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.figure.Figures;
import org.tattle.dsl.show.figure.PlottedLine;
import org.tattle.privacy.release.Released;
import org.tattle.privacy.release.answer.Answer;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/**
 * What other budgets would have bought of a statistic: its noise drawn again at each, as if what
 * was released were the truth. It tells nothing more of the rows, and costs nothing.
 */
final class Purchases {
  private static final double[] TIMES = {0.1, 0.2, 0.5, 1, 2, 5, 10};
  private static final int DRAWS = 400;
  private static final Seed SEED = new Seed(0);

  private Purchases() {}

  /**
   * A table and a chart.
   *
   * @throws Fault R542 if what noise does depends on the rows
   */
  static List<Shown> of(String name, Published published) {
    Released released = published.released();
    List<Answer> answers =
        released.answers().stream().filter(answer -> answer.echo().isPresent()).toList();
    if (answers.isEmpty()) {
      throw Fault.of(RunFaults.CHOSEN_BY_ROWS, name);
    }
    Answer first = answers.get(0);
    List<Bought> all = new ArrayList<>();
    for (double times : TIMES) {
      at(first.echo().orElseThrow(), times, published.epsilon()).ifPresent(all::add);
    }
    List<List<String>> rows =
        all.stream()
            .map(
                it ->
                    List.of(
                        Numbers.epsilon(it.epsilon),
                        "± " + Numbers.real(it.half),
                        Numbers.real(it.deviation)))
            .toList();
    String interval = Numbers.real(100 * released.level()) + "% interval";
    TableView table =
        TableView.of(
            "tradeoff of " + name,
            List.of("eps", interval, "deviation of the noise"),
            rows,
            List.of(
                "Noise drawn %s times at each eps, as if what was released were the truth: it"
                        .formatted(DRAWS)
                    + " tells nothing more of the rows, and costs nothing.",
                "Intervals are medians of their halves."
                    + (answers.size() > 1
                        ? " They are of “%s”, the first of %s."
                            .formatted(first.label(), Numbers.count(answers.size()))
                        : "")));
    double[] epsilons = all.stream().mapToDouble(Bought::epsilon).toArray();
    double[] halves = all.stream().mapToDouble(Bought::half).toArray();
    return List.of(
        table,
        Figures.lines(
            "Tradeoff of " + name,
            "eps",
            "half of the " + interval,
            false,
            List.of(new PlottedLine(name, epsilons, halves))));
  }

  /** Nothing where the mechanism asked for cannot be had at that ε. */
  private static Optional<Bought> at(Answer.Echo echo, double times, double epsilon) {
    Randomness random = Randomness.seeded(SEED);
    double[] halves = new double[DRAWS];
    double[] values = new double[DRAWS];
    try {
      for (int i = 0; i < DRAWS; i++) {
        Answer again = echo.again(times, random);
        halves[i] = (again.upper() - again.lower()) / 2;
        values[i] = again.value();
      }
    } catch (Fault impossible) {
      return Optional.empty();
    }
    Arrays.sort(halves);
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    return Optional.of(
        new Bought(times * epsilon, halves[DRAWS / 2], Math.sqrt(squares / (DRAWS - 1))));
  }

  private record Bought(double epsilon, double half, double deviation) {}
}
