package org.tattle.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.data.MemberSampling;
import org.tattle.data.Split;
import org.tattle.data.set.Digits;
import org.tattle.data.set.Wine;
import org.tattle.nn.network.Shape;
import org.tattle.run.Control;
import org.tattle.run.Seed;

class QualityTest {
  private static final Seed SEED = new Seed(3);

  private static Quality of(Dataset data) {
    Split split = Split.of(Split.Adversary.HALVES, data.rows(), 0, 0, SEED);
    return Quality.of(data, split, Control.NONE);
  }

  private static Dataset digits() {
    return new MemberSampling(1000, Split.Adversary.HALVES, 0, 0)
        .draw(new Digits().load(Control.NONE), SEED);
  }

  /** Other labels and copies in a tenth of the rows each. */
  private static Dataset spoiled(Dataset data, boolean labels, boolean copies) {
    float[] values = data.values(IntStream.range(0, data.rows()).toArray());
    int[] called = data.labels().clone();
    int width = data.shape().size();
    UniformRandomProvider random = SEED.random();
    for (int row = 0; row < 100; row++) {
      if (labels) {
        called[row] = (called[row] + 1 + random.nextInt(9)) % 10;
      }
      if (copies) {
        System.arraycopy(values, row * width, values, (900 + row) * width, width);
        called[900 + row] = called[row];
      }
    }
    return data.holding(Nd4j.createFromArray(values).reshape(data.rows(), width), called);
  }

  @Test
  void wrongLabelsAreFoundAndRightOnesAreLeft() {
    Quality clean = of(digits());
    Quality spoiled = of(spoiled(digits(), true, false));
    assertThat(clean.labelNoise().orElseThrow().value()).isLessThan(0.04);
    double found = spoiled.labelNoise().orElseThrow().value();
    assertThat(found).isBetween(2 * clean.labelNoise().orElseThrow().value(), 0.13);
    assertThat(spoiled.doubts()).hasSize(10).allMatch(it -> it.row() < 100);
    assertThat(spoiled.doubts()).allMatch(it -> !it.label().equals(it.likely()));
  }

  @Test
  void copiesAreFoundOnBothSidesOfASplit() {
    Quality clean = of(digits());
    Quality copied = of(spoiled(digits(), false, true));
    assertThat(clean.duplicates().value()).isZero();
    assertThat(clean.crossing().value()).isLessThan(0.01);
    assertThat(copied.duplicates().value()).isEqualTo(0.1, within(1e-9));
    assertThat(copied.crossing().value()).isEqualTo(0.1, within(0.03));
    assertThat(copied.contradictions().value()).isZero();
  }

  /** A number to predict is part of a row: another one contradicts, and the same one repeats. */
  @Test
  void numbersToPredictAreComparedToo() {
    float[] features = {1, 2, 1, 2, 1, 2, 3, 4, 3, 4};
    Column number = new Column("y", Column.Type.NUMBER, 0, 1, List.of());
    Labels truth = new Labels.Numbers(new float[] {1, 2, 1, 5, 6}, number);
    Dataset data =
        Dataset.of(
            "t",
            Nd4j.createFromArray(features).reshape(5, 2),
            Shape.flat(2),
            truth,
            List.of(),
            List.of());
    Quality found = of(data);
    assertThat(found.duplicates().value()).isEqualTo(0.2);
    assertThat(found.contradictions().value()).isEqualTo(0.4);
  }

  /** Halves of one table differ by chance alone: in any column in five of a hundred, or fewer. */
  @Test
  void halvesOfOneTableDriftAsOftenAsTheLevelSays() {
    Dataset wine = new Wine().load(Control.NONE);
    assertThat(of(wine).columns()).hasSizeGreaterThanOrEqualTo(13);
    assertThat(of(wine).missing().value()).isZero();
    long alarms =
        IntStream.range(0, 100)
            .mapToObj(i -> Split.of(Split.Adversary.HALVES, 178, 0, 0, SEED.split(i)))
            .map(split -> new Columns(wine, split, Control.NONE).all())
            .filter(columns -> columns.stream().anyMatch(it -> it.p() < 0.05))
            .count();
    assertThat(alarms).isLessThanOrEqualTo(13);
  }

  /** A column that differs does. */
  @Test
  void sortedRowsDrift() {
    Dataset wine = new Wine().load(Control.NONE);
    int[] first = IntStream.range(0, 89).toArray();
    int[] last = IntStream.range(89, 178).toArray();
    Split split = new Split(Split.Adversary.HALVES, first, last, first);
    assertThat(Quality.of(wine, split, Control.NONE).drifted().value()).isGreaterThan(5);
  }

  /** By SciPy: kstwobign of the distance with Stephens’s term, and chi2_contingency. */
  @Test
  void driftIsMeasuredAsElsewhere() {
    double[] one = IntStream.range(0, 100).mapToDouble(i -> (i * 37) % 101).toArray();
    double[] other = IntStream.range(0, 80).mapToDouble(i -> (i * 53) % 97 + 10).toArray();
    assertThat(ColumnDrift.of(one, other).p()).isEqualTo(0.7437031364358706, within(1e-9));
    Stream<String> first = names(30, 10, 60);
    Stream<String> second = names(20, 25, 55);
    assertThat(ColumnDrift.of(first, second).p()).isEqualTo(0.013260290765349077, within(1e-9));
    double psi = 0;
    for (double[] pair : new double[][] {{30, 20}, {10, 25}, {60, 55}}) {
      double p = (pair[0] + 0.5) / 101.5;
      double q = (pair[1] + 0.5) / 101.5;
      psi += (p - q) * Math.log(p / q);
    }
    assertThat(ColumnDrift.of(names(30, 10, 60), names(20, 25, 55)).psi())
        .isEqualTo(psi, within(1e-12));
    assertThat(ColumnDrift.of(one, one)).isEqualTo(new ColumnDrift(0, 9 * 0.02, 1));
  }

  private static Stream<String> names(int... counts) {
    return IntStream.range(0, counts.length)
        .boxed()
        .flatMap(i -> IntStream.range(0, counts[i]).mapToObj(k -> "name " + i));
  }

  @Test
  void aValueFarOffTheMedianIsOdd() {
    double[] values = {1, 2, 3, 4, 5, 1000, Double.NaN};
    assertThat(ColumnQuality.far(values))
        .containsExactly(false, false, false, false, false, true, false);
    double[] equal = new double[9];
    equal[0] = 7;
    assertThat(ColumnQuality.far(equal)).containsOnly(false);
  }

  @Test
  void aRowIsDoubtedWhereAnotherClassIsLikelierThanUsual() {
    double[][] likely = {{0.9, 0.1}, {0.8, 0.2}, {0.1, 0.9}, {0.2, 0.8}, {0.05, 0.95}};
    LabelNoise noise = LabelNoise.of(likely, new int[] {0, 0, 1, 1, 0});
    assertThat(noise.rows()).isEqualTo(List.of(4));
    assertThat(noise.as()).isEqualTo(List.of(1));
    assertThat(LabelNoise.of(new double[0][], new int[0]).rows()).isEmpty();
  }

  @Test
  void aTableOfTwoRowsHasAQuality() {
    Dataset wine = new Wine().load(Control.NONE);
    Dataset two = wine.take(new int[] {0, 0});
    Quality quality =
        Quality.of(
            two,
            new Split(Split.Adversary.HALVES, new int[] {0}, new int[] {1}, new int[] {0, 1}),
            Control.NONE);
    assertThat(quality.duplicates().value()).isEqualTo(0.5);
    assertThat(quality.crossing().value()).isEqualTo(1);
    assertThat(Arrays.stream(quality.nearest().others()).sum()).isZero();
  }
}
