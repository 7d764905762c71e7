package org.tattle.attack.evasion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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
                      ((Classifier) target).accuracy().value(),
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
