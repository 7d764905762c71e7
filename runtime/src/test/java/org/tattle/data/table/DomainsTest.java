package org.tattle.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.data.set.Csvs;
import org.tattle.data.set.Wine;
import org.tattle.run.Control;
import org.tattle.run.Fault;

class DomainsTest {
  private static final List<String> ALL = List.of("age: 0..100", "ward: n|s", "y: no|yes");
  @TempDir Path folder;

  /** (x - 50) / 50; beyond the bounds the nearest; 50 where there is none. */
  @Test
  void numbersAreScaledByTheirBoundsAlone() throws IOException {
    Dataset data = load("age,ward,y\n0,n,no\n75,n,yes\n300,s,no\n,s,yes\n", ALL);
    assertThat(data.values(new int[] {0, 1, 2, 3}))
        .containsExactly(-1, 1, 0, 0, 0.5f, 1, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0);
    assertThat(data.undeclared()).isEmpty();
    assertThat(data.columns()).allMatch(Column::declared);
    assertThat(data.notes()).noneMatch(note -> note.startsWith(Dataset.STANDARDISED));
  }

  /** What another row holds changes nothing of a row's features, nor how many there are. */
  @Test
  void aRowOfFeaturesDependsOnItsOwnRowAlone() throws IOException {
    Dataset some = load("age,ward,y\n20,n,no\n1,s,yes\n", ALL);
    Dataset other = load("age,ward,y\n20,n,no\n-9e9,west,no\n,,yes\n", ALL);
    assertThat(other.values(new int[] {0})).isEqualTo(some.values(new int[] {0}));
    assertThat(other.classes()).isEqualTo(some.classes()).containsExactly("no", "yes");
    assertThat(other.column("ward").orElseThrow().categories())
        .containsExactly("n", "s", "(other)");
    assertThat(other.values(new int[] {1})).containsExactly(-1, 0, 0, 1);
  }

  @Test
  void whatIsNotDeclaredIsTold() throws IOException {
    Dataset data = load("age,ward,y\n20,n,no\n1,s,yes\n", List.of("age: 0..100"));
    assertThat(data.undeclared()).containsExactly("ward", "y");
    assertThat(data.take(new int[] {1, 0}).undeclared()).containsExactly("ward", "y");
    assertThat(new Wine().load(Control.NONE).undeclared()).isEmpty();
  }

  @Test
  void aLabelThatWasNotDeclaredIsAnErrorThatShowsNoValue() {
    assertThatThrownBy(() -> load("age,ward,y\n20,n,no\n1,s,perhaps\n", ALL))
        .isInstanceOf(Fault.class)
        .hasMessage("line 3, column `y`: the label is none of those declared");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "age",
        "age: 0",
        "age: 5..1",
        "age: 1..1",
        "age: a..b",
        "age: 0..5min",
        "age: 0..k",
        "ward: n",
        "ward: n|n",
        ": 1..2"
      })
  void aTextThatDeclaresNothingIsRefused(String text) {
    assertThatThrownBy(() -> load("age,ward,y\n20,n,no\n", List.of(text)))
        .isInstanceOf(Fault.class)
        .hasMessage("`" + text + "` does not say what a column holds");
  }

  @Test
  void numbersAreWrittenAsScriptsWriteThem() {
    Domains domains = Domains.of(List.of("income: -1k..2.5M", "share: 0..5%", "ward: 5%|10%"));
    assertThat(domains.of("income")).contains(new Domains.Range(-1e3, 2.5e6));
    assertThat(domains.of("share")).contains(new Domains.Range(0, 0.05));
    assertThat(domains.names("ward")).containsExactly("5%", "10%");
  }

  @Test
  void aColumnIsDeclaredOnceAndIsThere() {
    assertThatThrownBy(() -> load("age,y\n20,no\n", List.of("age: 0..1", "age: 0..2")))
        .hasMessage("`age` is declared twice");
    assertThatThrownBy(() -> load("age,y\n20,no\n", List.of("agee: 0..1")))
        .hasMessage("`p.csv` has no column `agee`");
  }

  private Dataset load(String text, List<String> domain) throws IOException {
    String path = Files.writeString(folder.resolve("p.csv"), text).toString();
    return Csvs.of(Map.of("path", path, "label", "y", "domain", domain)).load(Control.NONE);
  }
}
