package org.tattle.dsl.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tattle.Components;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.render.Render;
import org.tattle.dsl.source.Source;
import org.tattle.run.Control;

/** Several private trainings on the same rows are said to cost more than each of them. */
class SearchedTest {
  private static final String MADE =
      """
      set seed=1
      load wine as d
      model logistic
      train a on d with epochs=1
      """;

  private final Session session = new Session(Components.standard());
  private final List<String> seen = new ArrayList<>();
  private final Sink sink = Sink.of(shown -> seen.add(Render.text(shown, 400, false)), say -> {});

  @AfterEach
  void close() {
    session.close();
  }

  private List<String> said(String script) {
    session.run(new Source("test", MADE + script, null), sink, Control.NONE);
    return seen.stream()
        .flatMap(String::lines)
        .filter(line -> line.contains("private models of the same rows"))
        .toList();
  }

  /** Two exact Gaussians of μ at ε = 1 are one of √2 μ: 1.39 at twice the δ of 1e-4. */
  @Test
  void aSweepOfSettingsIsSaidToCostMoreThanEach() {
    List<String> said =
        said(
            """
            sweep rate in [0.01, 0.1] {
              defend dpsgd eps=1 delta=1e-4 batch=1000 lr=rate on a as p
            } as grid
            """);
    assertThat(said).anyMatch(line -> line.contains("`p`: 2 private models of the same rows"));
    assertThat(said).anyMatch(line -> line.contains("spends up to ε=1.39"));
  }

  /** So does a grid that is compared by its points. */
  @Test
  void aComparedSweepIsSaidToCostMoreThanEach() {
    List<String> said =
        said(
            """
            sweep rate in [0.01, 0.1] {
              defend dpsgd eps=1 delta=1e-4 batch=1000 lr=rate on a as p
            } as grid
            compare grid by rate
            """);
    assertThat(said).anyMatch(line -> line.contains("spends up to ε=1.39"));
  }

  @Test
  void oneTrainingIsSaidToCostWhatItCosts() {
    assertThat(said("defend dpsgd eps=1 on a as p; show p; compare a, p")).isEmpty();
  }

  @Test
  void theSameSettingsUnderAnotherNameAreOneTraining() {
    assertThat(
            said(
                "defend dpsgd eps=1 on a as p; defend dpsgd eps=1 on a as q; compare p, q by"
                    + " accuracy"))
        .isEmpty();
  }
}
