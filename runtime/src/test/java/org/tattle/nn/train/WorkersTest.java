package org.tattle.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.run.Control;
import org.tattle.run.Fault;

class WorkersTest {
  private static final Network NETWORK =
      new Network(
          Shape.flat(5),
          List.of(new Layer.Dense(16), new Layer.Activation(Layer.Function.TANH)),
          3);

  @Test
  void everyOptimizerLearnsASeparableProblem() {
    for (Optimizer.Kind optimizer : Optimizer.Kind.values()) {
      double lr = optimizer == Optimizer.Kind.SGD ? 0.5 : 0.02;
      Trained model = train(Problem.plan(optimizer, lr, 0)).get(0);
      assertThat(Problem.accuracy(model)).as(optimizer.name()).isGreaterThan(0.95);
      assertThat(model.loss()).isLessThan(0.25);
    }
  }

  @Test
  void momentumLearnsToo() {
    Trained model = train(Problem.plan(Optimizer.Kind.SGD, 0.1, 0.9)).get(0);
    assertThat(Problem.accuracy(model)).isGreaterThan(0.95);
  }

  @Test
  void bytesReadBackAreTheSameModel() {
    Trained model = train(Problem.plan(Optimizer.Kind.SGD, 0.1, 0)).get(0);
    Trained copy = ModelBytes.read(ModelBytes.write(model));
    assertThat(ModelBytes.write(copy)).isEqualTo(ModelBytes.write(model));
    assertThat(copy.network()).isEqualTo(model.network());
    assertThat(copy.weights()).isEqualTo(model.weights());
    assertThat(copy.steps()).isEqualTo(model.steps());
  }

  @Test
  void bytesThatAreNoModelAreRefused() {
    byte[] bytes = ModelBytes.write(train(Problem.plan(Optimizer.Kind.SGD, 0.1, 0)).get(0));
    byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length - 1);
    assertThatThrownBy(() -> ModelBytes.read(cut)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ModelBytes.read(new byte[3]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void divergenceIsAFaultAtTheLearningRate() {
    assertThatThrownBy(() -> train(Problem.plan(Optimizer.Kind.SGD, 1e30, 0)))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> {
              assertThat(fault.code()).hasToString("R520");
              assertThat(fault.parameter()).contains("lr");
            });
  }

  @Test
  void cancellingStopsTraining() {
    Control cancelled =
        new Control() {
          @Override
          public boolean cancelled() {
            return true;
          }
        };
    try (Workers workers = new LocalWorkers(1)) {
      List<Job> jobs = List.of(job(Problem.plan(Optimizer.Kind.SGD, 0.1, 0)));
      assertThatThrownBy(() -> workers.train(Problem.EXAMPLES, jobs, cancelled, (i, m) -> {}))
          .isInstanceOf(CancellationException.class);
    }
  }

  @Test
  void eachFinishedModelIsHandedOverOnce() {
    List<Integer> done = java.util.Collections.synchronizedList(new ArrayList<>());
    TrainingPlan plan = Problem.plan(Optimizer.Kind.ADAM, 0.01, 0);
    try (Workers workers = new LocalWorkers(2)) {
      workers.train(
          Problem.EXAMPLES,
          List.of(job(plan), job(plan), job(plan)),
          Control.NONE,
          (i, m) -> done.add(i));
    }
    assertThat(done).containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void trainingStopsEarlyWhenHeldOutRowsNoLongerImprove() {
    TrainingPlan plan =
        new TrainingPlan(500, 32, Optimizer.adam(0.1)).with(new TrainingPlan.Patience(3, 0.2));
    assertThat(train(plan).get(0).epochs()).isLessThan(500);
  }

  private static Job job(TrainingPlan plan) {
    return new Job(NETWORK, plan, IntStream.range(0, Problem.ROWS).toArray(), 7);
  }

  private static List<Trained> train(TrainingPlan plan) {
    try (Workers workers = new LocalWorkers(2)) {
      return workers.train(Problem.EXAMPLES, List.of(job(plan)), Control.NONE, (i, m) -> {});
    }
  }

  @Test
  void aNetworkTooLargeToNumberItsWeightsIsTheUsersFault() {
    List<Layer> layers = List.of(new Layer.Dense(65_536), new Layer.Dense(65_536));
    assertThatThrownBy(() -> new Network(Shape.flat(64), layers, 10).weights())
        .isInstanceOf(Fault.class)
        .hasMessageContaining("weights");
  }
}
