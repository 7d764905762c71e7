package org.tattle.defense.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.data.Dataset;
import org.tattle.data.set.Digits;
import org.tattle.data.set.Fashion;
import org.tattle.data.set.Wine;
import org.tattle.defense.Treatment;
import org.tattle.nn.network.Shape;
import org.tattle.run.Control;
import org.tattle.run.Fault;

class PublicFeaturesTest {
  private static final Dataset DIGITS = new Digits().load(Control.NONE);

  /** What a row becomes depends on no other: alone, first of few or among all, it is the same. */
  @ParameterizedTest
  @EnumSource
  void aRowIsMadeOfItselfAlone(PublicFeatures features) {
    Treatment treated = features.of(DIGITS);
    INDArray alone = treated.seen().apply(DIGITS.take(new int[] {17}).features());
    INDArray few = treated.seen().apply(DIGITS.take(new int[] {17, 3}).features());
    assertThat(few.getRow(0)).isEqualTo(alone.getRow(0));
    assertThat(treated.rows().features().getRow(17)).isEqualTo(alone.getRow(0));
    assertThat(treated.seen().apply(DIGITS.features())).isEqualTo(treated.rows().features());
  }

  /** Whose the rows are, who is a member and which class they have stays. */
  @ParameterizedTest
  @EnumSource
  void everythingElseStaysAsItIs(PublicFeatures features) {
    boolean[] in = new boolean[DIGITS.rows()];
    in[5] = true;
    Dataset shown = features.of(DIGITS.with(in)).rows();
    assertThat(shown.labels()).isEqualTo(DIGITS.labels());
    assertThat(shown.members().orElseThrow()).isEqualTo(in);
    assertThat(shown.shape().size()).isEqualTo(shown.features().columns());
  }

  /** About as long as is reckoned with: within a third. */
  @ParameterizedTest
  @EnumSource
  void rowsAreAboutAsLongAsIsReckonedWith(PublicFeatures features) {
    for (Dataset data : new Dataset[] {DIGITS, new Fashion().load(Control.NONE)}) {
      Dataset shown = features.of(data).rows();
      INDArray first = shown.take(new int[] {0, 100, 200, 300, 400, 500, 600, 700}).features();
      double length = first.norm2(1).meanNumber().doubleValue();
      assertThat(length / shown.length()).as(data.name()).isBetween(0.67, 1.5);
    }
  }

  /**
   * Brightness that rises to the right by 1/8 a pixel: each gradient is 1/4 along the first of nine
   * directions, and a block of four cells has four equal numbers, of length 1 together: 1/2 each,
   * cut to 0.2 and scaled again; little of 0.01 is added to each square.
   */
  @Test
  void aSlopeHasOneDirection() {
    float[] picture = new float[64];
    for (int i = 0; i < 64; i++) {
      picture[i] = i % 8 / 8f;
    }
    Shape shape = new Shape(1, 8, 8);
    float[] features = new float[Hog.shape(shape).size()];
    new Hog(shape).features(picture, features);
    assertThat(features).hasSize(36 * 9);
    double cut = 0.2 / Math.sqrt(4 * 0.04 + 0.01);
    for (int feature = 0; feature < 36; feature++) {
      boolean first = feature % 9 == 0;
      assertThat((double) features[feature * 9 + 4]).isCloseTo(first ? cut : 0, within(1e-6));
    }
  }

  @Test
  void tablesStayAsTheyAreAndHaveNoShapes() {
    Dataset wine = new Wine().load(Control.NONE);
    assertThat(PublicFeatures.CENTRED.of(wine).rows()).isSameAs(wine);
    assertThatThrownBy(() -> PublicFeatures.HOG.of(wine))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("features=hog");
  }
}
