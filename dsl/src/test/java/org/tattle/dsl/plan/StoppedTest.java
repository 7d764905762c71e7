package org.tattle.dsl.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.Components;
import org.tattle.dsl.check.bind.Given;
import org.tattle.dsl.run.Outcome;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.source.Scripts;
import org.tattle.dsl.source.Source;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Key;

/** Shadow models that were finished when a run was stopped are kept, and a plan knows of them. */
class StoppedTest {
  private static final String SCRIPT =
      "set seed=7; load digits rows=200; model mlp hidden=[8]; train base with epochs=2\n"
          + "attack lira with shadows=32";

  private static final String CLAIM =
      "set seed=7; load digits rows=200; model logistic; train base with epochs=1\n"
          + "defend dpsgd eps=3 epochs=1 on base as private\n"
          + "claim eps=3 delta=1e-5 on private with canaries=20";

  @TempDir private Path folder;

  @Test
  void afterAKillOnlyTheOthersAreTrained() throws Exception {
    kill(SCRIPT, "shadow", 10);
    assertThat(kept("shadow")).isEqualTo(10);
    theRestIsTrained(22);
  }

  @Test
  @Tag("slow")
  void aClaimThatWasKilledHalfwayIsCheckedWithoutTrainingItAgain() throws Exception {
    kill(CLAIM, "probe", 5);
    assertThat(kept("probe")).isEqualTo(5);
    Set<String> before = keys();
    Set<Key> put = new HashSet<>();
    Outcome again = run(Cache.disk(folder, 1 << 30), put);
    assertThat(again.diagnostics()).extracting(it -> it.code().name()).doesNotContain("X900");
    assertThat(put).extracting(Key::kind).contains("probe", "model");
    assertThat(put).extracting(StoppedTest::written).doesNotContainAnyElementsOf(before);
    put.clear();
    Outcome once = run(Cache.memory(), put);
    assertThat(codes(again)).isEqualTo(codes(once));
    assertThat(keys()).containsAll(put.stream().map(StoppedTest::written).toList());
  }

  private static List<String> codes(Outcome outcome) {
    return outcome.diagnostics().stream().map(it -> it.code() + " " + it.message()).toList();
  }

  private static String written(Key key) {
    return key.kind() + "/" + key.hex();
  }

  /** What is kept, by its kind and key. */
  private Set<String> keys() throws IOException {
    return files().stream()
        .map(folder.resolve("entries")::relativize)
        .map(file -> file.getName(0) + "/" + file.getName(1) + file.getName(2))
        .collect(Collectors.toSet());
  }

  private Outcome run(Cache cache, Set<Key> put) {
    Cache watched =
        new Cache() {
          @Override
          public Optional<byte[]> get(Key key) {
            return cache.get(key);
          }

          @Override
          public boolean has(Key key) {
            return cache.has(key);
          }

          @Override
          public void put(Key key, byte[] bytes) {
            put.add(key);
            cache.put(key, bytes);
          }
        };
    try (Session session = new Session(Components.standard(), watched)) {
      return session.run(new Source("test", CLAIM), Sink.NONE, Control.NONE);
    }
  }

  /** Runs a script in another process, which is killed when it has kept so many models. */
  private void kill(String script, String kind, int kept) throws Exception {
    Process killed =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Paused.class.getName(),
                folder.toString(),
                kind,
                String.valueOf(kept),
                script)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = killed.inputReader()) {
      assertThat(out.readLine()).isEqualTo("waiting");
      killed.destroyForcibly().waitFor();
    }
  }

  @Test
  void afterAnInterruptOnlyTheOthersAreTrained() throws IOException {
    Paused stopped = new Paused(Cache.disk(folder, 1 << 30), "shadow", 10, false);
    try (Session session = new Session(Components.standard(), stopped)) {
      assertThat(session.run(new Source("test", SCRIPT), Sink.NONE, stopped).interrupted())
          .isTrue();
    }
    int finished = (int) kept("shadow");
    assertThat(finished).isBetween(10, 31);
    theRestIsTrained(32 - finished);
  }

  private void theRestIsTrained(int rest) throws IOException {
    try (Session session = new Session(Components.standard(), Cache.disk(folder, 1 << 30))) {
      Source source = new Source("test", SCRIPT);
      List<Shown> shown = new ArrayList<>();
      session.explain(
          Scripts.of(source), Given.NOTHING, Sink.of(shown::add, said -> {}), Control.NONE);
      assertThat(((TableView) shown.get(0)).notes().get(0)).startsWith(rest + " models to train");
      assertThat(session.run(source, Sink.NONE, Control.NONE).ok()).isTrue();
    }
    assertThat(kept("shadow")).isEqualTo(32);
  }

  private long kept(String kind) throws IOException {
    return files().stream().filter(file -> file.toString().contains(kind)).count();
  }

  private Set<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).collect(Collectors.toSet());
    }
  }
}
