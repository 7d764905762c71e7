package org.tattle.dsl.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tattle.Components;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.source.Source;
import org.tattle.run.Control;
import tech.tablesaw.api.Table;

/** Tables that results have, row by row. */
class ListedTest {
  private static TableView shown(String script) {
    List<Shown> shown = new ArrayList<>();
    Sink sink = Sink.of(shown::add, line -> {});
    try (Session session = new Session(Components.standard())) {
      assertThat(session.run(new Source("test", script), sink, Control.NONE).ok()).isTrue();
    }
    return (TableView) shown.get(0);
  }

  @Test
  void recordsComeMostExposedFirstWithWhatStoodInTheirRows() {
    TableView view =
        shown("load wine; train base with epochs=3; attack threshold; show base.threshold.records");
    Table table = view.table();
    assertThat(view.total()).isEqualTo(178);
    assertThat(table.rowCount()).isEqualTo(20);
    assertThat(table.columnNames()).startsWith("rank", "row", "score", "member", "fpr", "class");
    assertThat(table.columnNames()).contains("alcohol");
    assertThat(table.numberColumn("rank").asDoubleArray()).startsWith(1.0, 2.0, 3.0);
    double[] scores = table.numberColumn("score").asDoubleArray();
    assertThat(scores[0]).isGreaterThanOrEqualTo(scores[19]);
    // The bundled wines have between 11 and 15 per cent of alcohol by volume.
    for (double percent : table.numberColumn("alcohol").asDoubleArray()) {
      assertThat(percent).isBetween(10.9, 15.1);
    }
  }

  @Test
  void rowsOfImagesHaveNoColumnsToShow() {
    Table table =
        shown("load digits rows=200; train base with epochs=1; attack gap; show base.gap.records")
            .table();
    assertThat(table.columnNames())
        .containsExactly("rank", "row", "score", "member", "fpr", "class");
  }
}
