package org.tattle.attack.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Small;
import org.tattle.component.ParameterFault;
import org.tattle.data.Column.Role;
import org.tattle.data.DataSource;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.measure.Ridge;
import org.tattle.model.Logistic;
import org.tattle.nn.network.Shape;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.subject.Target;

class PropertyTest {
  private static final int WIDTH = 4;

  /**
   * People of two towns, which no feature tells: in one of them the class goes with the first
   * feature, in the other against it, or in both alike.
   */
  private static DataSource towns(int rows, boolean alike) {
    return control -> {
      UniformRandomProvider random = new Seed(3).random();
      float[] features = new float[rows * WIDTH];
      int[] labels = new int[rows];
      List<String> towns = new ArrayList<>();
      for (int row = 0; row < rows; row++) {
        for (int i = 0; i < WIDTH; i++) {
          features[row * WIDTH + i] = (float) (2 * random.nextDouble() - 1);
        }
        towns.add(random.nextBoolean() ? "Aa" : "Bee");
        boolean turned = !alike && towns.get(row).equals("Aa");
        labels[row] = features[row * WIDTH] > 0 != turned ? 1 : 0;
      }
      return Dataset.of(
              "towns",
              Nd4j.createFromArray(features).reshape(rows, WIDTH),
              Shape.flat(WIDTH),
              labels,
              List.of("no", "yes"),
              List.of(),
              List.of())
          .with(new WrittenTable(List.of(WrittenColumn.of("town", Role.PLAIN, towns))));
    };
  }

  private static Property of(String value, Property.Sees sees) {
    return new Property(
        Optional.of("town"), Optional.of(value), List.of(0.3, 0.7), 40, Optional.of(100), sees);
  }

  private static Small model(boolean alike) {
    return new Small(
        towns(1500, alike), 1500, Split.Adversary.THIRDS, new Logistic(), 100, Small.SEED);
  }

  @ParameterizedTest
  @EnumSource
  void aShareIsToldThatTheModelDependsOn(Property.Sees sees) {
    try (Small small = model(false)) {
      Target target = small.target();
      ShareTold found = of("Aa", sees).run(target, small.context());
      assertThat(found.accuracy().value()).as(found.notes().toString()).isGreaterThan(0.9);
      assertThat(found.leaks().get(0).shows()).isTrue();
      assertThat(found.share().covers(found.truth().value())).isTrue();
      assertThat(of("Aa", sees).control(target, small.context()).orElseThrow().fails()).isFalse();
    }
  }

  /** What has nothing to do with the class is told by nobody, so that half is right. */
  @Test
  void aShareThatMakesNoDifferenceIsNotTold() {
    try (Small small = model(true)) {
      ShareTold found = of("Bee", Property.Sees.WEIGHTS).run(small.target(), small.context());
      assertThat(found.leaks().get(0).shows()).as(found.notes().toString()).isFalse();
      assertThat(found.share().upper() - found.share().lower()).isGreaterThan(0.2);
    }
  }

  /** Of controls at 99 %, one in two hundred fails by chance on the side that counts. */
  @Tag("slow")
  @ParameterizedTest
  @EnumSource
  void controlsSeldomFailWhereNothingIsToBeFound(Property.Sees sees) {
    int failed = 0;
    for (int seed = 0; seed < 100; seed++) {
      try (Small small =
          new Small(
              towns(600, false),
              600,
              Split.Adversary.THIRDS,
              new Logistic(),
              20,
              new Seed(7000 + seed))) {
        Property attack =
            new Property(
                Optional.of("town"),
                Optional.of("Aa"),
                List.of(0.3, 0.7),
                20,
                Optional.of(50),
                sees);
        failed += attack.control(small.target(), small.context()).orElseThrow().fails() ? 1 : 0;
      }
    }
    assertThat(failed).isLessThanOrEqualTo(4); // with a chance of 0.9998
  }

  @Test
  void rowsAreDrawnOfTheShareThatIsAskedFor() {
    List<String> towns = IntStream.range(0, 200).mapToObj(row -> row < 50 ? "Aa" : "Bee").toList();
    Shares shares =
        new Shares(
            WrittenColumn.of("town", Role.PLAIN, towns),
            "Aa",
            IntStream.range(0, 50).toArray(),
            IntStream.range(50, 200).toArray());
    int[] drawn = shares.draw(100, 0.3, new Seed(1));
    assertThat(drawn).hasSize(100).doesNotHaveDuplicates().isSorted();
    assertThat(shares.of(drawn)).isEqualTo(0.3);
    assertThat(shares.rows(0.3, 0.5, 1000)).isEqualTo(100);
    assertThatThrownBy(() -> shares.rows(0.3, 0.5, 5)).isInstanceOf(Fault.class);
  }

  /** By hand: of y = 2a - b without noise, ridge of little strength finds what was there. */
  @Test
  void aRegressionFindsALine() {
    UniformRandomProvider random = new Seed(2).random();
    double[][] examples = new double[30][2];
    double[] values = new double[30];
    for (int i = 0; i < values.length; i++) {
      examples[i] = new double[] {random.nextDouble(), random.nextDouble()};
      values[i] = 2 * examples[i][0] - examples[i][1];
    }
    assertThat(new Ridge(examples, values).of(new double[] {0.5, 0.25}))
        .isCloseTo(0.75, org.assertj.core.data.Offset.offset(0.01));
  }

  @Test
  void sharesAreTwoInOrder() {
    for (List<Double> wrong : List.of(List.of(0.5), List.of(0.7, 0.3), List.of(0.3, 1.0))) {
      assertThatThrownBy(
              () ->
                  new Property(
                      Optional.empty(),
                      Optional.empty(),
                      wrong,
                      20,
                      Optional.empty(),
                      Property.Sees.ANSWERS))
          .isInstanceOf(ParameterFault.class);
    }
  }

  /** With forty models the twentieth-largest error of twenty is the largest. */
  @Test
  void errorsOfUnseenModelsMakeTheInterval() {
    double[] said = IntStream.range(0, 40).mapToDouble(i -> i / 40.0).toArray();
    double[] truth = Arrays.stream(said).map(x -> 0.5 * x + 0.1).toArray();
    truth[1] += 0.05;
    Calibration found = Calibration.of(said, truth, 0);
    assertThat(found.at(0.5).value()).isCloseTo(0.35, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(found.error()).isCloseTo(0.05, org.assertj.core.data.Offset.offset(1e-9));
  }
}
