package org.tattle.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LikenessTest {
  private static Likeness.Marks marks() {
    return new Likeness.Marks(new long[] {1, 2}, new byte[] {1, 3}, 9);
  }

  @Test
  void marksAreTheSameWhereAllOfThemIs() {
    assertThat(marks())
        .isEqualTo(marks())
        .hasSameHashCodeAs(marks())
        .isNotEqualTo(new Likeness.Marks(new long[] {1, 3}, new byte[] {1, 3}, 9))
        .isNotEqualTo(new Likeness.Marks(new long[] {1, 2}, new byte[] {1, 2}, 9))
        .isNotEqualTo(new Likeness.Marks(new long[] {1, 2}, new byte[] {1, 3}, 8))
        .isNotEqualTo("marks");
  }

  @Test
  void nobodyChangesMarksThatWereMade() {
    long[] least = {1, 2};
    byte[] times = {1, 3};
    Likeness.Marks marks = new Likeness.Marks(least, times, 9);
    least[0] = 5;
    times[0] = 5;
    marks.least()[1] = 5;
    marks.times()[1] = 5;
    assertThat(marks).isEqualTo(marks());
    assertThat(marks.least()).containsExactly(1, 2);
    assertThat(marks.times()).containsExactly(1, 3);
  }

  @Test
  void howATableIsEncodedChangesNothingElse() {
    List<Likeness.Histogram> columns = List.of(new Likeness.Histogram(7, 2.5));
    Likeness table = new Likeness("rows", "so", List.of(marks()), columns);
    assertThat(table.encoded("other"))
        .isEqualTo(new Likeness("rows", "other", List.of(marks()), columns));
    assertThat(table.tellsChangedCopies()).isTrue();
    assertThat(Likeness.of("digest").tellsChangedCopies()).isFalse();
    assertThat(Likeness.of("digest"))
        .isEqualTo(new Likeness("digest", "digest", List.of(), List.of()));
  }
}
