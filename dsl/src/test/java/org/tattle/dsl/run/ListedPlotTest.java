package org.tattle.dsl.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tattle.Components;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.Figure;
import org.tattle.dsl.show.Series;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.source.Source;
import org.tattle.run.Cache;
import org.tattle.run.Control;

/** Columns of what a target or a result lists are drawn as those of a sweep are. */
class ListedPlotTest {
  private static final String BAGGED =
      """
      set seed=1
      load digits rows=200 as d
      train base on d with epochs=2
      attack gap on base
      defend bagging shards=5 replay=false on base as bagged
      """;

  private final Session session = new Session(Components.standard(), Cache.memory());
  private final List<Shown> shown = new ArrayList<>();

  @AfterEach
  void close() {
    session.close();
  }

  private Outcome run(String script) {
    shown.clear();
    Sink sink = Sink.of(shown::add, line -> {});
    return session.run(new Source("test", script), sink, Control.NONE);
  }

  @Test
  void aCertificateIsDrawnOverTheRowsItOutlasts() {
    assertThat(run(BAGGED).diagnostics()).isEmpty();
    Outcome drawn = run("plot lines of bagged.outlasted with x=rows y=[certified, lower]");
    assertThat(drawn.diagnostics()).isEmpty();
    Figure figure = (Figure) shown.get(0);
    assertThat(figure.title()).isEqualTo("bagged.outlasted");
    assertThat(figure.series()).extracting(Series::name).contains("certified", "lower");
    assertThat(figure.notes()).noneMatch(note -> note.startsWith("Bars"));
  }

  /** What the rows are is added to such lists, and known only once they are there. */
  @Test
  void whatIsNoNumberOrNotThereIsTold() {
    run(BAGGED);
    Outcome text = run("plot lines of base.gap.records with x=score y=class");
    assertThat(text.diagnostics()).extracting(d -> d.code().name()).containsExactly("R542");
    Outcome unknown = run("plot lines of base.gap.records with x=score y=nothing");
    assertThat(unknown.diagnostics()).extracting(d -> d.code().name()).containsExactly("R504");
    Outcome known = run("plot lines of bagged.outlasted with x=row y=certified");
    assertThat(known.diagnostics()).extracting(d -> d.code().name()).containsExactly("T304");
  }
}
