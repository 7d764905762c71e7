package org.tattle.attack.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tattle.attack.Attack;
import org.tattle.attack.Small;
import org.tattle.data.set.Letters;
import org.tattle.defense.output.QueryLimit;
import org.tattle.subject.Target;

class QueryLimitTest {
  private static QueryLimit total(int queries) {
    return new QueryLimit(queries, 1, queries, 1, Duration.ofHours(1));
  }

  @Test
  void whoNeedsOneQueryARowGetsThroughAsManyRowsAsThereAreQueries() {
    try (Small small = new Small(new Letters(), 600)) {
      Target base = small.target();
      double free = new Threshold().run(base, small.context()).auc().value();
      Target limited = small.target(total(200));
      Membership found = new Threshold().run(limited.visited(Small.SEED), small.context());
      assertThat(found.queries().value()).isEqualTo(200);
      assertThat(found.notes().get(0)).contains("let 200 of 600 queries through");
      assertThat(found.records().stream().filter(r -> Double.isInfinite(r.score()))).hasSize(400);
      assertThat(found.auc().value()).isGreaterThan(0.5).isLessThan(free - 0.1);
      Membership again = new Threshold().run(limited.visited(Small.SEED), small.context());
      assertThat(again.scores()).containsExactly(found.scores());
    }
  }

  @Test
  void whoNeedsManyQueriesARowGetsFewOfThem() {
    try (Small small = new Small(new Letters(), 600)) {
      Attack<Target> noise = new LabelOnly(LabelOnly.By.NOISE, 20, Optional.of(0.3));
      Target limited = small.target(total(600));
      double free = auc(noise, small.target(), small);
      double left = auc(noise, limited.visited(Small.SEED), small);
      assertThat(left).isLessThan(free - 0.04);
      assertThat(auc(new Threshold(), limited.visited(Small.SEED), small))
          .isGreaterThan(free - 0.1);
    }
  }

  private static double auc(Attack<Target> attack, Target target, Small small) {
    return ((Membership) attack.run(target, small.context())).auc().value();
  }
}
