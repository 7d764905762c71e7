package org.tattle.attack.membership.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Small;
import org.tattle.attack.membership.Controls;
import org.tattle.attack.membership.Membership;
import org.tattle.data.DataSource;
import org.tattle.data.Split;
import org.tattle.data.set.Digits;
import org.tattle.data.set.Fashion;
import org.tattle.data.set.Wine;
import org.tattle.defense.output.QueryLimit;
import org.tattle.model.Access;
import org.tattle.model.Mlp;
import org.tattle.nn.network.Layer;
import org.tattle.run.Seed;
import org.tattle.subject.Target;

/** Several queries a row. */
class AugmentTest {
  private static Lira lira(int augment) {
    return new Lira(8, Lira.Mode.ONLINE, Lira.Variance.AUTO, augment);
  }

  private static Small small(DataSource source, int rows) {
    Mlp network = new Mlp(List.of(64), Layer.Function.RELU);
    return new Small(source, rows, Split.Adversary.HALVES, network, 60, new Seed(5));
  }

  @Test
  void copiesOfImagesTellNoLessThanTheImagesAlone() {
    try (Small small = small(new Digits(), 600)) {
      Target target = small.target();
      Membership one = lira(1).run(target, small.context());
      Membership ten = lira(10).run(target, small.context());
      assertThat(ten.auc().value()).isGreaterThan(one.auc().lower());
      assertThat(one.queries().value()).isEqualTo(600);
      assertThat(ten.queries().value()).isEqualTo(6000);
      assertThat(lira(10).needs()).contains(Access.QUERIES);
      Membership nothing = lira(10).run(Controls.untrained(target), small.context());
      assertThat(nothing.roc().auc(0.99).covers(0.5)).isTrue();
    }
  }

  /** 0.64, 0.67 and 0.69 by 1, 2 and 10 queries were seen. */
  @Test
  @Tag("slow")
  void moreQueriesTellMoreOfFashion() {
    try (Small small = small(new Fashion(), 4000)) {
      Target target = small.target();
      double one = lira(1).run(target, small.context()).auc().value();
      double ten = lira(10).run(target, small.context()).auc().value();
      assertThat(ten).isGreaterThan(one);
    }
  }

  @Test
  void rowsOfTablesAreChangedByNoiseThatIsTheSameForAllModels() {
    try (Small small = small(new Wine(), 0)) {
      Membership found = lira(4).run(small.target(), small.context());
      assertThat(lira(4).run(small.target(), small.context()).scores()).isEqualTo(found.scores());
    }
  }

  @Test
  void aRowWhoseCopiesAreRefusedIsJudgedByItself() {
    try (Small small = small(new Wine(), 0)) {
      QueryLimit all = new QueryLimit(178, 1000, 178, 1, Duration.ofHours(1));
      Target limited = small.target(all);
      Membership found = lira(4).run(limited.visited(new Seed(1)), small.context());
      Membership plain = lira(1).run(limited.visited(new Seed(1)), small.context());
      assertThat(found.queries().value()).isEqualTo(178);
      assertThat(found.scores()).isEqualTo(plain.scores());
    }
  }

  @Test
  void modelsThatDoNotKnowARowSayNotWhatItsCopiesAreWorth() {
    assertThatThrownBy(() -> new Lira(8, Lira.Mode.OFFLINE, Lira.Variance.AUTO, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mode=online");
  }

  @Test
  void weightsSolveTheirEquations() {
    double[][] matrix = {{4, 0}, {2, 3}};
    // 4 a + 2 b = 8, 2 a + 3 b = 8, but for a thousandth on the diagonal
    assertThat(Discriminant.solve(matrix, new double[] {8, 8}))
        .containsExactly(new double[] {1, 2}, within(0.005));
  }
}
