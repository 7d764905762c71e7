package org.tattle.defense.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tattle.component.Schema;
import org.tattle.data.Dataset;
import org.tattle.data.MemberSampling;
import org.tattle.data.Split;
import org.tattle.data.set.Digits;
import org.tattle.model.Logistic;
import org.tattle.model.Training;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Workers;
import org.tattle.privacy.account.GaussianCurve;
import org.tattle.privacy.account.Spent;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.subject.Blueprint;
import org.tattle.subject.Classifier;
import org.tattle.subject.train.Trainer;

class PateTest {
  private static final Training TRAINING =
      (Training) Schema.of(Training.class).build(Map.of("lr", 0.05, "epochs", 30));

  private final Trainer trainer;

  PateTest() {
    Workers workers = new LocalWorkers(1);
    trainer = new Trainer(workers, Cache.memory(), new Seed(1), true);
  }

  private static Blueprint plain(Split.Adversary who) {
    MemberSampling some = new MemberSampling(1200, who, 0, 0);
    Dataset rows = some.draw(new Digits().load(Control.NONE), new Seed(1));
    return new Blueprint(rows, some.split(rows, new Seed(2)), new Logistic(), TRAINING, List.of());
  }

  private double accuracy(double eps) {
    Blueprint made = plain(Split.Adversary.THIRDS).with(new Pate(eps, Optional.of(1e-4), 20, 100));
    return ((Classifier) made.make(trainer, Control.NONE)).accuracy().orElseThrow().value();
  }

  /** The more noise the votes have, the less the student learns: at a tiny ε nothing. */
  @Test
  void aStudentLearnsFromVotesAndNothingFromNoise() {
    assertThat(accuracy(20)).isGreaterThan(0.6);
    assertThat(accuracy(0.01)).isLessThan(0.3);
  }

  /** Q votes of noise σ are one Gaussian of multiplier σ/√(2Q), whose curve is exact. */
  @Test
  void whatIsSpentIsTheExactCurveOfAllVotes() {
    Blueprint made = plain(Split.Adversary.THIRDS).with(new Pate(1, Optional.of(1e-4), 20, 100));
    Spent spent = made.spends(trainer).orElseThrow();
    assertThat(spent.epsilon()).isBetween(0.999, 1.0);
    double noise = spent.steps().get(0).noise();
    double exact = GaussianCurve.epsilon(Math.sqrt(100) / noise, 1e-4);
    assertThat(spent.epsilon()).isCloseTo(exact, within(2e-2));
  }

  @Test
  void withoutPublicRowsItIsRefused() {
    Blueprint made = plain(Split.Adversary.HALVES).with(new Pate());
    assertThatThrownBy(() -> made.order(trainer))
        .isInstanceOf(Fault.class)
        .extracting(fault -> ((Fault) fault).code())
        .hasToString("D447");
  }

  @Test
  void allTeachersAreInThePlan() {
    Blueprint made = plain(Split.Adversary.THIRDS).with(new Pate(1, Optional.empty(), 7, 10));
    assertThat(made.order(trainer).besides(List.of(0))).isEqualTo(7);
  }
}
