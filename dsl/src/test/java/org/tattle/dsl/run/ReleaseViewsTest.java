package org.tattle.dsl.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.Components;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.run.value.Published;
import org.tattle.dsl.show.Axis;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.RowSummary;
import org.tattle.dsl.show.Series;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.Ticks;
import org.tattle.dsl.show.render.Render;
import org.tattle.dsl.source.Source;
import org.tattle.privacy.budget.Ledger;
import org.tattle.run.Cache;
import org.tattle.run.Control;

/** What can be looked at of a release once it is paid for, and what a sweep makes of several. */
class ReleaseViewsTest {
  @TempDir Path folder;

  private final Ledger ledger = Ledger.memory();
  private final Session session = new Session(Components.standard(), Cache.memory(), ledger);
  private final List<Shown> shown = new ArrayList<>();

  @AfterEach
  void close() {
    session.close();
  }

  /** 200 salaries of 40,000 to 59,900; half of the people are labelled a. */
  @BeforeEach
  void load() throws IOException {
    StringBuilder rows = new StringBuilder("salary,group\n");
    IntStream.range(0, 200)
        .forEach(i -> rows.append(40_000 + 100 * i).append(i % 2 == 0 ? ",a\n" : ",b\n"));
    Files.writeString(folder.resolve("staff.csv"), rows);
    run(
        "load csv \"%s\" label=group as staff"
            .formatted(folder.resolve("staff.csv").toString().replace("\\", "/")));
  }

  /** Nearly without noise: a table of two columns has a count for each pair of their values. */
  @Test
  void countsAreOfTheValuesOfTwoColumnsTogether() {
    Outcome outcome =
        run(
            "release count() by group, salary on staff with eps=40"
                + " groups=[\"a, 40000\", \"a, 40100\", \"b, 40100\"]");
    assertThat(outcome.ok()).isTrue();
    String text = Render.text(shown.get(0), 100, false);
    assertThat(text).contains("group, salary");
    assertThat(text).containsPattern("a, 40000 +1 ").containsPattern("a, 40100 +0 ");
    assertThat(text).containsPattern("b, 40100 +1 ");
  }

  private Outcome run(String script) {
    shown.clear();
    return session.run(new Source("test", script), Sink.of(shown::add, line -> {}), Control.NONE);
  }

  private String text() {
    return String.join("\n", shown.stream().map(s -> Render.text(s, 120, false)).toList());
  }

  private Figure figure() {
    return (Figure) shown.get(shown.size() - 1);
  }

  private static List<String> names(Figure figure) {
    return figure.series().stream().map(Series::name).toList();
  }

  @Test
  void theTruthStandsInTheChartOfNoiseOnlyWhereItWasRevealed() {
    run("release sum(salary) with eps=1 bounds=[0, 100k] as s\nplot noise of s");
    assertThat(names(figure())).contains("released", "95% interval").doesNotContain("true");
    run("release sum(salary) with eps=1 bounds=[0, 100k] reveal=on as t\nplot noise of t");
    Series truth = figure().series().stream().filter(s -> s.name().equals("true")).findAny().get();
    assertThat(truth.x()[0]).isEqualTo(200 * 49_950);
    assertThat(String.join(" ", figure().notes())).contains("NOT PRIVATE");
    run("release histogram(salary) with eps=1 bounds=[0, 100k] as h\nplot noise of h");
    assertThat(names(figure())).containsExactly("released");
    run("release histogram(salary) with eps=1 bounds=[0, 100k] reveal=on as g\nplot noise");
    assertThat(names(figure())).containsExactly("released", "true");
  }

  /** Noise of the release's own seed, drawn again, would give the truth away. */
  @Test
  void noiseThatIsDrawnAgainIsNotTheNoiseThatHidesTheTruth() {
    run("set seed=5; release count() with eps=0.01 as c\nplot noise of c with draws=100");
    Published published = (Published) session.values().get("c");
    double value = published.released().value();
    Series drawn = figure().series().get(0);
    double center =
        IntStream.range(1, drawn.x().length - 1)
            .mapToDouble(
                i ->
                    (drawn.x()[i] + drawn.x()[i + 1 == drawn.x().length ? i : i + 1])
                        / 2
                        * drawn.y()[i])
            .sum();
    // The noise has a deviation of 141, and a mean of 100 draws one of 14; 0 stops few of them.
    assertThat(center).isCloseTo(value, within(5 * 14.1 + 40));
    assertThat(ledger.charges()).hasSize(1);
  }

  @Test
  void whatOtherBudgetsBuyCostsNothingAndScalesWithThem() {
    run("release sum(salary) with eps=0.5 bounds=[0, 100k] as s");
    assertThat(run("show tradeoff of s").ok()).isTrue();
    TableView table = (TableView) shown.get(0);
    assertThat(table.table().column(0).asStringColumn().asList())
        .containsExactly("0.05", "0.1", "0.25", "0.5", "1", "2.5", "5");
    double[] halves = figure().series().get(0).y();
    // ln 20 · 100,000 / ε
    assertThat(halves[3]).isCloseTo(Math.log(20) * 200_000, within(1.0));
    assertThat(halves[0] / halves[6]).isCloseTo(100, within(1e-3));
    assertThat(ledger.charges()).hasSize(1);
  }

  /**
   * Answers stand under their names. 200 people by two coins of p and 1 - p err by sqrt(p (1 - p) /
   * 200) / (2p - 1), which 400 draws tell to within 3.5 % in deviation, five of which are allowed.
   */
  @Test
  void ofASurveyTheCoinsAreTossedAgain() {
    run("release survey(group) with eps=1 answers=[\"a\", \"b\"] as s\nplot noise of s");
    assertThat(figure().x().names()).containsExactly("a", "b");
    assertThat(text()).containsPattern("\\n +a +b\\n").doesNotContain("1.5");
    run("show tradeoff of s");
    TableView table = (TableView) shown.get(0);
    assertThat(table.table().column(0).asStringColumn().asList())
        .containsExactly("0.1", "0.2", "0.5", "1", "2", "5", "10");
    double deviation = Double.parseDouble(table.table().column(2).asStringColumn().get(3));
    double p = 1 / (1 + Math.exp(-1));
    double known = Math.sqrt(p * (1 - p) / 200) / (2 * p - 1);
    assertThat(deviation / known).isBetween(0.82, 1.18);
    assertThat(ledger.charges()).hasSize(1);
  }

  /** What stands along the axis of several answers, and of which the tradeoff is. */
  @Test
  void severalAnswersAreCalledByWhatTellsThemApart() {
    run("release histogram(salary) with eps=1 bounds=[0, 100k] bins=4 as h\nplot noise of h");
    assertThat(figure().x().label()).isEqualTo("salary (bin)");
    run("show tradeoff of h");
    assertThat(text()).contains("They are of “0 to 25000”, the first of 4.");
    run("release count() by group with eps=1 groups=[\"a\", \"b\"] as g\nplot noise of g");
    assertThat(figure().x().label()).isEqualTo("group");
    run("release top(group) with eps=4 delta=1e-3 as t\nplot noise of t");
    assertThat(figure().x().label()).isEqualTo("group");
    run("release above(salary) with eps=9 bounds=[0, 100k] bins=4 threshold=20 first=1 as w");
    assertThat(run("plot noise of w").ok()).isTrue();
    assertThat(figure().x().label()).isEqualTo("salary (bin)");
  }

  @Test
  void namesOfAnAxisAreThinnedWhereTheyFindNoRoom() {
    List<String> names = IntStream.range(0, 40).mapToObj(i -> "a rather long name " + i).toList();
    Axis axis = Axis.named("answer", names);
    assertThat(axis.tick(1)).isEqualTo("a rather long n…");
    assertThat(Ticks.of(axis, 6)).hasSizeBetween(2, 4).startsWith(1);
    assertThat(Ticks.of(Axis.named("answer", List.of("a", "b")), 6)).containsExactly(1, 2);
  }

  @Test
  void aMechanismThatIsNotProvedAtAnEpsilonIsLeftOutThere() {
    run("release sum(salary) with eps=0.5 delta=1e-6 bounds=[0, 100k] mechanism=gaussian as s");
    run("show tradeoff");
    assertThat(((TableView) shown.get(0)).table().column(0).asStringColumn().asList())
        .containsExactly("0.05", "0.1", "0.25", "0.5", "1");
  }

  @Test
  void whatWasChosenHasNoNoiseToDraw() {
    run("release median(salary) with eps=1 bounds=[0, 100k] as m");
    for (String look : List.of("plot noise of m", "show tradeoff of m")) {
      assertThat(run(look).diagnostics())
          .extracting(Diagnostic::message)
          .allMatch(message -> message.contains("was chosen and got no noise"))
          .hasSize(1);
    }
  }

  @Test
  void aSweepOfReleasesIsATableOfThemWithMeanAndDeviation() {
    run(
        "sweep eps in [0.1, 1], trial in 1..30 {"
            + " release sum(salary) with eps=eps bounds=[0, 100k] as total } as grid");
    assertThat(shown.stream().filter(TableView.class::isInstance)).hasSize(2);
    assertThat(ledger.charges()).hasSize(60);
    assertThat(run("compare grid by eps, total.value as both").ok()).isTrue();
    assertThat(text()).contains("total.value", " sd ");
    run("let values = grid.total.value");
    double[] values =
        ((List<?>) session.values().get("values"))
            .stream().mapToDouble(RowSummary::number).toArray();
    double few = deviation(Arrays.copyOf(values, 30));
    double many = deviation(Arrays.copyOfRange(values, 30, 60));
    // The deviations are √2/ε, each known to within half or twice by 30 draws but for 1 in 10^4.
    assertThat(few / many).isBetween(10 / 4.0, 10 * 4.0);
    assertThat(run("plot lines of grid with x=eps y=[total.value]").ok()).isTrue();
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Math.sqrt(Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / values.length);
  }

  @Test
  void theLabelIsAColumnLikeTheOthers() {
    assertThat(
            run("release mean(salary) by group with eps=9 bounds=[0, 100k] groups=[\"a\", \"b\"]")
                .ok())
        .isTrue();
    assertThat(text()).contains("group").containsPattern("(?m)^a ").containsPattern("(?m)^b ");
    assertThat(run("release top(group) with eps=5 delta=1e-6").ok()).isTrue();
    assertThat(text()).containsPattern("(?m)^a +\\d").containsPattern("(?m)^b +\\d");
    assertThat(run("release survey(group) with eps=1 answers=[\"a\"]").ok()).isTrue();
    assertThat(text()).contains("any other", "randomised_response");
  }
}
