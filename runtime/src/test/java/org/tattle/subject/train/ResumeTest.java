package org.tattle.subject.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.run.Cache;

/** What a killed process had finished is not done again, and nothing else is changed by that. */
class ResumeTest {
  private static final int MODELS = Shadowed.SHADOWS + 1;

  @TempDir private Path folder;

  @Test
  void anAttackThatWasKilledGoesOnWhereItWas() throws Exception {
    int finished = 12;
    Process killed = start(finished);
    try (BufferedReader out = killed.inputReader()) {
      assertThat(out.readLine()).isEqualTo("waiting");
      killed.destroyForcibly().waitFor();
    }
    assertThat(models()).hasSize(finished);
    Shadowed.Outcome resumed = Shadowed.attack(Cache.disk(folder, 1 << 30));
    assertThat(resumed.trained()).isEqualTo(MODELS - finished);
    Shadowed.Outcome undisturbed = Shadowed.attack(Cache.none());
    assertThat(undisturbed.trained()).isEqualTo(MODELS);
    assertThat(resumed.scores()).isEqualTo(undisturbed.scores());
  }

  @Test
  void twoProcessesShareOneCache() throws Exception {
    List<Process> both = List.of(start(MODELS), start(MODELS));
    String first = said(both.get(0));
    assertThat(said(both.get(1))).isEqualTo(first);
    Shadowed.Outcome third = Shadowed.attack(Cache.disk(folder, 1 << 30));
    assertThat(third.trained()).isZero();
    assertThat(third.scores()).isEqualTo(first);
  }

  @Test
  void oneDamagedModelIsTrainedAgainAndNoOther() throws Exception {
    Shadowed.Outcome whole = Shadowed.attack(Cache.disk(folder, 1 << 30));
    Path file = models().get(0);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    Shadowed.Outcome mended = Shadowed.attack(Cache.disk(folder, 1 << 30));
    assertThat(mended.trained()).isEqualTo(1);
    assertThat(mended.scores()).isEqualTo(whole.scores());
  }

  private Process start(int pause) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            Shadowed.class.getName(),
            folder.toString(),
            Integer.toString(pause))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String said(Process process) throws Exception {
    try (BufferedReader out = process.inputReader()) {
      String line = out.readLine();
      assertThat(process.waitFor()).isZero();
      return line;
    }
  }

  private List<Path> models() throws IOException {
    Path entries = folder.resolve("entries");
    try (Stream<Path> files = Files.walk(entries)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> Shadowed.MODELS.contains(entries.relativize(file).getName(0).toString()))
          .toList();
    }
  }
}
