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
  void aWordCutShortOrWrittenOutIsKnown() {
    assertThat(Suggest.near("acc", List.of("accuracy", "auc"))).containsExactly("auc");
    assertThat(Suggest.near("accur", List.of("accuracy", "auc"))).containsExactly("accuracy");
    assertThat(Suggest.near("epsilon", List.of("eps", "delta"))).containsExactly("eps");
    assertThat(Suggest.near("learning_rate", List.of("lr", "batch"))).containsExactly("lr");
    assertThat(Suggest.near("num_shadows", List.of("shadows", "mode"))).containsExactly("shadows");
    assertThat(Suggest.near("ab", List.of("absolute"))).isEmpty();
    assertThat(Suggest.near("xs", List.of("x"))).containsExactly("x");
    assertThat(Suggest.near("_", List.of("x", "lr"))).isEmpty();
  }

  @Test
  void caseIsNoDistance() {
    assertThat(Suggest.near("LIRA", List.of("lira"))).containsExactly("lira");
  }
}
