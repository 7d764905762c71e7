package org.tattle.defense.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tattle.component.ParameterFault;
import org.tattle.component.Schema;
import org.tattle.data.Dataset;
import org.tattle.data.MemberSampling;
import org.tattle.data.set.Digits;
import org.tattle.defense.Fit;
import org.tattle.model.Logistic;
import org.tattle.model.Training;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Shape;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Workers;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.Spent;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.Blueprint;
import org.tattle.subject.Classifier;
import org.tattle.subject.train.Trainer;

class SearchTest {
  private static final Fit FIT =
      new Fit(
          new Network(Shape.flat(2), List.of(), 2),
          new Training().plan(new Logistic()),
          2000,
          1.4,
          false);

  private static DpSgd dpsgd(Map<String, Object> said) {
    return (DpSgd) Schema.of(DpSgd.class).build(said);
  }

  @Test
  void allRunsTogetherSpendTheBudgetAndNoMore() {
    Fit fit = dpsgd(Map.of("eps", 1.0, "tune", Optional.of(10))).apply(FIT);
    Spent spent = fit.spent().orElseThrow();
    assertThat(spent.epsilon()).isBetween(0.999, 1.0);
    assertThat(spent.by()).isEqualTo(Accounting.RDP);
    assertThat(Composition.epsilon(spent.expense(), spent.delta()))
        .isBetween(spent.epsilon() - 1e-9, spent.epsilon() + 1e-9);
    assertThat(spent.notes()).anyMatch(note -> note.startsWith("the best of 10 trainings"));
    assertThat(fit.course().orElseThrow().besides()).isEqualTo(9);
    double single = dpsgd(Map.of("eps", 1.0)).apply(FIT).plan().privacy().orElseThrow().noise(0);
    assertThat(fit.plan().privacy().orElseThrow().noise(0)).isGreaterThan(1.3 * single);
  }

  @Test
  void accountantsWithoutAProofAreRefused() {
    assertThatThrownBy(
            () -> dpsgd(Map.of("eps", 1.0, "tune", Optional.of(10), "accountant", Accounting.ZCDP)))
        .isInstanceOf(ParameterFault.class);
  }

  /**
   * From a learning rate that is many times too small, at an ε where noise does not drown the
   * scores, the search finds a better one.
   */
  @Test
  void aRateThatIsFarTooSmallIsMended() {
    double untuned = 0;
    double tuned = 0;
    for (int seed = 1; seed <= 2; seed++) {
      untuned += accuracy(seed, Map.of("eps", 8.0, "lr", Optional.of(0.005)));
      tuned += accuracy(seed, Map.of("eps", 8.0, "lr", Optional.of(0.005), "tune", Optional.of(8)));
    }
    assertThat(tuned).isGreaterThan(untuned);
  }

  /** Runs of one search start from different weights, and seeds repeat the whole of it. */
  @Test
  void aSeedRepeatsTheSearch() {
    Map<String, Object> settings = Map.of("eps", 2.0, "tune", Optional.of(3));
    Set<Double> found = new HashSet<>();
    found.add(accuracy(5, settings));
    found.add(accuracy(5, settings));
    assertThat(found).hasSize(1);
  }

  private static double accuracy(int seed, Map<String, Object> settings) {
    Seed root = new Seed(seed);
    MemberSampling some = new MemberSampling(600, org.tattle.data.Split.Adversary.HALVES, 0, 0);
    Dataset rows = some.draw(new Digits().load(Control.NONE), root);
    try (Workers workers = new LocalWorkers(1)) {
      Trainer trainer = new Trainer(workers, Cache.memory(), root, true);
      Blueprint plain =
          new Blueprint(
              rows,
              some.split(rows, root.split("split")),
              new Logistic(),
              new Training(),
              List.of());
      return ((Classifier) plain.with(dpsgd(settings)).make(trainer, Control.NONE))
          .accuracy()
          .orElseThrow()
          .value();
    }
  }
}
