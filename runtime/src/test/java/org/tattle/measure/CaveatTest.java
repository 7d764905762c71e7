package org.tattle.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CaveatTest {

  @Test
  void aCaveatSaysWhatIsTheMatter() {
    assertThat(Caveat.NONE.isEmpty()).isTrue();
    assertThat(Caveat.NONE).hasToString("");
    assertThat(Caveat.tooFew(1200)).hasToString("not resolvable with 1,200 non-members");
    assertThat(Caveat.tooFew(1200).kind()).isEqualTo(Caveat.Kind.TOO_FEW);
    assertThat(Caveat.backwards()).hasToString("members rank below the others");
    assertThat(Caveat.backwards().kind()).isEqualTo(Caveat.Kind.BACKWARDS);
    assertThat(Caveat.backwards().isEmpty()).isFalse();
    assertThat(Caveat.unproved("no theorem")).hasToString("no theorem");
    assertThat(Caveat.unproved("no theorem").kind()).isEqualTo(Caveat.Kind.UNPROVED);
  }

  /** Of all that a table shows, the first number that no theorem stands behind. */
  @Test
  void theFirstUnprovedNumberIsFoundAmongOthers() {
    Estimate proved = Estimate.exact(1);
    Estimate turned = proved.doubted(Caveat.backwards());
    Estimate first = proved.doubted(Caveat.unproved("one"));
    Estimate second = proved.doubted(Caveat.unproved("two"));
    assertThat(Caveat.unproved(List.of("text", proved, turned, first, second)))
        .contains(Caveat.unproved("one"));
    assertThat(Caveat.unproved(List.of(4, proved, turned))).isEmpty();
  }

  /** A number that is doubted already keeps its first reason. */
  @Test
  void anEstimateHasOneCaveat() {
    Estimate doubted = new Estimate(0.5, 0.25, 0.75).doubted(Caveat.backwards());
    assertThat(doubted.doubted(Caveat.unproved("later")).caveat()).isEqualTo(Caveat.backwards());
    assertThat(doubted.plain()).isEqualTo(new Estimate(0.5, 0.25, 0.75));
  }
}
