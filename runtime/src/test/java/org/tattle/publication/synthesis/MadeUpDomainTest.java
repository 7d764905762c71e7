package org.tattle.publication.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.attack.disclosure.SinglingOut;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.set.Csv;
import org.tattle.data.set.Csvs;
import org.tattle.publication.MadeUpTable;
import org.tattle.publication.Synthesiser;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/** What columns of somebody's own table can hold when rows are made up for it. */
class MadeUpDomainTest {
  private static final int PEOPLE = 200;
  private static final List<String> NONE = List.of();
  private static final List<String> ALL = List.of("age: 0..110", "ward: n|s", "out: 0|1");

  @TempDir Path folder;

  private MadeUpTable made(Map<String, Object> more) throws IOException {
    return made(more, mst(2));
  }

  private MadeUpTable made(Map<String, Object> more, Synthesiser how) throws IOException {
    StringBuilder text = new StringBuilder("age,ward,out\n");
    for (int row = 0; row < PEOPLE; row++) {
      text.append(row % 90).append(row % 3 == 0 ? ",n," : ",s,").append(row % 2).append('\n');
    }
    Map<String, Object> given = new HashMap<>(more);
    given.put("path", Files.writeString(folder.resolve("people.csv"), text).toString());
    Csv table = Csvs.of(given);
    Dataset data = table.load(Control.NONE);
    Split split = AdultRows.split(data, PEOPLE - 50, new Seed(1));
    return AdultRows.made(how, data, split, new Seed(1));
  }

  private static Synthesiser mst(double eps) {
    return new Mst(eps, Optional.of(1e-5), Optional.empty(), 16, NONE, NONE, NONE);
  }

  @Test
  void aLabelThatIsDeclaredIsNotPaidFor() throws IOException {
    MadeUpTable table = made(Map.of("label", "out", "domain", ALL));
    assertThat(table.notes())
        .contains("what columns can hold is declared: age, ward, out")
        .noneMatch(note -> note.contains("paid for"));
  }

  @Test
  void aNumberToPredictThatIsDeclaredIsNotPaidFor() throws IOException {
    Object numbers = Csv.Task.REGRESSION;
    MadeUpTable table = made(Map.of("label", "age", "task", numbers, "domain", ALL));
    assertThat(table.notes()).noneMatch(note -> note.contains("paid for"));
  }

  @Test
  void aLabelThatIsNotDeclaredIsPaidFor() throws IOException {
    MadeUpTable table = made(Map.of("label", "out", "domain", ALL.subList(0, 2)));
    assertThat(table.notes())
        .contains(
            "what columns can hold is declared: age, ward",
            "what columns can hold is paid for: out");
  }

  @Test
  void aColumnThatLostAllItsValuesIsNamedWithWhatToDo() throws IOException {
    MadeUpTable table = made(Map.of("domain", ALL.subList(0, 2)), mst(1e-3));
    assertThat(table.table().column("out").orElseThrow().texts()).containsOnly("");
    assertThat(table.notes())
        .filteredOn(note -> note.startsWith("no value was frequent enough to be found: out."))
        .singleElement()
        .asString()
        .contains("`domain=`", "`open=[out]`");
    assertThat(made(Map.of()).notes()).noneMatch(note -> note.contains("frequent enough"));
  }

  @Test
  void ofOneColumnNothingIsSaidOfPairs() throws IOException {
    Synthesiser copula = new Copula(Optional.empty(), 16, List.of("age", "ward"), List.of());
    MadeUpTable table = made(Map.of(), copula);
    assertThat(table.apart()).isEmpty();
    assertThat(table.answered()).isEmpty();
    assertThat(table.rare()).isEmpty();
    assertThat(table.rareKept()).isEmpty();
    assertThat(new SinglingOut().what(table)).isEqualTo("describes just one by one column");
  }
}
