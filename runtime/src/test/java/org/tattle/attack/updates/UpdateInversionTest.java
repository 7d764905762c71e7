package org.tattle.attack.updates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.Vectors;
import org.tattle.attack.Small;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.set.Letters;
import org.tattle.defense.aggregation.SecAgg;
import org.tattle.federated.Federation;
import org.tattle.federated.Onlooker;
import org.tattle.federated.client.Dealing;
import org.tattle.federated.client.Federating;
import org.tattle.federated.look.Look;
import org.tattle.federated.look.SeenUpdate;
import org.tattle.federated.method.FedAvg;
import org.tattle.model.Mlp;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.Recipe;
import org.tattle.subject.SubjectMaker.Ingredients;

class UpdateInversionTest {
  private static final Mlp MODEL = new Mlp(List.of(64), Layer.Function.RELU);
  private static final Small SMALL =
      new Small(new Letters(), 600, Split.Adversary.HALVES, MODEL, 1, Small.SEED);
  private static final Look.View SERVER = Look.View.SERVER;

  /** The weights of layers, each bias last in its row, times {@code -rate}. */
  private static float[] change(JsonNode kat, double rate) {
    List<Double> all = new ArrayList<>();
    for (String layer : List.of("1", "2")) {
      for (int unit = 0; unit < kat.get("dW" + layer).size(); unit++) {
        kat.get("dW" + layer).get(unit).forEach(value -> all.add(value.asDouble()));
        all.add(kat.get("db" + layer).get(unit).asDouble());
      }
    }
    float[] change = new float[all.size()];
    for (int i = 0; i < change.length; i++) {
      change[i] = (float) (-rate * all.get(i));
    }
    return change;
  }

  @Test
  void aGradientOfOneRowGivesTheRowAndItsClassAway() {
    JsonNode kat = Vectors.read("gradients").get("analytic_gradient_inversion");
    Network network =
        new Network(
            Shape.flat(4),
            List.of(new Layer.Dense(3), new Layer.Activation(Layer.Function.TANH)),
            2);
    SeenUpdate seen =
        new SeenUpdate(
            1,
            new int[] {0},
            Trained.elsewhere(network, new float[network.weights()]),
            change(kat, 0.1),
            new TrainingPlan(1, 1, Optimizer.sgd(0.1)),
            new long[] {1},
            new int[][] {{0}});
    Dataset others =
        Dataset.of(
            "others",
            Nd4j.createFromArray(new float[][] {{-1, -1, -1, -1}, {1, 1, 1, 1}}),
            Shape.flat(4),
            new int[] {0, 1},
            List.of("no", "yes"),
            List.of(),
            List.of());
    OwnRows known = new OwnRows(others, new int[] {0, 1}, -1, 1);
    double[] row = new Analytic().rows(seen, known, new Seed(1), Control.NONE).get(0);
    for (int i = 0; i < row.length; i++) {
      assertThat(row[i]).isCloseTo(kat.get("x_reconstructed").get(i).asDouble(), within(1e-6));
    }
    int[] counts = LabelCounts.of(seen, known, Control.NONE);
    assertThat(counts[kat.get("idlg_label").asInt()]).isEqualTo(1);
  }

  private static Recipe<Federation> recipe(int clients, int batch) {
    Federating how =
        new Federating(clients, 2, 1, batch, 0.1, 1, 0, Dealing.IID, 1, 2, Optional.empty());
    Ingredients from =
        new Ingredients(
            SMALL.blueprint.data(), SMALL.blueprint.split(), Optional.of(MODEL), List.of(how));
    return new FedAvg().recipe(from, Control.NONE);
  }

  private static Federation federation(int clients, int batch) {
    return recipe(clients, batch).make(SMALL.trainer, Control.NONE);
  }

  private static UpdateInversion attack(Look.View view) {
    return new UpdateInversion(UpdateInversion.Method.ANALYTIC, 2, 30, 40, 1, 0, view, true);
  }

  @Test
  void rowsComeBackFromUpdatesOfSingleRowsAndNotFromRandomNumbers() {
    Federation alone = federation(300, 1);
    RowsRegained found = attack(SERVER).run(alone, SMALL.context());
    assertThat(found.rows()).hasSize(60);
    assertThat(found.recovered().value()).isEqualTo(1);
    assertThat(found.psnr().value()).isGreaterThan(60);
    assertThat(found.leaks().get(0).shows()).isTrue();
    assertThat(attack(SERVER).control(alone, SMALL.context()).orElseThrow().fails()).isFalse();
  }

  @Test
  void aSumOfManyClientsTellsOfFewerRowsThanTheirOwnUpdates() {
    Federation some = federation(60, 5);
    double own = attack(SERVER).run(some, SMALL.context()).recovered().value();
    double sum = attack(Look.View.PARTICIPANT).run(some, SMALL.context()).recovered().value();
    assertThat(own).isGreaterThan(4 * sum).isGreaterThan(0.1);
  }

  /** Each client takes one step on ten rows, so that hardly a unit is active for one alone. */
  @Test
  void aTrapCatchesRowsThatAPassiveServerDoesNotSeeAlsoUnderMasks() {
    Federation open = federation(30, 1_000);
    double passive = attack(SERVER).run(open, SMALL.context()).recovered().value();
    Imprint trap = new Imprint(30, 40);
    RowsRegained caught = trap.run(open, SMALL.context());
    assertThat(caught.recovered().value()).isGreaterThan(0.5).isGreaterThan(passive);
    assertThat(trap.control(open, SMALL.context()).orElseThrow().fails()).isFalse();
    Federation masked = recipe(30, 1_000).with(new SecAgg()).make(SMALL.trainer, Control.NONE);
    RowsRegained sum = new Imprint(30, 20).run(masked, SMALL.context());
    assertThat(sum.rows()).allSatisfy(row -> assertThat(row.client()).isEqualTo("all"));
    assertThat(sum.recovered().value()).isLessThan(caught.recovered().value());
  }

  @Test
  void itIsToldWhoIsAmongClientsAndWithWhom() {
    Federation some = federation(60, 5);
    UpdateMembership attack = new UpdateMembership(2, 60, SERVER);
    assertThat(attack.run(some, SMALL.context()).leaks().get(0).shows()).isTrue();
    assertThat(attack.control(some, SMALL.context()).orElseThrow().fails()).isFalse();
    UpdateSource source = new UpdateSource(2, 200);
    SourceTold told = source.run(some, SMALL.context());
    assertThat(told.leaks().get(0).shows()).as(told.toString()).isTrue();
    assertThat(source.control(some, SMALL.context()).orElseThrow().fails()).isFalse();
  }

  @Test
  void theMeanThatAServerSeesIsWhatMovesTheModel() {
    Federation some = federation(10, 8);
    SeenUpdate moved =
        new Onlooker(new Look(Look.View.PARTICIPANT, 1, 1))
            .sees(some, SMALL.trainer, Control.NONE)
            .get(0);
    double[] mean = new double[moved.change().length];
    List<SeenUpdate> single =
        new Onlooker(new Look(SERVER, 1, 10)).sees(some, SMALL.trainer, Control.NONE);
    assertThat(single).hasSize(10);
    for (SeenUpdate seen : single) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += seen.change()[i] * (double) seen.count() / moved.count();
      }
    }
    for (int i = 0; i < mean.length; i++) {
      assertThat((double) moved.change()[i]).isCloseTo(mean[i], within(1e-6));
    }
  }

  @Test
  void classesAreToldByWhatClientsSendAndNotByRandomNumbers() {
    LabelAttack attack = new LabelAttack(1, 20, SERVER);
    LabelsTold found = attack.run(federation(60, 5), SMALL.context());
    assertThat(found.told().value()).isGreaterThan(0.9);
    assertThat(found.leaks().get(0).shows()).isTrue();
    assertThat(attack.control(federation(60, 5), SMALL.context()).orElseThrow().fails()).isFalse();
  }

  @Test
  void sharesAreDealtWhole() {
    assertThat(LabelsTold.dealt(new int[] {5, 3, 2}, 4)).containsExactly(2, 1, 1);
    int[] dealt = LabelsTold.dealt(IntStream.range(1, 27).toArray(), 17);
    assertThat(Arrays.stream(dealt).sum()).isEqualTo(17);
  }
}
