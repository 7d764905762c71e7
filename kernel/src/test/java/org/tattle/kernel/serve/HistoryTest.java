package org.tattle.kernel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryTest {
  @TempDir Path folder;

  @Test
  void anEmptyHistoryIsEmpty() {
    assertThat(history().tail(10)).isEmpty();
  }

  @Test
  void theTailSpansSessions() {
    fill(history(), "a", "b");
    History second = history();
    fill(second, "c");
    assertThat(sources(second.tail(2))).containsExactly("b", "c");
    assertThat(second.tail(3)).extracting(History.Entry::session).containsExactly(1, 1, 2);
  }

  @Test
  void aRangeIsOfOneSessionWithoutItsEnd() {
    fill(history(), "a", "b", "c");
    History second = history();
    fill(second, "d", "e");
    assertThat(sources(second.range(1, 1, 3))).containsExactly("a", "b");
    assertThat(sources(second.range(0, 2, 9))).containsExactly("e");
    assertThat(sources(second.range(-1, 3, 9))).containsExactly("c");
  }

  @Test
  void aSearchKnowsWildcardsAndTakesThemForNothingElse() {
    History history = history();
    fill(history, "train a", "train b", "attack (a)", "train a");
    assertThat(sources(history.search("train*", 10, false)))
        .containsExactly("train a", "train b", "train a");
    assertThat(sources(history.search("train*", 10, true))).containsExactly("train b", "train a");
    assertThat(sources(history.search("train ?", 1, false))).containsExactly("train a");
    assertThat(sources(history.search("attack (a)", 10, false))).containsExactly("attack (a)");
    assertThat(history.search("rain*", 10, false)).isEmpty();
  }

  @Test
  void sessionsAtTheSameTimeHaveNumbersOfTheirOwn() {
    History first = history();
    History second = history();
    fill(first, "a");
    fill(second, "b");
    fill(first, "c");
    assertThat(history().tail(9)).extracting(History.Entry::session).containsExactly(1, 2, 1);
  }

  @Test
  void aDamagedLineCostsOnlyItself() throws IOException {
    fill(history(), "a", "b");
    Path file = folder.resolve("history.jsonl");
    List<String> lines = Files.readAllLines(file);
    lines.set(1, lines.get(1).substring(0, 9));
    Files.write(file, lines);
    assertThat(sources(history().tail(9))).containsExactly("b");
  }

  @Test
  void aLargeFileIsCutToItsNewerHalf() throws IOException {
    History first = history();
    String large = "x".repeat(1 << 20);
    for (int i = 0; i < 6; i++) {
      first.add(i + 1, i + large);
    }
    Path file = folder.resolve("history.jsonl");
    long before = Files.size(file);
    history().tail(1);
    assertThat(Files.size(file)).isLessThan(before * 3 / 4);
    assertThat(history().tail(1).get(0).source()).startsWith("5x");
  }

  @Test
  void aFileThatCannotBeWrittenLosesNothingNow() throws IOException {
    Path blocked = Files.writeString(folder.resolve("blocked"), "a file and no folder");
    History history = new History(blocked.resolve("history.jsonl"));
    fill(history, "a");
    assertThat(sources(history.tail(9))).containsExactly("a");
  }

  private History history() {
    return new History(folder.resolve("history.jsonl"));
  }

  private static void fill(History history, String... cells) {
    for (int i = 0; i < cells.length; i++) {
      history.add(i + 1, cells[i]);
    }
  }

  private static List<String> sources(List<History.Entry> entries) {
    return entries.stream().map(History.Entry::source).toList();
  }
}
