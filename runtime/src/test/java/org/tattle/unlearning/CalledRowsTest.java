package org.tattle.unlearning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.component.RowChoice;
import org.tattle.data.Column.Role;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.data.set.Wine;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;

/** Whether members are found by what people call them, and by what is said of them. */
class CalledRowsTest {
  private static final int[] EVEN = IntStream.range(0, 60).map(i -> 2 * i).toArray();
  private static final int[] ODD = IntStream.range(0, 59).map(i -> 2 * i + 1).toArray();
  private static final Split SPLIT = new Split(Split.Adversary.HALVES, EVEN, ODD, EVEN);
  private static final Dataset DATA = data();

  /** Each of them has two rows, and an age of which some are missing. */
  private static Dataset data() {
    Dataset wine = new Wine().load(Control.NONE).take(IntStream.range(0, 120).toArray());
    List<String> persons = IntStream.range(0, 120).mapToObj(i -> "P" + i / 2).toList();
    List<String> ages =
        IntStream.range(0, 120)
            .mapToObj(i -> i < 4 ? i < 2 ? "" : "NA" : Integer.toString(i))
            .toList();
    return wine.with(
        new WrittenTable(
            List.of(
                WrittenColumn.of("person", Role.PERSON, persons),
                WrittenColumn.of("age in years", Role.PLAIN, ages))));
  }

  private static int[] rows(String... texts) {
    return new RowsToForget(RowChoice.called(List.of(texts)), true)
        .of(SPLIT, DATA, new Seed(1), Control.NONE);
  }

  @Test
  void whoIsCalledSoIsFoundWithAllRowsThatWereTrainedOn() {
    assertThat(rows("P7", "P3")).containsExactly(6, 14);
    assertThat(rows("P7", "P7")).containsExactly(14);
  }

  @Test
  void numbersAreComparedAsNumbersAndWhatIsMissingIsNothing() {
    assertThat(rows("age in years >= 114")).containsExactly(114, 116, 118);
    assertThat(rows("age in years<10")).containsExactly(4, 6, 8);
    assertThat(rows("age in years = 8.0", "person = P3")).containsExactly(6, 8);
    assertThat(rows("age in years <= 6", "age in years > 116")).containsExactly(4, 6, 118);
    assertThat(rows("person != P3")).hasSize(59);
  }

  @Test
  void whoIsNotThereIsTold() {
    assertThatThrownBy(() -> rows("P7", "P77"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("`P77`");
    assertThatThrownBy(() -> rows("size > 3")).hasMessageContaining("no row is called");
    assertThatThrownBy(() -> rows("age in years > 500"))
        .hasMessage("`age in years > 500` holds of no row, and `age in years >= 4` of some");
    assertThatThrownBy(() -> rows("person == P3"))
        .hasMessage("`person == P3` holds of no row, and `person = P0` of some");
    assertThat(rows("age in years >= 4")).hasSize(58);
    assertThat(rows("person = P0")).containsExactly(0);
    assertThatThrownBy(() -> rows("age in years = 5")).hasMessageContaining("none of them");
    assertThatThrownBy(() -> rows("person != nobody")).hasMessageContaining("nobody");
    RowsToForget called = new RowsToForget(RowChoice.called(List.of("P1")), true);
    Dataset bare = DATA.with(WrittenTable.NONE);
    assertThatThrownBy(() -> called.of(SPLIT, bare, new Seed(1), Control.NONE))
        .hasMessageContaining("no ids");
  }

  private static int[] asked(Path folder, String... lines) throws IOException {
    Files.write(folder.resolve("asked.csv"), List.of(lines));
    return new RowsToForget(RowChoice.called(List.of("asked.csv")), true)
        .of(SPLIT, DATA, new Seed(1), Control.NONE.in(folder));
  }

  @Test
  void whoStandsInAFileIsFound(@TempDir Path folder) throws IOException {
    int[] both = {6, 14};
    assertThat(asked(folder, "P7", "P3")).containsExactly(both);
    assertThat(asked(folder, "person", "P7", "", "P3")).containsExactly(both);
    assertThat(asked(folder, "when;Person;why", "2026-11-02;P3;left", "2026-11-03;P7;asked"))
        .containsExactly(both);
    assertThat(rows("P7", "P3")).containsExactly(both);
  }

  @Test
  void aFileThatDoesNotSayWhoIsTold(@TempDir Path folder) {
    assertThatThrownBy(() -> asked(folder, "P7", "P3", "P7"))
        .hasMessageContaining("`P7` stands in `asked.csv` twice, in lines 1 and 3");
    assertThatThrownBy(() -> asked(folder, "person", "", "P7", "P99"))
        .hasMessageContaining("line 4: no row is called `P99`");
    assertThatThrownBy(() -> asked(folder, "when,who", "2026-11-02,P3"))
        .hasMessageContaining("no column of `asked.csv`");
    assertThatThrownBy(() -> asked(folder, "person")).hasMessageContaining("holds no ids");
    assertThatThrownBy(() -> asked(folder)).hasMessageContaining("holds no ids");
    assertThatThrownBy(() -> asked(folder, "person,why", "P3,left", ",asked"))
        .hasMessageContaining("line 3 says nobody's id");
    assertThatThrownBy(() -> rows("nowhere.csv")).hasMessageContaining("there is no file");
  }
}
