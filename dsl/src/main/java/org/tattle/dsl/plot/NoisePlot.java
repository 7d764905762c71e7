package org.tattle.dsl.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.dsl.diagnose.sentence.RunFaults;
import org.tattle.dsl.show.Axis;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Numbers;
import org.tattle.dsl.show.Series;
import org.tattle.dsl.show.figure.Figures;
import org.tattle.dsl.show.figure.PlottedSample;
import org.tattle.privacy.release.Released;
import org.tattle.privacy.release.answer.Answer;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/**
 * What was released, and what its noise does to a number. One number is shown among those that the
 * same noise makes of it, drawn again as if what was released were the truth; several as points
 * with their intervals. The truth stands beside only where the release revealed it.
 *
 * <p>The noise is drawn from a seed of its own: that of the release, drawn again, would be the very
 * noise that hides the truth.
 */
@Component(
    name = "noise",
    doc = "Draws what was released with the noise that hides the truth.",
    example = "plot noise of total with draws=2000")
public record NoisePlot(
    @Param(doc = "how often noise is drawn again", min = 100, max = 1e6) int draws)
    implements ReleasePlot {
  private static final Seed SEED = new Seed(0);

  public NoisePlot() {
    this(10_000);
  }

  @Override
  public Figure draw(String name, String each, Released released) {
    List<Answer> answers = released.answers();
    if (answers.isEmpty()) {
      throw Fault.of(RunFaults.NOTHING_RELEASED, name);
    }
    Answer first = answers.get(0);
    boolean alone = answers.size() == 1 && (first.label().isEmpty() || first.echo().isPresent());
    return alone ? one(name, released) : several(name, each, released);
  }

  private Figure one(String name, Released released) {
    Answer answer = released.answers().get(0);
    Answer.Echo echo = answer.echo().orElseThrow(() -> Fault.of(RunFaults.CHOSEN_BY_ROWS, name));
    Randomness random = Randomness.seeded(SEED.split(name));
    double[] again =
        IntStream.range(0, draws).mapToDouble(i -> echo.again(1, random).value()).toArray();
    Figure law =
        Figures.histogram(
            "Noise of " + name, name, List.of(new PlottedSample("noise, drawn again", again)));
    double top = law.y().max();
    List<Series> series = new ArrayList<>(law.series());
    series.add(upright("released", 1, answer.value(), top));
    series.add(upright(percent(released) + " interval", -1, answer.lower(), top));
    series.add(upright("", -1, answer.upper(), top));
    released.truth().forEach(truth -> series.add(upright("true", 2, truth, top)));
    double low = Math.min(law.x().min(), answer.lower());
    double high = Math.max(law.x().max(), answer.upper());
    return new Figure(
        law.title(),
        Axis.around(law.x().label(), false, low, high),
        law.y().labelled("share of draws"),
        series,
        notes(
            released,
            "The noise is drawn again around what was released, as if that were the truth: it tells"
                + " nothing more of the rows."));
  }

  private static Figure several(String name, String each, Released released) {
    List<Answer> answers = released.answers();
    double[] places = IntStream.rangeClosed(1, answers.size()).asDoubleStream().toArray();
    List<Series> series = new ArrayList<>();
    series.add(
        Series.points("released", 0, places, all(answers, Answer::value))
            .within(all(answers, Answer::lower), all(answers, Answer::upper)));
    if (!released.truth().isEmpty()) {
      double[] truth = released.truth().stream().mapToDouble(it -> it).toArray();
      series.add(Series.points("true", 2, places, truth));
    }
    double[] ends =
        answers.stream().flatMapToDouble(it -> DoubleStream.of(it.lower(), it.upper())).toArray();
    return new Figure(
        "Noise of " + name,
        Axis.named(each, answers.stream().map(Answer::label).toList()),
        Axis.around(name, false, ends),
        series,
        notes(released, "Bars are %s intervals.".formatted(percent(released))));
  }

  private static List<String> notes(Released released, String first) {
    return released.truth().isEmpty()
        ? List.of(first)
        : List.of(first, "NOT PRIVATE: the truth is shown beside.");
  }

  private static String percent(Released released) {
    return Numbers.real(100 * released.level()) + "%";
  }

  private static double[] all(List<Answer> answers, ToDoubleFunction<Answer> of) {
    return answers.stream().mapToDouble(of).toArray();
  }

  private static Series upright(String name, int hue, double at, double top) {
    return Series.dashed(name, hue, new double[] {at, at}, new double[] {0, top});
  }
}
