package org.tattle.attack.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Leak;
import org.tattle.attack.Small;
import org.tattle.component.Schema;
import org.tattle.data.Split;
import org.tattle.data.set.Letters;
import org.tattle.defense.output.QueryLimit;
import org.tattle.model.Logistic;
import org.tattle.subject.Target;

class JacobianTest {

  /** Of a linear model, forty rows and a change of each tell more than these rows. */
  @Test
  void changesOfFewRowsTellMoreThanTheRows() {
    try (Small small =
        new Small(new Letters(), 900, Split.Adversary.THIRDS, new Logistic(), 20, Small.SEED)) {
      Copied found =
          new Jacobian(40, 1, 0.1, 10_000, Learns.PROBABILITIES, 10)
              .run(small.target(), small.context());
      assertThat(found.curve()).extracting(Copied.Point::queries).containsExactly(40, 80);
      assertThat(found.asked()).isEqualTo(80);
      assertThat(found.cost().value()).isEqualTo(0.8);
      assertThat(found.fidelity().value())
          .as(found.curve().toString())
          .isGreaterThan(found.curve().get(0).fidelity());
      assertThat(found.leaks()).allMatch(Leak::shows);
    }
  }

  /** What queries are left in the last round is used, and a limit ends it. */
  @Test
  void itEndsWhereTheQueriesDo() {
    try (Small small = new Small(new Letters(), 300)) {
      Jacobian attack = new Jacobian(20, 5, 0.1, 50, Learns.PROBABILITIES, 0);
      Copied found = attack.run(small.target(), small.context());
      assertThat(found.curve()).extracting(Copied.Point::queries).containsExactly(20, 40, 50);
      QueryLimit limit =
          (QueryLimit) Schema.of(QueryLimit.class).build(Map.of("total", 30, "burst", 30));
      Target limited = small.target(limit).visited(Small.SEED);
      Copied cut = attack.run(limited, small.context());
      assertThat(cut.asked()).isEqualTo(30);
      assertThat(cut.refused()).isEqualTo(10);
      assertThat(cut.known()).isEqualTo(20);
      assertThat(List.of(cut.copy().access(), found.copy().access()))
          .containsOnly(found.copy().access());
    }
  }
}
