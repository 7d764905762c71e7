package org.tattle.dsl.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.run.Cache;
import org.tattle.run.Key;
import picocli.CommandLine;

class CacheCommandTest {
  @TempDir private Path folder;
  private int exit;

  @BeforeEach
  void name() {
    System.setProperty("tattle.cache", folder.toString());
  }

  @AfterEach
  void forget() {
    System.clearProperty("tattle.cache");
  }

  private String cache(String... arguments) {
    StringWriter text = new StringWriter();
    exit =
        new CommandLine(new CacheCommand())
            .setOut(new PrintWriter(text))
            .setErr(new PrintWriter(text))
            .execute(arguments);
    return text.toString();
  }

  @Test
  void tellsTheFolderAndWhatIsInItByKind() {
    Cache.user().put(Key.of("model", 1), new byte[1953]);
    Cache.user().put(Key.of("shadow", 1), new byte[10]);
    Cache.user().put(Key.of("shadow", 2), new byte[10]);
    assertThat(cache())
        .contains(folder.toString(), "5 GB")
        .containsPattern("model +1 +2 kB")
        .containsPattern("shadow +2 +114 bytes");
    assertThat(exit).isZero();
  }

  @Test
  void clearsAllOrWhatIsOld() {
    Cache.user().put(Key.of("model", 1), new byte[100]);
    assertThat(cache("clear", "--older", "30d")).contains("removed 0 entries");
    assertThat(Cache.user().has(Key.of("model", 1))).isTrue();
    assertThat(cache("clear")).contains("removed 1 entry, 147 bytes");
    assertThat(Cache.user().has(Key.of("model", 1))).isFalse();
    assertThat(cache()).startsWith("0 bytes of 5 GB");
  }

  @Test
  void refusesATimeThatIsNone() {
    assertThat(cache("clear", "--older", "5k")).contains("`5k` is not a time");
    assertThat(exit).isEqualTo(2);
  }
}
