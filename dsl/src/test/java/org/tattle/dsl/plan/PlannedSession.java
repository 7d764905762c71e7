package org.tattle.dsl.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.tattle.Components;
import org.tattle.dsl.check.bind.Given;
import org.tattle.dsl.run.Outcome;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.source.Scripts;
import org.tattle.dsl.source.Source;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.subject.train.Trainer;
import tech.tablesaw.api.Table;

/** A session whose plans, and what it trains, are looked at. */
abstract class PlannedSession {
  static final String SMALL =
      "set seed=7; load digits rows=200; model mlp hidden=[8]; train base with epochs=2\n";

  private static final Set<String> TRAINED =
      Set.of("model", "shadow", "probe", "pupil", "onward", "classifier", "slice");

  final Watched cache = new Watched(Cache.memory(), new LinkedHashSet<>());
  final Session session = new Session(Components.standard(), cache);
  final List<Shown> shown = new ArrayList<>();
  final List<String> said = new ArrayList<>();
  final Sink sink = Sink.of(shown::add, said::add);

  /** A cache that knows which models were put into it. */
  record Watched(Cache cache, Set<Key> put) implements Cache {
    @Override
    public Optional<byte[]> get(Key key) {
      return cache.get(key);
    }

    @Override
    public synchronized void put(Key key, byte[] bytes) {
      if (TRAINED.contains(key.kind())) {
        put.add(key);
      }
      cache.put(key, bytes);
    }

    @Override
    public boolean has(Key key) {
      return cache.has(key);
    }
  }

  @AfterEach
  void close() {
    session.close();
  }

  Outcome run(String script) {
    return session.run(new Source("test", script), sink, Control.NONE);
  }

  Table explain(String script) {
    shown.clear();
    Outcome outcome =
        session.explain(Scripts.of(new Source("test", script)), Given.NOTHING, sink, Control.NONE);
    assertThat(outcome.diagnostics()).isEmpty();
    return ((TableView) shown.get(0)).table();
  }

  static List<String> column(Table table, String name) {
    return table.column(name).asStringColumn().asList();
  }

  Plan plan(String script) {
    var checked = session.check(new Source("test", script));
    assertThat(checked.diagnostics()).isEmpty();
    try (Workers workers = new LocalWorkers(2)) {
      return Planner.ahead(
              session.values(),
              session.settings(),
              settings ->
                  new Trainer(
                      workers,
                      settings.cache() ? cache : Cache.none(),
                      settings.root(),
                      settings.seed().isPresent()),
              true,
              Control.NONE)
          .plan(checked.steps())
          .sound();
    }
  }

  static Set<Key> known(Set<Key> keys) {
    return keys.stream()
        .filter(key -> Set.of("model", "shadow", "probe").contains(key.kind()))
        .collect(Collectors.toSet());
  }
}
