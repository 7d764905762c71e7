package org.tattle.data.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.data.table.Table;
import org.tattle.run.Control;

class BundledTest {

  @Test
  void digitsAreWhatUciHas() {
    Dataset data = new Digits().load(Control.NONE);
    assertThat(data.features().shape()).containsExactly(1797, 64);
    assertThat(sizes(data)).containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
    // The first row starts 0, 0, 5, 13, 9 of 16.
    assertThat(data.features().getFloat(0, 3)).isEqualTo(13 / 16f);
    assertThat(data.features().maxNumber().floatValue()).isEqualTo(1f);
    assertThat(data.shape().height()).isEqualTo(8);
  }

  @Test
  void breastCancerIsWhatUciHas() {
    Dataset data = new BreastCancer().load(Control.NONE);
    assertThat(data.features().shape()).containsExactly(569, 30);
    assertThat(data.classes()).containsExactly("benign", "malignant");
    assertThat(sizes(data)).containsExactly(357, 212);
    Column radius = data.column("mean_radius").orElseThrow();
    assertThat(radius.center()).isCloseTo(14.127, within(5e-4));
    assertThat(radius.scale()).isCloseTo(3.521, within(5e-4));
    assertThat(data.notes()).contains(Table.standardised(569));
  }

  @Test
  void wineIsWhatUciHas() {
    Dataset data = new Wine().load(Control.NONE);
    assertThat(data.features().shape()).containsExactly(178, 13);
    assertThat(sizes(data)).containsExactly(59, 71, 48);
    assertThat(data.column("alcohol").orElseThrow().center()).isCloseTo(13.0, within(5e-3));
  }

  @Test
  void lettersAreWhatUciHas() {
    Dataset data = new Letters().load(Control.NONE);
    assertThat(data.features().shape()).containsExactly(20_000, 16);
    assertThat(data.classes()).hasSize(26);
    assertThat(sizes(data)[0]).isEqualTo(789);
    assertThat(data.labels()[0]).isEqualTo('T' - 'A');
  }

  private static int[] sizes(Dataset data) {
    int[] sizes = new int[data.classes().size()];
    Arrays.stream(data.labels()).forEach(label -> sizes[label]++);
    return sizes;
  }
}
