package org.tattle.dsl.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tattle.Components;
import org.tattle.dsl.run.record.RunRecord;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.source.Source;
import org.tattle.run.Cache;
import org.tattle.run.Control;

class TimesTest {
  private static final String SCRIPT =
      "set seed=1; load wine rows=60; train base with epochs=1; attack gap; defend labels_only\n"
          + "attack threshold on base\n";

  @Test
  void whatWasMadeAndAttackedIsTimedAndNoRecordHoldsIt() {
    List<Shown> shown = new ArrayList<>();
    try (Session session = new Session(Components.standard(), Cache.memory())) {
      Sink sink = Sink.of(shown::add, said -> {});
      assertThat(session.run(new Source("test", SCRIPT + "show time"), sink, Control.NONE).ok())
          .isTrue();
      RunRecord record = session.record(new RunRecord.Script("test", "", SCRIPT, List.of()));
      assertThat(record.metrics().keySet()).noneMatch(path -> path.contains("time"));
    }
    TableView table = (TableView) shown.get(0);
    assertThat(table.headers()).containsExactly("target", "making it", "gap", "threshold");
    List<List<String>> rows = table.cells(10);
    assertThat(rows).extracting(row -> row.get(0)).containsExactly("base", "labels_only");
    assertThat(rows.get(0).subList(1, 4)).allMatch(it -> it.matches("[\\d.]+ m?s"));
    assertThat(rows.get(1).get(3)).isEqualTo("–");
  }
}
