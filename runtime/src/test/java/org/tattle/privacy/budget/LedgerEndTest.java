package org.tattle.privacy.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerEndTest {
  private static final Secret SECRET = Secret.fresh();

  @TempDir Path folder;

  private LedgerEnd.Place place() {
    return LedgerEnd.Place.of(folder.resolve("ledger.jsonl"));
  }

  @Test
  void itLiesBesideItsLedgerAndComesBackAsItWasWritten() throws IOException {
    assertThat(place().file()).isEqualTo(folder.resolve("ledger.jsonl.head"));
    assertThat(place().read()).isEmpty();
    for (long lines : new long[] {0, 1, 1L << 40}) {
      place().write(new LedgerEnd(SECRET, lines, "seal"));
      LedgerEnd head = place().read().orElseThrow();
      assertThat(head.lines()).isEqualTo(lines);
      assertThat(head.seal()).isEqualTo("seal");
      assertThat(head.secret().hex()).isEqualTo(SECRET.hex());
      try (var files = Files.list(folder)) {
        assertThat(files).containsExactly(place().file());
      }
    }
  }

  @Test
  void whoSignsWithoutTheSecretMakesNoHead() throws IOException {
    place().write(new LedgerEnd(SECRET, 7, "seal"));
    String text = Files.readString(place().file());
    String other = Secret.fresh().hex();
    for (String changed :
        new String[] {
          text.replace(":7", ":6"),
          text.replace("\"seal\":\"seal\"", "\"seal\":\"sale\""),
          text.replace(SECRET.hex(), other),
          text.replace("\"lines\"", "\"count\""),
          text.replace("signature", "sign"),
        }) {
      assertThat(changed).isNotEqualTo(text);
      Files.writeString(place().file(), changed);
      assertThatThrownBy(() -> place().read())
          .isInstanceOf(Damage.class)
          .hasMessage("its head `%s` is damaged", place().file());
    }
  }

  @Test
  void noLedgerHasFewerThanNoLines() throws IOException {
    place().write(new LedgerEnd(SECRET, -1, "seal"));
    assertThatThrownBy(() -> place().read()).isInstanceOf(Damage.class);
  }

  /** What cannot be read is not damaged: it may be whole. */
  @Test
  void aFolderInItsPlaceIsAnObstacleAndNoDamage() throws IOException {
    Files.createDirectory(place().file());
    assertThatThrownBy(() -> place().read())
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(Damage.class);
  }
}
