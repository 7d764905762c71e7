package org.tattle.attack.inversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Exhibit;
import org.tattle.attack.Leak;
import org.tattle.attack.Small;
import org.tattle.data.Split;
import org.tattle.data.set.BreastCancer;
import org.tattle.data.set.Digits;
import org.tattle.model.Logistic;
import org.tattle.model.Mlp;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Shape;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.subject.Target;

class InversionTest {

  private static Small digits() {
    Mlp model = new Mlp(List.of(32), Layer.Function.RELU);
    return new Small(new Digits(), 900, Split.Adversary.THIRDS, model, 30, Small.SEED);
  }

  /** As in the paper: what is made up is recognised, by who knows nothing of the model. */
  @ParameterizedTest
  @EnumSource
  void classesAreMadeUpThatAnotherModelRecognises(Inversion.By by) {
    try (Small small = digits()) {
      MadeUp found =
          new Inversion(Optional.empty(), 40, by, 2040, 1, 1).run(small.target(), small.context());
      assertThat(found.recognised().value()).as(found.each().toString()).isGreaterThan(0.6);
      assertThat(found.leaks()).allMatch(Leak::shows);
      assertThat(found.likeness().value()).isGreaterThan(0.3);
      assertThat(found.queries()).isLessThanOrEqualTo(10 * 2040);
      Exhibit.Pictures pictures = (Exhibit.Pictures) found.exhibits().get(0);
      assertThat(pictures.pictures()).hasSize(10);
      assertThat(pictures.pictures().get(3).shades()).hasSize(64);
    }
  }

  /** What comes of weights as they were drawn is recognised no more often than by guessing. */
  @Test
  void aModelThatLearnedNothingGivesNothing() {
    try (Small small = digits()) {
      Inversion attack = new Inversion(Optional.empty(), 40, Inversion.By.GRADIENTS, 2040, 1, 1);
      Counterpart control = attack.control(small.target(), small.context()).orElseThrow();
      assertThat(control.fails()).as(control.leak().toString()).isFalse();
      assertThat(control.leak().found().value()).isLessThan(0.4);
    }
  }

  /** Of controls at 99 %, one in two hundred fails by chance on the side that counts. */
  @Tag("slow")
  @Test
  void controlsSeldomFailWhereNothingIsToBeFound() {
    int failed = 0;
    for (int seed = 0; seed < 100; seed++) {
      Mlp model = new Mlp(List.of(16), Layer.Function.RELU);
      try (Small small =
          new Small(new Digits(), 300, Split.Adversary.THIRDS, model, 1, new Seed(7000 + seed))) {
        Inversion attack = new Inversion(Optional.empty(), 20, Inversion.By.GRADIENTS, 2040, 1, 1);
        failed += attack.control(small.target(), small.context()).orElseThrow().fails() ? 1 : 0;
      }
    }
    assertThat(failed).isLessThanOrEqualTo(4); // with a chance of 0.9998
  }

  /** Of a logistic regression the gradient is w, so that what is made up from 0 lies along it. */
  @Test
  void aLogisticModelIsInvertedAlongItsWeights() {
    try (Small small =
        new Small(
            new BreastCancer(), 300, Split.Adversary.HALVES, new Logistic(), 50, Small.SEED)) {
      Target target = small.target();
      int width = target.data().shape().size();
      double[] made =
          new Descent(target, new Prior(Shape.flat(width), 0, 0), -1e6f, 1e6f, Control.NONE)
              .byGradient(new double[width], 1, 1);
      float[] weights = target.trained().weights();
      double[] along =
          IntStream.range(0, width).mapToDouble(i -> weights[width + 1 + i] - weights[i]).toArray();
      double[] none = new double[width];
      assertThat(cosine(made, along)).isCloseTo(1, offset(1e-5)); // floats: seven digits
      assertThat(Means.correlation(along, along, none)).isCloseTo(1, offset(1e-12));
    }
  }

  private static double cosine(double[] one, double[] other) {
    double both = 0;
    double a = 0;
    double b = 0;
    for (int i = 0; i < one.length; i++) {
      both += one[i] * other[i];
      a += one[i] * one[i];
      b += other[i] * other[i];
    }
    return both / Math.sqrt(a * b);
  }

  /** Against differences of the function that its comment says. */
  @Test
  void thePriorFallsAlongItsGradient() {
    Shape shape = new Shape(1, 2, 2);
    double[] x = {0.2, 0.9, 0.4, 0.1};
    double[] slope = new double[4];
    new Prior(shape, 2, 3).gradient(x, slope);
    double h = 1e-6;
    for (int i = 0; i < 4; i++) {
      double[] up = x.clone();
      double[] down = x.clone();
      up[i] += h;
      down[i] -= h;
      assertThat(slope[i]).isCloseTo((prior(up) - prior(down)) / (2 * h), offset(1e-6));
    }
  }

  private static double prior(double[] x) {
    double squares = 0;
    for (double value : x) {
      squares += value * value;
    }
    int[][] neighbours = {{0, 1}, {2, 3}, {0, 2}, {1, 3}};
    double varied = 0;
    for (int[] pair : neighbours) {
      varied += Math.sqrt(Math.pow(x[pair[0]] - x[pair[1]], 2) + 1e-3);
    }
    return 3 * squares / 4 + 2 * varied / 4;
  }

  @Test
  void aTableIsInvertedToo() {
    try (Small small = new Small(new BreastCancer(), 200)) {
      MadeUp found =
          new Inversion(Optional.of("malignant"), 20, Inversion.By.GRADIENTS, 1000, 1, 1)
              .run(small.target(), small.context());
      assertThat(found.each()).hasSize(1);
      assertThat(found.exhibits()).isEmpty();
      assertThat(found.nearest().value()).isPositive();
    }
  }

  @Test
  void aClassMustBeThere() {
    try (Small small = digits()) {
      Inversion eleven = new Inversion(Optional.of("11"), 5, Inversion.By.GRADIENTS, 1000, 1, 1);
      assertThatThrownBy(() -> eleven.run(small.target(), small.context()))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("no class `11`");
    }
  }
}
