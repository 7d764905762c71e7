package org.tattle.dsl.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.Components;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.source.Source;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Key;

/** An attack that is cut off was answered before, and what it was answered stays in the log. */
class CutOffTest {
  private static final String WATCHED =
      "set seed=1; load wine rows=120; train base with epochs=2; defend audit_queries on base as api";

  /**
   * Stops whatever looks often enough whether it is to stop, once a model has learned from answers.
   */
  private static final class Stopping implements Cache, Control {
    private final Cache cache = Cache.memory();
    private final int looks;
    private boolean learned;
    private int looked;

    Stopping(int looks) {
      this.looks = looks;
    }

    @Override
    public synchronized boolean cancelled() {
      return learned && ++looked > looks;
    }

    @Override
    public Optional<byte[]> get(Key key) {
      return cache.get(key);
    }

    @Override
    public boolean has(Key key) {
      return cache.has(key);
    }

    @Override
    public synchronized void put(Key key, byte[] bytes) {
      learned |= key.kind().equals("pupil");
      cache.put(key, bytes);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "attack extraction on api with queries=40 | 0",
        "attack inversion on api with by=answers queries=20000 | 3000"
      })
  void whatWasAskedStaysInTheLog(String attack, int looks) {
    Stopping stopping = new Stopping(looks);
    List<Shown> shown = new ArrayList<>();
    Sink sink = Sink.of(shown::add, said -> {});
    try (Session session = new Session(Components.standard(), stopping)) {
      assertThat(session.run(new Source("1", WATCHED), Sink.NONE, Control.NONE).ok()).isTrue();
      assertThat(session.run(new Source("2", attack), Sink.NONE, stopping).interrupted()).isTrue();
      assertThat(session.run(new Source("3", "show log of api"), sink, Control.NONE).ok()).isTrue();
    }
    List<List<String>> log = ((TableView) shown.get(0)).cells(10);
    assertThat(Integer.parseInt(log.get(log.size() - 1).get(1).replace(",", "")))
        .as(log.toString())
        .isBetween(40, 19_999);
  }
}
