package org.tattle.dsl.show.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tattle.Components;
import org.tattle.attack.Counterpart;
import org.tattle.attack.federated.Spoiled;
import org.tattle.attack.membership.Controls;
import org.tattle.attack.membership.Membership;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.source.Source;
import org.tattle.measure.Estimate;
import org.tattle.measure.Roc;
import org.tattle.run.Control;

/** Real targets, and attacks whose success is made up. */
class BackfireTest {
  private static final String SCRIPT =
      """
      set seed=1; load digits rows=100; model mlp hidden=[8]
      train base with epochs=2
      train other with epochs=3
      defend round digits=2 on base as rounded
      defend top_k k=2 on rounded as both
      defend dropout rate=0.5 on base as dropped
      """;

  private static Map<String, Object> values;

  @BeforeAll
  static void train() {
    try (Session session = new Session(Components.standard())) {
      session.run(new Source("test", SCRIPT), Sink.NONE, Control.NONE);
      values = session.values();
    }
  }

  @Test
  void aCopyThatLeaksMoreThanItsParentIsTold() {
    assertThat(Backfire.notes(List.of(attacked("base", 0.2), attacked("dropped", 2))))
        .singleElement()
        .asString()
        .startsWith("`dropped` leaks more than `base`: loss AUC 0.8")
        .contains(" against 0.5");
  }

  @Test
  void aLimitThatHelpsAnAttackIsToldAsOne() {
    assertThat(Backfire.notes(List.of(attacked("base", 0.2), attacked("rounded", 2))))
        .singleElement()
        .asString()
        .startsWith("Limits like those of `rounded` help an attacker of `base`");
  }

  /** Nothing leaks where a model is spoiled, and nothing is spoiled where more is mended. */
  @Test
  void aCopyThatIsSpoiledMoreWithstandsLess() {
    assertThat(Backfire.notes(List.of(spoiled("base", 10, 10), spoiled("dropped", 90, 10))))
        .singleElement()
        .asString()
        .startsWith("`dropped` withstands less than `base`: flip lost 26.7% [")
        .contains(" against 0% [");
    assertThat(Backfire.notes(List.of(spoiled("base", 10, 200), spoiled("dropped", 10, 20))))
        .isEmpty();
  }

  @Test
  void nothingIsToldWhereTheControlFailed() {
    Attacked copy = attacked("dropped", 2);
    Counterpart failed = Controls.nothing(new Estimate(0.7, 0.6, 0.8));
    Attacked doubted = copy.with("loss", copy.result("loss"), Optional.of(failed));
    assertThat(Backfire.notes(List.of(attacked("base", 0.2), doubted))).isEmpty();
  }

  private static Attacked spoiled(String name, int lost, int gained) {
    return ((Attacked) values.get(name))
        .with(
            "flip",
            new Spoiled(1, 10, 300, 100, 100 - lost + gained, lost, Optional::empty),
            Optional.empty());
  }

  @Test
  void intervalsThatOverlapAreNotEnough() {
    assertThat(Backfire.notes(List.of(attacked("base", 0.2), attacked("dropped", 0.25)))).isEmpty();
  }

  @Test
  void aCopyThatLeaksLessIsNotTold() {
    assertThat(Backfire.notes(List.of(attacked("base", 2), attacked("dropped", 0.2)))).isEmpty();
  }

  @Test
  void aCopyIsComparedWithItsNearestParent() {
    assertThat(
            Backfire.notes(
                List.of(attacked("base", 0.2), attacked("rounded", 2), attacked("both", 2))))
        .singleElement()
        .asString()
        .contains("`rounded`");
    assertThat(Backfire.notes(List.of(attacked("base", 0.2), attacked("both", 2))))
        .singleElement()
        .asString()
        .contains("`both`", "`base`");
  }

  @Test
  void targetsOfOtherTrainingsAreNotCompared() {
    assertThat(Backfire.notes(List.of(attacked("other", 0.2), attacked("dropped", 2)))).isEmpty();
  }

  /** The target, attacked with scores of members that lie so far above those of non-members. */
  private static Attacked attacked(String name, double ahead) {
    int rows = 200;
    boolean[] member = new boolean[rows];
    double[] scores = new double[rows];
    for (int i = 0; i < rows; i++) {
      member[i] = i % 2 == 0;
      double spread = Math.sin(i / 2 * 1.7) * 2;
      scores[i] = spread + (member[i] ? ahead : 0);
    }
    Membership found =
        new Membership(
            IntStream.range(0, rows).toArray(),
            scores,
            member,
            Roc.of(scores, member),
            Optional.empty(),
            rows,
            List.of());
    return ((Attacked) values.get(name)).with("loss", found, Optional.empty());
  }
}
