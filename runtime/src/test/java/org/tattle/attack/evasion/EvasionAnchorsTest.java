package org.tattle.attack.evasion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tattle.defense.Defense;
import org.tattle.defense.robust.AdversarialTraining;
import org.tattle.defense.robust.BitDepth;
import org.tattle.defense.robust.Ibp;
import org.tattle.defense.robust.Smoothing;
import org.tattle.model.Cnn;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Norm;
import org.tattle.nn.train.LogitBounds;
import org.tattle.run.Control;
import org.tattle.subject.Classifier;
import org.tattle.subject.Target;

/**
 * What was computed elsewhere by the same protocol: an MLP 784-128-10 on Fashion-MNIST, Adam 1e-3,
 * batches of 128, 5 epochs; the first 2,000 test images; three seeds.
 */
@Tag("slow")
class EvasionAnchorsTest {
  private static final double EIGHT = 8 / 255.0;

  @Test
  void aPlainModelFallsAsFar() {
    try (FashionAnchors fashion = new FashionAnchors()) {
      double[][] found =
          IntStream.rangeClosed(1, 3)
              .mapToObj(
                  seed -> {
                    Target target = fashion.target(seed, FashionAnchors.mlp(), 5, 2000);
                    return new double[] {
                      ((Classifier) target).accuracy().orElseThrow().value(),
                      fgsm(fashion, target, seed, EIGHT),
                      pgd(fashion, target, seed, EIGHT),
                      fgsm(fashion, target, seed, 0.1),
                      pgd(fashion, target, seed, 0.1)
                    };
                  })
              .toArray(double[][]::new);
      assertThat(mean(found, 0)).isCloseTo(0.871, within(0.015));
      assertThat(mean(found, 1)).isCloseTo(0.567, within(0.015));
      assertThat(mean(found, 2)).isCloseTo(0.561, within(0.015));
      assertThat(mean(found, 3)).isCloseTo(0.073, within(0.015));
      assertThat(mean(found, 4)).isCloseTo(0.047, within(0.015));
    }
  }

  @Test
  void adversarialTrainingHoldsAsMuch() {
    try (FashionAnchors fashion = new FashionAnchors()) {
      double[][] found =
          IntStream.rangeClosed(1, 3)
              .mapToObj(
                  seed -> {
                    Target target =
                        fashion.target(
                            seed,
                            FashionAnchors.mlp(),
                            5,
                            2000,
                            new AdversarialTraining(0.1, Norm.LINF, 7, Optional.of(0.025)));
                    return new double[] {
                      ((Classifier) target).accuracy().orElseThrow().value(),
                      fgsm(fashion, target, seed, 0.1),
                      pgd(fashion, target, seed, 0.1)
                    };
                  })
              .toArray(double[][]::new);
      assertThat(mean(found, 0)).as(Arrays.deepToString(found)).isCloseTo(0.786, within(0.015));
      assertThat(mean(found, 1)).as(Arrays.deepToString(found)).isCloseTo(0.627, within(0.015));
      assertThat(mean(found, 2)).as(Arrays.deepToString(found)).isCloseTo(0.614, within(0.015));
    }
  }

  /**
   * The figures are of one training; at the largest radii, where trainings differ most, the means
   * of eight in PyTorch by the same protocol ({@code src/test/python/smoothing.py FOLDER SIGMA 1
   * 8}). For 0.25 at 0.5 these are .638, .632, .654, .658, .634, .626, .638, .646, of deviation
   * .011; for 0.5 at 1 .420, .438, .448, .454, .444, .422, .466, .450, of deviation .016. The mean
   * of three of ours may be 1.96 √(1/3 + 1/8) deviations off: .015 and .021.
   */
  @Test
  void smoothingCertifiesAsMuch() {
    double[] radii = {0, 0.25, 0.5, 0.75, 1};
    try (FashionAnchors fashion = new FashionAnchors()) {
      double[][] quarter = certified(fashion, 0.25, radii);
      double[][] half = certified(fashion, 0.5, radii);
      double[] ofQuarter = {0.864, 0.776, 0.641};
      double[] ofHalf = {0.850, 0.762, 0.676, 0.578, 0.443};
      String all = Arrays.deepToString(quarter) + Arrays.deepToString(half);
      for (int i = 0; i < ofQuarter.length; i++) {
        assertThat(mean(quarter, i)).as(all).isCloseTo(ofQuarter[i], within(0.015));
      }
      for (int i = 0; i < ofHalf.length; i++) {
        double off = radii[i] == 1 ? 0.021 : 0.015;
        assertThat(mean(half, i)).as(all).isCloseTo(ofHalf[i], within(off));
      }
    }
  }

  private static double[][] certified(FashionAnchors fashion, double sigma, double[] radii) {
    return IntStream.rangeClosed(1, 3)
        .mapToObj(
            seed -> {
              Defense smoothing = new Smoothing(sigma, 100, 100, 1000, 0.001, 500);
              Classifier target =
                  (Classifier) fashion.target(seed, FashionAnchors.mlp(), 5, 500, smoothing);
              return DoubleStream.of(radii)
                  .map(radius -> target.certified(radius).orElseThrow().value())
                  .toArray();
            })
        .toArray(double[][]::new);
  }

  /**
   * Three bits swallow changes that do not reach the next level, as most of 8/255 do not, whoever
   * makes them; of larger ones nothing is left but what anybody finds of a plain model.
   */
  @Test
  void squeezingHoldsNoMoreThanItSwallows() {
    try (FashionAnchors fashion = new FashionAnchors()) {
      Target target = fashion.target(1, FashionAnchors.mlp(), 5, 2000, new BitDepth(3));
      double knowing = pgd(fashion, target, 1, EIGHT);
      Pgd naive =
          new Pgd(EIGHT, Norm.LINF, 20, Optional.empty(), 1, true, Optional.empty(), 2000, false);
      double unaware = naive.run(target, fashion.context(1)).robust().value();
      assertThat(((Classifier) target).accuracy().orElseThrow().value())
          .isCloseTo(0.873, within(0.015));
      assertThat(unaware).isCloseTo(0.709, within(0.03));
      assertThat(knowing).isLessThanOrEqualTo(unaware + 0.01);
      assertThat(pgd(fashion, target, 1, 0.1)).isLessThan(0.1);
    }
  }

  /** A small network with bounds: at 0.1, most answers are proved, and no attack breaks one. */
  @Test
  void boundsProveMostAndNoneIsBroken() {
    Cnn small = new Cnn(List.of(16), 3, Cnn.Pool.MEAN, List.of(64), Layer.Function.RELU);
    try (FashionAnchors fashion = new FashionAnchors()) {
      Classifier target = (Classifier) fashion.target(1, small, 15, 10_000, new Ibp(0.1, 0.5));
      int[] rows = target.split().nonmembers();
      int[] labels = IntStream.of(rows).map(row -> target.data().labels()[row]).toArray();
      boolean[] proved =
          new LogitBounds(target.trained(), target.data().ranges().orElseThrow())
              .prove(target.data().values(rows), labels, 0.1, Control.NONE);
      double share = IntStream.range(0, proved.length).filter(i -> proved[i]).count() / 1e4;
      assertThat(share).as("clean %s", target.accuracy()).isGreaterThan(0.6);
      List<EvasionAttack> attacks =
          List.of(
              new Fgsm(0.1, Optional.empty(), 10_000, true),
              new Pgd(0.1, Norm.LINF, 20, 1, 10_000),
              new Deepfool(0.1, Norm.LINF, 10, 0.02, 5, 10_000, true),
              new Square(0.1, 50, 0.8, 10_000));
      for (EvasionAttack attack : attacks) {
        List<Changed> changed = attack.run(target, fashion.context(1)).changed();
        for (int i = 0; i < proved.length; i++) {
          assertThat(proved[i] && changed.get(i).misled()).as("%s, row %s", attack, i).isFalse();
        }
      }
    }
  }

  private static double fgsm(FashionAnchors fashion, Target target, int seed, double radius) {
    return new Fgsm(radius, Optional.empty(), 2000, true)
        .run(target, fashion.context(seed))
        .robust()
        .value();
  }

  private static double pgd(FashionAnchors fashion, Target target, int seed, double radius) {
    return new Pgd(radius, Norm.LINF, 20, 1, 2000)
        .run(target, fashion.context(seed))
        .robust()
        .value();
  }

  private static double mean(double[][] found, int i) {
    return IntStream.range(0, found.length).mapToDouble(k -> found[k][i]).average().orElseThrow();
  }
}
