package org.tattle.subject.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Work;
import org.tattle.component.ComponentFault;
import org.tattle.data.Dataset;
import org.tattle.data.MemberSampling;
import org.tattle.data.set.Wine;
import org.tattle.defense.output.MemGuard;
import org.tattle.model.Logistic;
import org.tattle.model.Training;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.Blueprint;
import org.tattle.subject.WorkPart;

/** Nothing is trained behind a plan's back. */
class AllowanceTest {
  private static final Job LEARNS =
      new Job(
          new Network(Shape.flat(2), List.of(), 2),
          new TrainingPlan(1, 4, Optimizer.sgd(0.1)),
          new int[] {0, 1, 2, 3},
          1);

  private final Workers workers = new LocalWorkers(1);
  private final Cache cache = Cache.memory();
  private final Trainer trainer = new Trainer(workers, cache, new Seed(3), true);
  private final Blueprint wine = wine();

  private static Blueprint wine() {
    Dataset data = new Wine().load(Control.NONE);
    return new Blueprint(
        data,
        new MemberSampling().split(data, new Seed(3)),
        new Logistic(),
        new Training().lasting(1),
        List.of());
  }

  @AfterEach
  void close() {
    workers.close();
  }

  private Trainer planned(Work work) {
    return trainer.within(
        PlannedModels.of(work.parts(wine, trainer).stream().map(WorkPart::order).toList()));
  }

  @Test
  void whatIsPlannedIsTrained() {
    assertThat(wine.shadows(2, planned(Work.shadows(2)), Control.NONE)).hasSize(2);
    assertThat(wine.shadows(1, planned(Work.shadows(2)), Control.NONE)).hasSize(1);
  }

  @Test
  void moreShadowsThanPlannedAreRefusedWhetherOrNotTheyAreKept() {
    for (int time = 0; time < 2; time++) {
      assertThatThrownBy(() -> wine.shadows(3, planned(Work.shadows(2)), Control.NONE))
          .isInstanceOf(ComponentFault.class)
          .hasMessage("trains 1 of 3 models (shadow) that its `work` does not name");
      wine.shadows(3, trainer, Control.NONE);
    }
  }

  @Test
  void aCopyThatIsNotPlannedIsRefused() {
    Blueprint copy = wine.with(new MemGuard());
    assertThat(copy.make(planned(Work.copy(copy)), Control.NONE)).isNotNull();
    assertThatThrownBy(() -> copy.make(planned(Work.NOTHING), Control.NONE))
        .isInstanceOf(ComponentFault.class);
  }

  @Test
  void classifiersThatLearnFromAnswersAreCounted() {
    Work one = Work.NOTHING.learning(List.of(trainer.lessons().planned("classifiers", LEARNS, 1)));
    Trainer allowed = planned(one);
    assertThat(fit(allowed, LEARNS)).isEqualTo(1);
    assertThat(fit(allowed, LEARNS)).as("the same again").isEqualTo(1);
    assertThatThrownBy(() -> fit(allowed, LEARNS.with(2)))
        .isInstanceOf(ComponentFault.class)
        .hasMessage("trains 2 models that learn from answers, and names 1 before");
    assertThat(trainer.missing(one.lessons().get(0))).as("a plan knows").isEmpty();
  }

  private static int fit(Trainer by, Job job) {
    INDArray features = Nd4j.createFromArray(0f, 1f, 1f, 0f, 0f, 0f, 1f, 1f).reshape(4, 2);
    return by.lessons()
        .classifiers(features, new int[] {0, 1, 0, 1}, List.of(job), Control.NONE)
        .size();
  }

  @Test
  void trainingsThatAreLookedAtAreRefusedTooAndKeptInLots() {
    Examples examples = new Examples(wine.data().features(), wine.data().labels());
    Job job = wine.order(trainer).jobs().get(0);
    ProbeOrder probes =
        ProbeOrder.of("probes", "wine", examples, List.of(List.of(job, job.with(2)), List.of(job)));
    assertThatThrownBy(() -> planned(Work.shadows(1)).lot(probes, 0, Control.NONE))
        .isInstanceOf(ComponentFault.class);
    Trainer allowed = planned(Work.NOTHING.probing(List.of(probes)));
    List<Trained> first = allowed.lot(probes, 0, Control.NONE);
    assertThat(trainer.missing(probes)).containsExactly(1);
    assertThat(probes.besides(List.of(0, 1))).isEqualTo(1);
    List<Trained> kept = allowed.lot(probes, 0, Control.NONE);
    for (int i = 0; i < first.size(); i++) {
      assertThat(kept.get(i).weights()).isEqualTo(first.get(i).weights());
    }
  }

  @Test
  void theCostOfALessonIsThatOfSoManyRows() {
    Job many = new Job(LEARNS.network(), LEARNS.plan(), IntStream.range(0, 5000).toArray(), 1);
    Order order = trainer.lessons().planned("classifiers", many, 3);
    assertThat(order.jobs()).hasSize(3).allMatch(job -> job.steps() == 1250);
    assertThat(order.keys()).doesNotHaveDuplicates();
    assertThat(trainer.time(order, List.of(0, 1, 2), Control.NONE)).isPositive();
  }
}
