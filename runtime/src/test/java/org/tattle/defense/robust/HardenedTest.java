package org.tattle.defense.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tattle.attack.Small;
import org.tattle.attack.evasion.Ensemble;
import org.tattle.attack.evasion.Evasion;
import org.tattle.attack.evasion.Pgd;
import org.tattle.data.Split;
import org.tattle.data.set.Digits;
import org.tattle.data.set.Wine;
import org.tattle.defense.Defense;
import org.tattle.defense.train.Adversarial;
import org.tattle.defense.train.DpSgd;
import org.tattle.model.Cnn;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Norm;
import org.tattle.nn.network.Shape;
import org.tattle.run.Fault;
import org.tattle.subject.Classifier;
import org.tattle.subject.Target;

class HardenedTest {
  private static final Small DIGITS = new Small(new Digits(), 600);

  @AfterAll
  static void close() {
    DIGITS.close();
  }

  private static Evasion attacked(Target target, Norm norm, double radius) {
    return new Pgd(radius, norm, 10, 1, 150).run(target, DIGITS.context());
  }

  /** What the search finds in training it finds less of afterwards. */
  @Test
  void hardenedModelsAreMisledLess() {
    Evasion plain = attacked(DIGITS.target(), Norm.LINF, 0.12);
    Target hardened = DIGITS.target(new AdversarialTraining(0.12, Norm.LINF, 5, Optional.empty()));
    Target steady = DIGITS.target(new Trades(0.12, Norm.LINF, 4, 5, Optional.empty()));
    assertThat(attacked(hardened, Norm.LINF, 0.12).robust().lower())
        .isGreaterThan(plain.robust().upper());
    assertThat(attacked(steady, Norm.LINF, 0.12).robust().lower())
        .isGreaterThan(plain.robust().upper());
    assertThat(((Classifier) steady).accuracy().orElseThrow().value()).isGreaterThan(0.85);
  }

  /** Whatever is proved of a row, no attack within the radius breaks it. */
  @Test
  void certificatesHold() {
    Target smoothed = DIGITS.target(new Smoothing(0.2, 50, 30, 200, 0.001, 60));
    Classifier of = (Classifier) smoothed;
    double before = of.certified(0).orElseThrow().value();
    double proved = of.certified(0.2).orElseThrow().value();
    assertThat(before).isGreaterThan(0.7);
    assertThat(proved).isBetween(0.2, before);
    assertThat(of.certified(2).orElseThrow().value()).isZero();
    assertThat(of.abstained().orElseThrow().value()).isLessThan(0.3);
    Evasion found = new Pgd(0.2, Norm.L2, 10, 1, 60).run(smoothed, DIGITS.context());
    assertThat(found.robust().value()).isGreaterThanOrEqualTo(proved);
  }

  /** Bounds prove little of a plain model, and more of one that was trained by them. */
  @Test
  void boundsAreTightWhereAModelIsTrainedByThem() {
    try (Small small =
        new Small(
            new Digits(),
            900,
            Split.Adversary.HALVES,
            new Cnn(List.of(4), 3, Cnn.Pool.MEAN, List.of(32), Layer.Function.RELU),
            120,
            Small.SEED)) {
      Classifier plain = (Classifier) small.target();
      Classifier bounded = (Classifier) small.target(new Ibp(0.06, 0.5));
      double proved = bounded.certified(0.06).orElseThrow().value();
      assertThat(plain.certified(0.06).orElseThrow().upper()).isLessThan(proved);
      assertThat(proved).isGreaterThan(0.5);
      assertThat(bounded.certified(0).orElseThrow().value())
          .isEqualTo(bounded.accuracy().orElseThrow().value());
      Evasion found = new Ensemble(0.06, Norm.LINF, 150).run(bounded, small.context());
      assertThat(found.robust().value()).isGreaterThanOrEqualTo(proved);
    }
  }

  /** What is done to inputs helps against who does not know of it, and against others hardly. */
  @ParameterizedTest
  @MethodSource("pictures")
  void whatChangesInputsIsReckonedWith(Defense defense) {
    Target defended = DIGITS.target(defense);
    Evasion knowing = attacked(defended, Norm.LINF, 0.1);
    Evasion unaware =
        new Pgd(0.1, Norm.LINF, 10, Optional.empty(), 1, true, Optional.empty(), 150, false)
            .run(defended, DIGITS.context());
    assertThat(knowing.robust().value()).isLessThanOrEqualTo(unaware.robust().value() + 0.02);
    assertThat(knowing.notes().get(0)).contains("no measure of robustness");
    assertThat(unaware.warnings()).hasSize(1);
    assertThat(((Classifier) defended).accuracy().orElseThrow().value()).isGreaterThan(0.6);
    assertThat(((Classifier) defended).certified(0.1)).isEmpty();
  }

  static Stream<Defense> pictures() {
    return Stream.of(new BitDepth(3), new MedianFilter(2), new Squeeze(3, 2), new Jpeg(75));
  }

  /** Rows of tables are no pictures. */
  @Test
  void tablesAreRefusedWherePicturesAreMeant() {
    try (Small wine = new Small(new Wine(), 80)) {
      assertThatThrownBy(() -> wine.target(new Jpeg())).hasMessageContaining("pictures");
    }
  }

  @Test
  void jpegKeepsWhatIsSmoothAndRoundsTheRest() {
    Shape shape = new Shape(1, 11, 9);
    float[] flat = new float[shape.size()];
    Arrays.fill(flat, 0.6f);
    float[] changed = flat.clone();
    new Jpeg(90).change(changed, shape);
    for (float value : changed) {
      assertThat(value).isCloseTo(0.6f, offset(2 / 255f));
    }
    float[] noisy = flat.clone();
    for (int f = 0; f < noisy.length; f++) {
      noisy[f] += (f % 2 - 0.5f) * 0.06f;
    }
    float[] coarse = noisy.clone();
    new Jpeg(20).change(coarse, shape);
    assertThat(spread(coarse)).isLessThan(0.3 * spread(noisy));
    float[] fine = noisy.clone();
    new Jpeg(100).change(fine, shape);
    for (int f = 0; f < fine.length; f++) {
      assertThat(fine[f]).isCloseTo(noisy[f], offset(0.02f));
    }
  }

  private static double spread(float[] values) {
    double square = 0;
    for (float value : values) {
      square += (value - 0.6) * (value - 0.6);
    }
    return square;
  }

  @Test
  void numbersWithoutRangesAndOtherTrainingsAreRefused() {
    try (Small wine = new Small(new Wine(), 80)) {
      assertThatThrownBy(() -> wine.target(new AdversarialTraining()))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("nobody said");
    }
    assertThatThrownBy(() -> DIGITS.target(new Trades(), new Smoothing()))
        .isInstanceOf(Fault.class);
    assertThatThrownBy(() -> DIGITS.target(new Adversarial(), new Trades()))
        .isInstanceOf(Fault.class);
    assertThat(new Trades().conflict(new DpSgd())).isPresent();
    assertThat(new DpSgd().conflict(new Trades())).isPresent();
    assertThat(new Adversarial().conflict(new Trades())).isPresent();
  }
}
