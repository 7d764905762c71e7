package org.tattle.dsl.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tattle.Components;
import org.tattle.dsl.check.bind.Given;
import org.tattle.dsl.check.task.Checked;
import org.tattle.dsl.run.Outcome;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.source.Source;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.subject.train.Trainer;

/** What a run trains is what its plan said, whatever the script: a law. */
class PlannedRunTest {
  /** Those whose keys are known before; what learns from answers has keys of these. */
  private static final Set<String> KNOWN = Set.of("model", "shadow", "probe");

  private final Set<Key> put = new HashSet<>();
  private final Cache cache = watched(Cache.memory());

  private Cache watched(Cache kept) {
    return new Cache() {
      @Override
      public Optional<byte[]> get(Key key) {
        return kept.get(key);
      }

      @Override
      public void put(Key key, byte[] bytes) {
        synchronized (put) {
          put.add(key);
        }
        kept.put(key, bytes);
      }

      @Override
      public boolean has(Key key) {
        return kept.has(key);
      }
    };
  }

  @Test
  void cellsTrainWhatTheirPlansSay() throws IOException {
    assertThat(holds(Path.of("src/test/scripts/cells"))).isGreaterThan(3);
  }

  @Test
  @Tag("slow")
  void cellsThatFailTrainNothingElse() throws IOException {
    assertThat(holds(Path.of("src/test/scripts/bad/run"))).isGreaterThan(10);
  }

  @Test
  @Tag("slow")
  void theScriptsThatTheLanguageWasDesignedByTrainWhatTheirPlansSay() throws IOException {
    Path shared = Path.of("../../shared/design/scripts");
    assumeTrue(Files.isDirectory(shared), "there is no " + shared);
    assertThat(holds(shared)).isGreaterThan(2);
  }

  /** How many cells trained something. */
  private int holds(Path folder) throws IOException {
    int trained = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".tattle")).sorted().toList()) {
        try (Session session = Session.dry(Components.standard(), cache);
            Workers workers = new LocalWorkers(1)) {
          for (String cell : Files.readString(file).split("(?m)^# cell .*\n")) {
            trained += holds(Source.cell("cell", cell, folder, "cell"), session, workers) ? 1 : 0;
          }
        }
      }
    }
    return trained;
  }

  private boolean holds(Source cell, Session session, Workers workers) {
    Checked checked = session.check(cell, Given.NOTHING);
    if (!checked.ok()) {
      return false;
    }
    Plan plan =
        Planner.ahead(
                session.values(),
                session.settings(),
                settings ->
                    new Trainer(workers, cache, settings.root(), settings.seed().isPresent()),
                false,
                Control.NONE)
            .plan(checked.steps());
    put.clear();
    Outcome outcome = session.run(cell, Sink.NONE, Control.NONE);
    Set<String> done = known(put);
    Set<String> planned = known(plan.trains());
    if (plan.known()) {
      assertThat(planned).as(cell.text()).containsAll(done);
    }
    if (plan.known() && outcome.exit() == 0) {
      assertThat(done).as(cell.text()).isEqualTo(planned);
    }
    return !done.isEmpty();
  }

  private static Set<String> known(Set<Key> keys) {
    return keys.stream()
        .filter(key -> KNOWN.contains(key.kind()))
        .map(Key::hex)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
