package org.tattle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyTest {
  record Work(int size, Optional<Double> share, int[] rows) {}

  record Other(int size, Optional<Double> share, int[] rows) {}

  private static final int[] ROWS = {1, 2, 3};

  @Test
  void isEqualForEqualContent() {
    assertThat(Key.of("work", new Work(1, Optional.of(0.5), ROWS)))
        .isEqualTo(Key.of("work", new Work(1, Optional.of(0.5), ROWS.clone())));
  }

  @Test
  void tellsApartKindTypeAndEachField() {
    assertThat(
            java.util.List.of(
                Key.of("work", new Work(1, Optional.of(0.5), ROWS)),
                Key.of("play", new Work(1, Optional.of(0.5), ROWS)),
                Key.of("work", new Other(1, Optional.of(0.5), ROWS)),
                Key.of("work", new Work(2, Optional.of(0.5), ROWS)),
                Key.of("work", new Work(1, Optional.empty(), ROWS)),
                Key.of("work", new Work(1, Optional.of(0.5), new int[] {1, 2}))))
        .doesNotHaveDuplicates();
  }

  @Test
  void seedsDifferByKeyAndByRoot() {
    Key one = Key.of("work", 1);
    assertThat(one.seed(new Seed(1))).isEqualTo(one.seed(new Seed(1)));
    assertThat(one.seed(new Seed(1))).isNotEqualTo(one.seed(new Seed(2)));
    assertThat(one.seed(new Seed(1))).isNotEqualTo(Key.of("work", 2).seed(new Seed(1)));
  }

  @Test
  void seedsAreTheSameOnEveryMachine() {
    assertThat(new Seed(7).split("shadow", 3).value()).isEqualTo(2694115210183881507L);
    assertThat(new Seed(7).split("a", "bc")).isNotEqualTo(new Seed(7).split("ab", "c"));
  }

  /** A cache of files has a folder a kind, and a cache in memory would hide what cannot be one. */
  @Test
  void kindsCanNameFolders() {
    assertThatThrownBy(() -> Key.of("step time", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("`step time` is no kind of work");
  }
}
