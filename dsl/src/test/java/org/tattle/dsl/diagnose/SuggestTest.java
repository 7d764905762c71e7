package org.tattle.dsl.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestTest {

  @Test
  void aSwapOfNeighboursIsOneEdit() {
    assertThat(Suggest.distance("shadwos", "shadows")).isEqualTo(1);
    assertThat(Suggest.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Suggest.distance("", "abc")).isEqualTo(3);
  }

  @Test
  void theReachGrowsWithTheWord() {
    assertThat(Suggest.near("atck", List.of("attack"))).isEmpty();
    assertThat(Suggest.near("attakc", List.of("attack"))).containsExactly("attack");
    assertThat(Suggest.near("clasifer", List.of("classifier"))).containsExactly("classifier");
  }

  @Test
  void theNearestThreeComeFirst() {
    assertThat(Suggest.near("lira", List.of("lire", "lara", "lra", "mira", "boundary", "lira")))
        .containsExactly("lara", "lire", "lra");
  }

  @Test
  void aLetterAloneSuggestsNothing() {
    assertThat(Suggest.near("x", List.of("y", "k", "eps"))).isEmpty();
  }

  @Test
  void caseIsNoDistance() {
    assertThat(Suggest.near("LIRA", List.of("lira"))).containsExactly("lira");
  }
}
