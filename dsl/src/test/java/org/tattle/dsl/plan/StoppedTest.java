package org.tattle.dsl.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.Components;
import org.tattle.dsl.check.bind.Given;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.source.Scripts;
import org.tattle.dsl.source.Source;
import org.tattle.run.Cache;
import org.tattle.run.Control;

/** Shadow models that were finished when a run was stopped are kept, and a plan knows of them. */
class StoppedTest {
  private static final String SCRIPT =
      "set seed=7; load digits rows=200; model mlp hidden=[8]; train base with epochs=2\n"
          + "attack lira with shadows=32";

  @TempDir private Path folder;

  @Test
  void afterAKillOnlyTheOthersAreTrained() throws Exception {
    Process killed =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Paused.class.getName(),
                folder.toString(),
                "10",
                SCRIPT)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = killed.inputReader()) {
      assertThat(out.readLine()).isEqualTo("waiting");
      killed.destroyForcibly().waitFor();
    }
    assertThat(shadows()).isEqualTo(10);
    theRestIsTrained(22);
  }

  @Test
  void afterAnInterruptOnlyTheOthersAreTrained() throws IOException {
    Paused stopped = new Paused(Cache.disk(folder, 1 << 30), 10, false);
    try (Session session = new Session(Components.standard(), stopped)) {
      assertThat(session.run(new Source("test", SCRIPT), Sink.NONE, stopped).interrupted())
          .isTrue();
    }
    int finished = (int) shadows();
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
    assertThat(shadows()).isEqualTo(32);
  }

  private long shadows() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().contains("shadow"))
          .count();
    }
  }
}
