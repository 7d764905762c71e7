package org.tattle.defense.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tattle.component.Schema;
import org.tattle.defense.Fit;
import org.tattle.model.Logistic;
import org.tattle.model.Training;
import org.tattle.nn.network.Shape;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

class SelenaTest {
  @Test
  void eachRowIsKeptFromSoManyTeachersAndTaughtToTheOthers() {
    Teachers teachers = new Teachers(7, 3, false);
    int[][] kept = teachers.keptFrom(500, Randomness.seeded(new Seed(1)));
    List<int[]> taught = teachers.taught(kept);
    assertThat(taught).hasSize(7);
    for (int i = 0; i < 500; i++) {
      int row = i;
      Set<Integer> without = Arrays.stream(kept[i]).boxed().collect(Collectors.toSet());
      assertThat(without).hasSize(3);
      for (int model = 0; model < 7; model++) {
        assertThat(Arrays.stream(taught.get(model)).anyMatch(r -> r == row))
            .isNotEqualTo(without.contains(model));
      }
    }
  }

  /** A teacher is kept from Binomial(500, 3/7) rows: 214, five deviations of 11 either side. */
  @Test
  void teachersGetAboutEquallyMany() {
    Teachers teachers = new Teachers(7, 3, false);
    for (int[] rows : teachers.taught(teachers.keptFrom(500, Randomness.seeded(new Seed(2))))) {
      assertThat(rows.length).isBetween(286 - 55, 286 + 55);
    }
  }

  @Test
  void whatWouldVoidAGuaranteeIsRefusedEitherWayRound() {
    Fit fit =
        new Fit(
            new Logistic().network(Shape.flat(4), 2),
            new Training().plan(new Logistic()),
            1000,
            2,
            true);
    DpSgd dpsgd = (DpSgd) Schema.of(DpSgd.class).build(Map.of("eps", 1.0));
    assertThatThrownBy(() -> new Selena().apply(dpsgd.apply(fit)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("`selena`");
    assertThatThrownBy(() -> dpsgd.apply(new Selena().apply(fit))).isInstanceOf(Fault.class);
    assertThatThrownBy(() -> new Selena().apply(new Selena().apply(fit)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("already");
    assertThatThrownBy(() -> new Selena(5, 5)).isInstanceOf(IllegalArgumentException.class);
  }
}
