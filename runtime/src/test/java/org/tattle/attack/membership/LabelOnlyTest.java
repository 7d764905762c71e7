package org.tattle.attack.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Small;
import org.tattle.attack.evasion.BoundarySearch;
import org.tattle.data.Dataset;
import org.tattle.data.set.Digits;
import org.tattle.data.set.Letters;
import org.tattle.data.set.Wine;
import org.tattle.defense.output.LabelsOnly;
import org.tattle.nn.network.Shape;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.subject.Target;

class LabelOnlyTest {
  private static LabelOnly by(LabelOnly.By by, int queries) {
    return new LabelOnly(by, queries, Optional.empty());
  }

  @Test
  void labelsOfChangedRowsTellMoreThanTheGap() {
    try (Small small = new Small(new Letters(), 600)) {
      Target target = small.target(new LabelsOnly());
      double gap = new Gap().run(target, small.context()).auc().value();
      Membership noise =
          new LabelOnly(LabelOnly.By.NOISE, 40, Optional.of(0.3)).run(target, small.context());
      assertThat(noise.auc().value()).isGreaterThan(gap);
      assertThat(noise.queries().value()).isEqualTo(600 * 40);
      assertThat(noise.notes().get(0)).startsWith("asked 24,000 labels, by noise");
      Membership boundary = by(LabelOnly.By.BOUNDARY, 80).run(target, small.context());
      assertThat(boundary.auc().value()).isGreaterThan(gap);
    }
  }

  @Test
  void whatDoesNotFitTheDataIsRefused() {
    try (Small small = new Small(new Wine(), 0)) {
      Target target = small.target();
      assertThatThrownBy(() -> by(LabelOnly.By.FLIP, 10).run(target, small.context()))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("0 and 1");
      assertThatThrownBy(() -> by(LabelOnly.By.SHIFT, 10).run(target, small.context()))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("images");
    }
  }

  @Test
  void imagesAreMovedMirroredAndThenMovedFurther() {
    float[] image = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    assertThat(shifted(image, 1)).containsExactly(1, 1, 2, 4, 4, 5, 7, 7, 8);
    assertThat(shifted(image, 4)).containsExactly(4, 5, 6, 7, 8, 9, 7, 8, 9);
    assertThat(shifted(image, 9)).containsExactly(3, 2, 1, 6, 5, 4, 9, 8, 7);
    assertThat(shifted(image, 18)).containsExactly(1, 1, 1, 4, 4, 4, 7, 7, 7);
    float[] larger = new float[49];
    for (int i = 0; i < 49; i++) {
      larger[i] = i;
    }
    assertThat(IntStream.range(0, 34).mapToObj(i -> Arrays.toString(shifted(larger, i))))
        .doesNotHaveDuplicates();
  }

  private static float[] shifted(float[] image, int index) {
    float[] row = image.clone();
    int side = (int) Math.sqrt(row.length);
    Variants.shifts(new Shape(1, side, side)).change(row, index, new Seed(1).random());
    return row;
  }

  @Test
  void theFirstVariantOfARowIsTheRowItself() {
    Dataset data = new Digits().load(Control.NONE);
    INDArray all = Variants.flips(1).of(data, new int[] {3, 8}, 0, 2, new Seed(1).random());
    assertThat(all.getRow(0)).isEqualTo(data.features().getRow(3));
    assertThat(all.getRow(2)).isEqualTo(data.features().getRow(8));
    assertThat(all.getRow(1)).isEqualTo(Nd4j.onesLike(all.getRow(1)).sub(all.getRow(0)));
  }

  /** Behind a plane, the distance is known: {@code |w.x - c| / |w|}. */
  @Test
  void theDistanceToAPlaneIsFoundWithinATenth() {
    int width = 20;
    float[] rows = new float[3 * width];
    float[] starts = new float[rows.length];
    double[] truth = {1, 2, 5};
    for (int i = 0; i < 3; i++) {
      rows[i * width] = (float) -truth[i];
      Arrays.fill(starts, i * width, (i + 1) * width, 4);
    }
    BoundarySearch search =
        new BoundarySearch(
            width,
            rows,
            starts,
            new int[3],
            points -> {
              int[] predicted = new int[points.rows().length];
              Arrays.setAll(predicted, i -> points.values()[i * width] > 0 ? 1 : 0);
              return predicted;
            },
            new Seed(2).random());
    double[] found = search.distances(25);
    for (int i = 0; i < 3; i++) {
      assertThat(found[i]).isBetween(truth[i], 1.1 * truth[i]);
    }
  }
}
