package org.tattle.federated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.data.Split;
import org.tattle.defense.aggregation.ClientDp;
import org.tattle.defense.aggregation.Krum;
import org.tattle.federated.client.Dealing;
import org.tattle.federated.client.Federating;
import org.tattle.federated.course.LinearWeights;
import org.tattle.federated.course.Weighed;
import org.tattle.federated.look.Look;
import org.tattle.federated.look.SeenUpdate;
import org.tattle.federated.method.FedAvg;
import org.tattle.federated.method.FedProx;
import org.tattle.federated.method.Scaffold;
import org.tattle.measure.Estimate;
import org.tattle.model.Linear;
import org.tattle.nn.network.Shape;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Trained;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.subject.OverRounds;
import org.tattle.subject.train.Trainer;

/**
 * Four clients with three rows each of a line with noise: what all of them together should find is
 * known, and it is not what each finds by itself.
 */
class FederationMethodTest {
  private static final int ROWS = 12;
  private static final double LR = 0.5;
  private static final LocalWorkers WORKERS = new LocalWorkers(2);
  private static final double[] X = new double[ROWS + 2];
  private static final double[] Y = new double[ROWS + 2];
  private static final Dataset DATA = data();

  @AfterAll
  static void close() {
    WORKERS.close();
  }

  private static Dataset data() {
    UniformRandomProvider random = new Seed(7).random();
    float[] features = new float[X.length];
    float[] numbers = new float[X.length];
    for (int i = 0; i < X.length; i++) {
      features[i] = (float) (2 * random.nextDouble() - 1);
      numbers[i] = (float) (features[i] + 2 * random.nextDouble() - 1);
      X[i] = features[i];
      Y[i] = numbers[i];
    }
    INDArray values = Nd4j.createFromArray(features).reshape(X.length, 1);
    Labels truth = new Labels.Numbers(numbers, column("y", Column.Role.LABEL));
    return Dataset.of(
        "line", values, Shape.flat(1), truth, List.of(column("x", Column.Role.PLAIN)), List.of());
  }

  private static Column column(String name, Column.Role role) {
    return new Column(name, Column.Type.NUMBER, role, 0, 1, List.of(), 0, 1, 0, false);
  }

  private static FederationRecipe recipe(FederationMethod method, int rounds, int steps) {
    Federating how =
        new Federating(4, rounds, steps, 10, LR, 1, 0, Dealing.IID, 1, 2, Optional.empty());
    int[] members = IntStream.range(0, ROWS).toArray();
    Split split =
        new Split(Split.Adversary.HALVES, members, new int[] {ROWS, ROWS + 1}, new int[0]);
    return FederationRecipe.of(DATA, split, method, Optional.of(new Linear()), how);
  }

  private static float[] weights(FederationMethod method, int rounds, int steps) {
    Trainer trainer = new Trainer(WORKERS, Cache.memory(), new Seed(3), true);
    return recipe(method, rounds, steps).make(trainer, Control.NONE).model().trained().weights();
  }

  /** Slope and intercept by least squares. */
  private static double[] best(int... rows) {
    double n = rows.length;
    double x = IntStream.of(rows).mapToDouble(i -> X[i]).sum() / n;
    double y = IntStream.of(rows).mapToDouble(i -> Y[i]).sum() / n;
    double xy = IntStream.of(rows).mapToDouble(i -> (X[i] - x) * (Y[i] - y)).sum();
    double xx = IntStream.of(rows).mapToDouble(i -> (X[i] - x) * (X[i] - x)).sum();
    return new double[] {xy / xx, y - xy / xx * x};
  }

  private static double apart(float[] found, double[] best) {
    return Math.hypot(found[0] - best[0], found[1] - best[1]);
  }

  @Test
  void averagingDriftsAndControlVariatesReachTheBestOfAll() {
    double[] best = best(IntStream.range(0, ROWS).toArray());
    assertThat(apart(weights(new FedAvg(), 60, 8), best)).isGreaterThan(0.05);
    assertThat(apart(weights(new Scaffold(), 60, 8), best)).isLessThan(1e-4);
  }

  /** The paper's optimum is that of the mean of clients' losses, whoever has more rows. */
  @Test
  void clientsOfControlVariatesCountAlikeOrByTheirRows() {
    Federating how =
        new Federating(3, 300, 2, 100, LR, 1, 0, Dealing.QUANTITY, 0.5, 2, Optional.empty());
    int[][] clients = trained(new Scaffold(), how).rows();
    assertThat(clients[0].length).isNotEqualTo(clients[1].length);
    int[] alike =
        IntStream.range(0, clients.length)
            .flatMap(c -> IntStream.of(clients[c]).flatMap(r -> repeated(r, others(clients, c))))
            .toArray();
    assertThat(apart(trained(new Scaffold(), how).weights(), best(alike))).isLessThan(1e-4);
    assertThat(
            apart(
                trained(new Scaffold(1, Scaffold.Weights.ROWS), how).weights(),
                best(IntStream.range(0, ROWS).toArray())))
        .isLessThan(1e-4);
  }

  private record Made(float[] weights, int[][] rows) {}

  private static Made trained(FederationMethod method, Federating how) {
    Trainer trainer = new Trainer(WORKERS, Cache.memory(), new Seed(3), true);
    int[] members = IntStream.range(0, ROWS).toArray();
    Split split =
        new Split(Split.Adversary.HALVES, members, new int[] {ROWS, ROWS + 1}, new int[0]);
    FederationRecipe recipe =
        FederationRecipe.of(DATA, split, method, Optional.of(new Linear()), how);
    return new Made(
        recipe.make(trainer, Control.NONE).model().trained().weights(),
        recipe.order(trainer).attendance().clients());
  }

  /** The product of how many rows the other clients have. */
  private static int others(int[][] clients, int but) {
    return IntStream.range(0, clients.length)
        .filter(i -> i != but)
        .map(i -> clients[i].length)
        .reduce(1, (a, b) -> a * b);
  }

  private static IntStream repeated(int row, int times) {
    return IntStream.range(0, times).map(i -> row);
  }

  /** Where a client takes one step, there is no drift to correct, in the mean of all of them. */
  @Test
  void withOneStepControlVariatesCancelOut() {
    float[] plain = weights(new FedAvg(), 20, 1);
    float[] corrected = weights(new Scaffold(), 20, 1);
    assertThat(corrected[0]).isCloseTo(plain[0], within(1e-5f));
    assertThat(corrected[1]).isCloseTo(plain[1], within(1e-5f));
  }

  @Test
  void whoIsNotHeldAtAllLearnsAsAveragingDoes() {
    assertThat(weights(new FedProx(0, 1), 5, 7)).containsExactly(weights(new FedAvg(), 5, 7));
  }

  /**
   * After many steps a client is where its loss and what holds it are in balance: (A + μ I)(w −
   * w_0) = −g(w_0), with A and g the mean of its rows; the server has the mean of these.
   */
  @Test
  void aRoundEndsWhereWhatIsLearnedAndWhatHoldsAreInBalance() {
    double mu = 0.5;
    FederationRecipe recipe = recipe(new FedProx(mu, 1), 1, 80);
    Trainer trainer = new Trainer(WORKERS, Cache.memory(), new Seed(3), true);
    float[] start = Trained.fresh(recipe.order(trainer).attendance().like()).weights();
    double[] mean = new double[2];
    for (int[] rows : recipe.order(trainer).attendance().clients()) {
      double xx = mu;
      double x = 0;
      double gx = 0;
      double g = 0;
      for (int row : rows) {
        double error = start[0] * X[row] + start[1] - Y[row];
        xx += X[row] * X[row] / rows.length;
        x += X[row] / rows.length;
        gx += error * X[row] / rows.length;
        g += error / rows.length;
      }
      double det = xx * (1 + mu) - x * x;
      mean[0] += (start[0] - ((1 + mu) * gx - x * g) / det) / 4;
      mean[1] += (start[1] - (xx * g - x * gx) / det) / 4;
    }
    float[] found = weights(new FedProx(mu, 1), 1, 80);
    assertThat((double) found[0]).isCloseTo(mean[0], within(1e-5));
    assertThat((double) found[1]).isCloseTo(mean[1], within(1e-5));
  }

  /** A line is the same line, however its columns were centred. */
  @Test
  void weightsAreToldInTheUnitsOfColumns() {
    Column x =
        new Column("x", Column.Type.NUMBER, Column.Role.PLAIN, 0, 1, List.of(), 4, 3, 0, false);
    Column y =
        new Column("y", Column.Type.NUMBER, Column.Role.LABEL, 0, 1, List.of(), 7, 2, 0, false);
    LinearWeights line = new LinearWeights(List.of("x", LinearWeights.INTERCEPT), List.of(x), y);
    double[] units = line.inUnits(new float[] {0.5f, -1});
    assertThat(units[0] * 10 + units[1])
        .as("y where x is 10")
        .isCloseTo(7 + 2 * (0.5 * (10 - 4) / 3 - 1), within(1e-12));
  }

  @Test
  void howItCameAboutIsKeptRoundByRound() {
    Trainer trainer = new Trainer(WORKERS, Cache.memory(), new Seed(3), true);
    Federation federation = recipe(new FedAvg(), 30, 2).make(trainer, Control.NONE);
    Map<String, Supplier<OverRounds>> all = federation.overRounds(Control.NONE);
    assertThat(all.keySet())
        .containsExactly("rmse", "drift", "bytes", "weights", "pulls on x", "pulls on intercept");
    List<OverRounds.Strand> pulls = all.get("pulls on x").get().strands();
    assertThat(pulls).hasSize(5);
    OverRounds.Strand slope = all.get("weights").get().strands().get(0);
    for (int round = 1; round < 30; round++) {
      double moved = slope.values().get(round).value() - slope.values().get(round - 1).value();
      assertThat(pulls.get(4).values().get(round).value()).isCloseTo(moved, within(1e-6));
    }
    List<Estimate> sent = all.get("bytes").get().strands().get(0).values();
    assertThat(sent.get(29).value()).isEqualTo(federation.bytes().value());
    assertThat(federation.weights()).extracting(Weighed::round).contains(1, 20, 30);
    assertThat(all.get("rmse").get().strands().get(0).rounds()).hasSize(24).endsWith(30);
  }

  /** Changes of single clients are what a guarantee hides. */
  @Test
  void whereClientsArePrivateNobodySeesWhereTheyPull() {
    Trainer trainer = new Trainer(WORKERS, Cache.memory(), new Seed(3), true);
    Federation federation =
        recipe(new FedAvg(), 2, 1).with(new ClientDp()).make(trainer, Control.NONE);
    assertThat(federation.overRounds(Control.NONE).keySet())
        .containsExactly("rmse", "drift", "bytes", "weights");
  }

  /** What clients send besides their weights is sent, and nobody's rule looks at it. */
  @Test
  void controlVariatesAreSentAsWellAndAreNotDefended() {
    Trainer trainer = new Trainer(WORKERS, Cache.memory(), new Seed(3), true);
    double once = recipe(new FedAvg(), 3, 1).make(trainer, Control.NONE).bytes().value();
    assertThat(recipe(new Scaffold(), 3, 1).make(trainer, Control.NONE).bytes().value())
        .isEqualTo(2 * once);
    assertThatThrownBy(() -> recipe(new Scaffold(), 3, 1).with(new Krum()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("a second number for each weight");
  }

  /** What a client's rows did is told apart from what pulled it besides. */
  @Test
  void whoLooksSeesWhatRowsDidWhateverElsePulls() {
    Look look = new Look(Look.View.SERVER, 3, 4);
    for (FederationMethod method : List.of(new FedAvg(), new FedProx(0.5, 1), new Scaffold())) {
      Trainer trainer = new Trainer(WORKERS, Cache.memory(), new Seed(3), true);
      Federation federation = recipe(method, 3, 1).make(trainer, Control.NONE);
      for (SeenUpdate seen : new Onlooker(look).sees(federation, trainer, Control.NONE)) {
        float[] before = seen.before().weights();
        double slope = 0;
        for (int row : seen.rows()[0]) {
          slope += (before[0] * X[row] + before[1] - Y[row]) * X[row] / seen.count();
        }
        assertThat((double) seen.change()[0]).isCloseTo(-LR * slope, within(1e-6));
      }
    }
  }
}
