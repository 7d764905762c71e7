package org.tattle.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.data.Column.Role;
import org.tattle.data.set.Csvs;
import org.tattle.data.set.Digits;
import org.tattle.data.table.cell.Missing;
import org.tattle.run.Control;

class WrittenTableTest {
  private static final String PEOPLE =
      """
      name;zip;age;ward;in;ill
      Ann;01234;1,50;north;yes;flu
      Bob;00007;NA;south;no;none
      "O'Neil; Cy";99;40,0;?;no;flu
      Di;5;7,0;south;no;none
      """;

  @TempDir Path folder;

  @Test
  void textsStayAsTheyWereWrittenWhateverTheyBecameForTraining() throws IOException {
    Dataset data = load(Map.of("drop", List.of("name")));
    assertThat(texts(data, "name")).containsExactly("Ann", "Bob", "O'Neil; Cy", "Di");
    assertThat(texts(data, "zip")).containsExactly("01234", "00007", "99", "5");
    assertThat(texts(data, "age")).containsExactly("1,50", "NA", "40,0", "7,0");
    assertThat(texts(data, "ward")).containsExactly("north", "south", "?", "south");
    assertThat(texts(data, "ill")).containsExactly("flu", "none", "flu", "none");
    assertThat(data.column("name")).isEmpty();
  }

  @Test
  void columnsSayWhatTheyAreFor() throws IOException {
    Dataset data =
        load(
            Map.of(
                "drop", List.of("name"),
                "member", Optional.of("in"),
                "quasi", List.of("zip", "age"),
                "sensitive", List.of("ward")));
    assertThat(data.written().columns())
        .extracting(WrittenColumn::role)
        .containsExactly(
            Role.DROPPED, Role.QUASI, Role.QUASI, Role.SENSITIVE, Role.MEMBER, Role.LABEL);
    assertThat(data.written().columns(Role.QUASI))
        .extracting(WrittenColumn::name)
        .containsExactly("zip", "age");
  }

  @Test
  void rowsThatWereLeftOutAreNotAmongThem() throws IOException {
    Dataset data = load(Map.of("drop", List.of("name"), "missing", Missing.DROP));
    assertThat(texts(data, "name")).containsExactly("Ann", "Di");
  }

  @Test
  void rowsThatAreTakenKeepTheirTexts() throws IOException {
    Dataset data = load(Map.of("drop", List.of("name"))).take(new int[] {2, 0});
    assertThat(texts(data, "zip")).containsExactly("99", "01234");
    assertThat(data.written().column("zip").orElseThrow().take(new int[] {1}).text(0))
        .isEqualTo("01234");
  }

  /** A byte tells 256 texts apart; the next one makes room for more. */
  @Test
  void aColumnHoldsAnyNumberOfTexts() {
    for (int count : new int[] {0, 1, 255, 256, 257, 5000}) {
      List<String> texts =
          IntStream.range(0, count).mapToObj(i -> i % 7 == 0 ? "é" + i / 14 : "" + i).toList();
      WrittenColumn column = WrittenColumn.of("x", Role.PLAIN, texts);
      assertThat(column.size()).isEqualTo(count);
      assertThat(column.texts()).isEqualTo(texts);
    }
  }

  @Test
  void imagesHaveNoTexts() {
    assertThat(new Digits().load(Control.NONE).written().columns()).isEmpty();
  }

  private static List<String> texts(Dataset data, String name) {
    return data.written().column(name).orElseThrow().texts();
  }

  private Dataset load(Map<String, Object> values) throws IOException {
    Path file = Files.writeString(folder.resolve("people.csv"), PEOPLE);
    Map<String, Object> all = new HashMap<>(values);
    all.put("path", file.toString());
    all.put("label", "ill");
    return Csvs.of(all).load(Control.NONE);
  }
}
