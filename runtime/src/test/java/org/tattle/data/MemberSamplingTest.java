package org.tattle.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tattle.nn.network.Shape;
import org.tattle.run.Fault;
import org.tattle.run.Seed;

class MemberSamplingTest {
  private static final Seed SEED = new Seed(3);

  @Test
  void noCountKeepsAllRows() {
    Dataset data = data(10, 3);
    assertThat(new MemberSampling().draw(data, SEED)).isSameAs(data);
    assertThat(rows(10).draw(data, SEED)).isSameAs(data);
  }

  @Test
  void eachClassKeepsItsShareToWithinOneRow() {
    Dataset data = data(1000, 7);
    Dataset drawn = rows(100).draw(data, SEED);
    assertThat(drawn.rows()).isEqualTo(100);
    int[] sizes = new int[7];
    Arrays.stream(drawn.labels()).forEach(label -> sizes[label]++);
    assertThat(sizes).containsOnly(14, 15);
  }

  @Test
  void rowsKeepTheirOrderTheirFeaturesAndTheirLabels() {
    Dataset drawn = rows(20).draw(data(100, 4), SEED);
    float[] first = new float[20];
    for (int i = 0; i < 20; i++) {
      first[i] = drawn.features().getFloat(i, 0);
      assertThat(drawn.features().getFloat(i, 1)).isEqualTo(-first[i]);
      assertThat(drawn.labels()[i]).isEqualTo((int) first[i] % 4);
    }
    assertThat(first).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void theSeedDecidesWhichRows() {
    Dataset data = data(100, 4);
    assertThat(rows(20).draw(data, SEED).digest()).isEqualTo(rows(20).draw(data, SEED).digest());
    assertThat(rows(20).draw(data, SEED).digest())
        .isNotEqualTo(rows(20).draw(data, new Seed(4)).digest());
  }

  @Test
  void moreRowsThanThereAreAreRefused() {
    assertThatThrownBy(() -> rows(11).draw(data(10, 2), SEED))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.parameter()).contains("rows"))
        .hasMessage("`rows` asks for 11, and `made` has 10");
  }

  @Test
  void theSplitFollowsTheSettings() {
    Split split = new MemberSampling(0, Split.Adversary.THIRDS, 2, 3).split(data(10, 2), SEED);
    assertThat(split.pool()).hasSize(5);
  }

  private static MemberSampling rows(int rows) {
    return new MemberSampling(rows, Split.Adversary.HALVES, 0, 0);
  }

  /** Row i has the features i and -i and the class i modulo the number of classes. */
  private static Dataset data(int rows, int classes) {
    Matrix matrix = Matrix.of(rows, 2);
    int[] labels = new int[rows];
    for (int i = 0; i < rows; i++) {
      matrix.add(new float[] {i, -i});
      labels[i] = i % classes;
    }
    List<String> names = IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    return Dataset.of("made", matrix.array(), Shape.flat(2), labels, names, List.of(), List.of());
  }
}
