package org.tattle.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.junit.jupiter.api.Test;
import org.tattle.data.Column.Role;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.data.set.Digits;
import org.tattle.data.set.Wine;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;

class DataDriftTest {
  private static final Seed SEED = new Seed(7);
  private static final int HALVES = 200;

  /** A binomial of 200 draws at 5 % is above this in less than one case of a thousand. */
  private static final long MOST = 21;

  private static DataDrift between(Dataset one, Dataset other) {
    return DataDrift.between(
        new DataDrift.Side("june", one), new DataDrift.Side("july", other), Control.NONE);
  }

  private static Dataset written(WrittenColumn... columns) {
    Dataset wine = new Wine().load(Control.NONE);
    return wine.take(IntStream.range(0, columns[0].size()).map(i -> i % 178).toArray())
        .with(new WrittenTable(List.of(columns)));
  }

  private static WrittenColumn column(String name, String... texts) {
    return WrittenColumn.of(name, Role.PLAIN, Arrays.asList(texts));
  }

  private static long alarms(Dataset whole) {
    int[] order = IntStream.range(0, whole.rows()).toArray();
    int half = order.length / 2;
    return IntStream.range(0, HALVES)
        .filter(
            i -> {
              int[] drawn = order.clone();
              PermutationSampler.shuffle(SEED.split(i).random(), drawn);
              Dataset one = whole.take(Arrays.copyOf(drawn, half));
              Dataset other = whole.take(Arrays.copyOfRange(drawn, half, drawn.length));
              return between(one, other).differing().value() > 0;
            })
        .count();
  }

  /** The innocent control: of halves of one table no more than five in a hundred seem to differ. */
  @Test
  void halvesOfOneTableDifferAsOftenAsTheLevelSays() {
    assertThat(alarms(new Wine().load(Control.NONE))).isLessThanOrEqualTo(MOST);
  }

  /** So do halves with gaps and names, where a column is looked at twice. */
  @Test
  void gapsAndNamesDifferAsOftenAsTheLevelSays() {
    UniformRandomProvider random = SEED.random();
    String[] ages = new String[400];
    String[] wards = new String[400];
    for (int i = 0; i < ages.length; i++) {
      ages[i] = random.nextInt(10) == 0 ? "" : Integer.toString(random.nextInt(90));
      wards[i] = random.nextInt(10) == 0 ? "" : "ward " + random.nextInt(4);
    }
    assertThat(alarms(written(column("age", ages), column("ward", wards))))
        .isLessThanOrEqualTo(MOST);
  }

  @Test
  void theIndexOfHalvesIsWhatChanceMakesOfIt() {
    Dataset wine = new Wine().load(Control.NONE);
    int[] order = IntStream.range(0, wine.rows()).toArray();
    double found = 0;
    double chance = 0;
    for (int i = 0; i < HALVES; i++) {
      PermutationSampler.shuffle(SEED.split(i).random(), order);
      DataDrift drift =
          between(
              wine.take(Arrays.copyOf(order, 89)), wine.take(Arrays.copyOfRange(order, 89, 178)));
      found += drift.columns().stream().mapToDouble(DriftedColumn::psi).sum();
      chance += drift.columns().stream().mapToDouble(DriftedColumn::chance).sum();
    }
    assertThat(found / chance).isEqualTo(1, within(0.15));
  }

  /** Cultivars come one after another in the bundled table, so that its halves are others. */
  @Test
  void whatComesLaterIsFoundToHaveDrifted() {
    Dataset wine = new Wine().load(Control.NONE);
    DataDrift drift =
        between(
            wine.take(IntStream.range(0, 89).toArray()),
            wine.take(IntStream.range(89, 178).toArray()));
    assertThat(drift.drifted().value()).isGreaterThan(5);
    assertThat(drift.p().value()).isLessThan(1e-6);
    assertThat(drift.columns()).extracting(DriftedColumn::name).contains("cultivar");
  }

  /** More of one class is a drift of pictures, whose pixels may look alike. */
  @Test
  void labelsAreAColumn() {
    Dataset digits = new Digits().load(Control.NONE);
    int[] ones =
        IntStream.range(0, digits.rows()).filter(row -> digits.labels()[row] < 5).toArray();
    DriftedColumn label =
        between(digits, digits.take(ones)).columns().stream()
            .filter(it -> it.name().equals("label"))
            .findFirst()
            .orElseThrow();
    assertThat(label.drifts()).isTrue();
  }

  @Test
  void valuesThatAreMissingMoreOftenAreFound() {
    String[] full = new String[100];
    Arrays.setAll(full, i -> Integer.toString(i % 20));
    String[] gaps = full.clone();
    for (int i = 0; i < 100; i += 2) {
      gaps[i] = "";
      gaps[i + 1] = Integer.toString(i / 2 % 20);
    }
    DriftedColumn age =
        between(written(column("age", full)), written(column("age", gaps))).columns().get(0);
    assertThat(age.p()).isLessThan(1e-6);
    assertThat(age.after()).contains("50.0% missing");
  }

  /** As in a table that is loaded: what pandas, R and spreadsheets write for nothing is nothing. */
  @Test
  void whateverIsWrittenForNothingIsMissing() {
    String[] ways = {"", " ", "NA", "NaN", "n/a", "null", "?"};
    String[] ages = new String[70];
    String[] wards = new String[70];
    Arrays.setAll(ages, i -> i % 2 == 0 ? Integer.toString(i) : ways[i / 2 % ways.length]);
    Arrays.setAll(wards, i -> i % 10 == 0 ? "NA" : "north");
    Dataset data = written(column("age", ages), column("ward", wards));
    Split split = Split.of(Split.Adversary.HALVES, 70, 0, 0, SEED);
    List<ColumnQuality> found = Quality.of(data, split, Control.NONE).columns();
    assertThat(found.get(0).type()).isEqualTo("number");
    assertThat(found.get(0).holds()).isEqualTo("0 to 68");
    assertThat(found.get(0).missing()).isEqualTo(0.5);
    assertThat(found.get(1).holds()).isEqualTo("1 different");
    assertThat(found.get(1).missing()).isEqualTo(0.1);
    assertThat(between(data, data).columns().get(0).before()).contains("50.0% missing");
  }

  @Test
  void whoIsInARowIsNotCompared() {
    WrittenColumn id = WrittenColumn.of("id", Role.ID, List.of("a", "b"));
    WrittenColumn other = WrittenColumn.of("id", Role.ID, List.of("c", "d"));
    WrittenColumn age = column("age", "1", "2");
    assertThat(between(written(id, age), written(other, age)).columns())
        .extracting(DriftedColumn::name)
        .containsExactly("age");
  }

  @Test
  void columnsThatCannotBeComparedAreNamed() {
    Dataset numbers = written(column("age", "1", "2"));
    assertThatThrownBy(() -> between(numbers, written(column("years", "1", "2"))))
        .isInstanceOf(Fault.class)
        .hasMessage("`july` has no column `age`, and `june` has");
    assertThatThrownBy(() -> between(numbers, written(column("age", "1", "old"))))
        .isInstanceOf(Fault.class)
        .hasMessage("`age` holds numbers in `june` and names in `july`, such as `old`");
    assertThat(between(numbers, numbers).columns()).allMatch(it -> it.psi() == 0 && it.p() == 1);
  }
}
