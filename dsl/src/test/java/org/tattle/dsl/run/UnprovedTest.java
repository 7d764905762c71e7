package org.tattle.dsl.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.Components;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.run.record.RunRecord;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.render.Render;
import org.tattle.dsl.source.Source;
import org.tattle.run.Control;

/** An ε that nothing proves says so wherever it is seen. */
class UnprovedTest {
  private static final String MADE =
      """
      set seed=1
      load wine as d
      train a on d with epochs=1
      sweep e in [1, 2] {
        defend dpsgd eps=e delta=1e-3 on a as p with accountant=gdp epochs=1
      } as grid
      defend dpsgd eps=1 delta=1e-3 on a as p with accountant=gdp epochs=1
      attack gap on p
      """;

  @TempDir Path folder;
  private final Session session = new Session(Components.standard());
  private final List<String> seen = new ArrayList<>();
  private final Sink sink = Sink.of(shown -> seen.add(Render.text(shown, 200, false)), say -> {});

  @AfterEach
  void close() {
    session.close();
  }

  private Outcome run(String script) {
    return session.run(new Source("test", script, folder), sink, Control.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "show p",
        "show p.eps",
        "show 2 * p.eps + 1",
        "show max(grid.eps)",
        "let kept = p.eps; show kept",
        "show epsilon(rate=1%, noise=1, steps=100, by=gdp)",
        "show noise(eps=1, rate=1%, steps=100, by=gdp)",
        "show steps(eps=1, rate=1%, noise=1, by=gdp)",
        "show risk of p",
        "compare a, p",
        "compare a, p by accuracy, eps",
        "compare grid by e, eps",
        "plot lines of grid with x=eps y=accuracy",
        "plot tradeoff of grid with x=eps y=[accuracy, eps]",
      })
  void whatIsShownSaysSo(String shown) {
    run(MADE);
    seen.clear();
    Outcome outcome = run(shown);
    assertThat(outcome.diagnostics()).as(shown).isEmpty();
    assertThat(seen).anyMatch(text -> text.contains("no guarantee"));
  }

  @Test
  void noCeilingIsDrawnFromIt() {
    run(MADE);
    List<Figure> figures = new ArrayList<>();
    session.run(
        new Source("test", "plot roc of p", folder),
        Sink.of(shown -> figures.add((Figure) shown), say -> {}),
        Control.NONE);
    assertThat(figures.get(0).series()).noneMatch(series -> series.name().contains("limit"));
  }

  @Test
  void filesForOtherProgramsSaySo() throws IOException {
    run(MADE + "export p to \"p.csv\"; export grid to \"g.json\"; report to \"r.html\"");
    assertThat(Files.readString(folder.resolve("p.csv"))).contains("no guarantee");
    assertThat(Files.readString(folder.resolve("g.json"))).contains("\"eps.caveat\" : ");
    assertThat(Files.readString(folder.resolve("r.html")))
        .contains("promises nothing", "can be too small, no guarantee");
    assertThat(session.record(new RunRecord.Script("s", "", "", List.of())).metrics())
        .hasEntrySatisfying("p.eps", eps -> assertThat(eps.caveat()).contains("no guarantee"))
        .hasEntrySatisfying("p.accuracy", share -> assertThat(share.caveat()).isEmpty());
  }

  @Test
  void anAssertionOnItIsDoubtedOnceForEachNumber() {
    run(MADE);
    assertThat(run("assert 2 * p.eps < 3 and p.accuracy >= 0").diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(Code.A604);
    assertThat(run("assert p.accuracy >= 0").diagnostics()).isEmpty();
  }
}
