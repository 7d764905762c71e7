package org.tattle.privacy.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.privacy.Stingy;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.Neighbours;

/** In what order a line and its head get to the disk, and through what channel. */
class ChainOnDiskTest {
  private static final Chain.Line LINE =
      new Chain.Line(
          null,
          new Charge("patients", "count", "draw", Neighbours.PLACES, null, Expense.pure(0.5)),
          null);
  private static final String OLD =
      "{\"data\":\"patients\",\"what\":\"count\",\"expense\":{\"steps\":[],\"pure\":[0.5],\"delta\":0.0}}\n";

  @TempDir Path folder;
  private Path file;
  private LedgerEnd.Place head;

  @BeforeEach
  void name() {
    file = folder.resolve("ledger.jsonl");
    head = LedgerEnd.Place.of(file);
  }

  private void refuseToWrite() throws IOException {
    try (FileChannel reading = FileChannel.open(file, StandardOpenOption.READ)) {
      Chain chain = Chain.read(reading, head);
      assertThatThrownBy(() -> chain.append(LINE)).isInstanceOf(NonWritableChannelException.class);
      assertThat(chain.book().charges()).as("what is not written is not charged").isEmpty();
    }
  }

  /** Else a crash after the first line would leave a ledger without a head, which is refused. */
  @Test
  void theHeadIsThereBeforeTheFirstLine() throws IOException {
    Files.createFile(file);
    refuseToWrite();
    assertThat(head.read().orElseThrow().lines()).isZero();
    try (FileChannel channel = new Stingy(file)) {
      assertThat(Chain.read(channel, head).book().charges()).isEmpty();
    }
  }

  @Test
  void theHeadNeverKnowsALineThatIsNotOnTheDisk() throws IOException {
    try (Stingy channel = new Stingy(file)) {
      Chain chain = Chain.read(channel, head);
      for (int lines = 1; lines <= 3; lines++) {
        chain.append(LINE);
        assertThat(channel.forced()).hasSize(lines).last().isEqualTo(Files.size(file));
        assertThat(head.read().orElseThrow().lines()).isEqualTo(lines);
        assertThat(chain.book().charges()).hasSize(lines);
      }
    }
    byte[] known = Files.readAllBytes(head.file());
    try (FileChannel reading = FileChannel.open(file, StandardOpenOption.READ)) {
      Chain chain = Chain.read(reading, head);
      assertThatThrownBy(() -> chain.append(LINE)).isInstanceOf(NonWritableChannelException.class);
    }
    assertThat(Files.readAllBytes(head.file())).isEqualTo(known);
  }

  @Test
  void aChannelMayGiveLessThanItWasAskedFor() throws IOException {
    try (Stingy channel = new Stingy(file)) {
      Chain.read(channel, head).append(LINE);
    }
    for (int again = 1; again <= 3; again++) {
      try (Stingy channel = new Stingy(file)) {
        Chain chain = Chain.read(channel, head);
        assertThat(chain.book().charges()).hasSize(again).containsOnly(LINE.charge());
        chain.append(LINE);
      }
    }
  }

  /** Once there is a head, it vouches for the lines before its first one too. */
  @Test
  void linesOfOldThatWereEditedAfterTheHeadWasWrittenAreRefused() throws IOException {
    Files.writeString(file, OLD + OLD);
    try (FileChannel reading = FileChannel.open(file, StandardOpenOption.READ)) {
      Chain chain = Chain.read(reading, head);
      assertThatThrownBy(() -> chain.append(LINE)).isInstanceOf(NonWritableChannelException.class);
    }
    assertThat(head.read().orElseThrow().lines()).isEqualTo(2);
    try (FileChannel channel = new Stingy(file)) {
      Chain chain = Chain.read(channel, head);
      assertThat(chain.book().charges()).hasSize(2);
      assertThat(chain.book().notes())
          .isEqualTo(List.of("2 lines are from before there were seals"));
    }
    Files.writeString(file, OLD + OLD.replace("0.5", "0.1"));
    try (FileChannel channel = new Stingy(file)) {
      assertThatThrownBy(() -> Chain.read(channel, head))
          .isInstanceOf(Damage.class)
          .hasMessage("its lines are not those that its head `%s` knows", head.file());
    }
  }
}
