package org.tattle.attack.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Context;
import org.tattle.data.Column.Role;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.defense.aggregation.SecAgg;
import org.tattle.federated.Federation;
import org.tattle.federated.client.Dealing;
import org.tattle.federated.client.Federating;
import org.tattle.federated.look.Look;
import org.tattle.federated.method.FedAvg;
import org.tattle.model.Mlp;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Shape;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.subject.Recipe;
import org.tattle.subject.SubjectMaker.Ingredients;
import org.tattle.subject.train.Trainer;

/** Rows whose class is told by one feature, and whose city by two others that it has no need of. */
class UpdatePropertyTest {
  private static final int ROWS = 600;
  private static final LocalWorkers WORKERS = new LocalWorkers(2);
  private static final Dataset DATA = data();

  @AfterAll
  static void close() {
    WORKERS.close();
  }

  private static Dataset data() {
    UniformRandomProvider random = new Seed(11).random();
    float[] values = new float[4 * ROWS];
    int[] labels = new int[ROWS];
    String[] cities = new String[ROWS];
    String[] lots = new String[ROWS];
    for (int i = 0; i < ROWS; i++) {
      labels[i] = random.nextInt(2);
      boolean north = random.nextBoolean();
      cities[i] = north ? "north" : "south";
      lots[i] = random.nextBoolean() ? "a" : "b";
      values[4 * i] = (float) (2 * labels[i] - 1 + 0.8 * random.nextDouble());
      values[4 * i + 1] = (float) ((north ? 1 : -1) + random.nextDouble());
      values[4 * i + 2] = (float) ((north ? -1 : 1) + random.nextDouble());
      values[4 * i + 3] = (float) (2 * random.nextDouble() - 1);
    }
    return Dataset.of(
            "cities",
            Nd4j.createFromArray(values).reshape(ROWS, 4),
            Shape.flat(4),
            labels,
            List.of("no", "yes"),
            List.of(),
            List.of())
        .with(
            new WrittenTable(
                List.of(
                    WrittenColumn.of("city", Role.SENSITIVE, List.of(cities)),
                    WrittenColumn.of("lot", Role.DROPPED, List.of(lots)))));
  }

  private static Recipe<Federation> recipe() {
    Federating how = new Federating(5, 2, 1, 10, 0.1, 1, 0, Dealing.IID, 1, 2, Optional.empty());
    Split split =
        new Split(
            Split.Adversary.HALVES,
            IntStream.range(0, ROWS / 2).toArray(),
            IntStream.range(ROWS / 2, ROWS).toArray(),
            new int[0]);
    return new FedAvg()
        .recipe(
            new Ingredients(
                DATA, split, Optional.of(new Mlp(List.of(8), Layer.Function.TANH)), List.of(how)),
            Control.NONE);
  }

  private static final Trainer TRAINER = new Trainer(WORKERS, Cache.memory(), new Seed(5), true);
  private static final Federation FEDERATION = recipe().make(TRAINER, Control.NONE);
  private static final Context CONTEXT = new Context(TRAINER, new Seed(6), Control.NONE);

  private static UpdateProperty of(String column, Look.View view) {
    return new UpdateProperty(
        Optional.of(column), Optional.empty(), 1, 20, Optional.empty(), 2, view);
  }

  /** Though both have as many rows of each class. */
  @Test
  void aPropertyThatTheTaskHasNoNeedOfIsToldByWhatAClientSends() {
    PropertyTold told = of("city", Look.View.SERVER).run(FEDERATION, CONTEXT);
    assertThat(told.auc().lower()).isGreaterThan(0.75);
    assertThat(told.together()).isOne();
    assertThat(told.clients()).hasSize(10);
    assertThat(told.leaks().get(0).shows()).isTrue();
    assertThat(told.leaks().get(0).words()).contains("“north” in “city”");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SERVER", "PARTICIPANT"})
  void whatNoFeatureShowsIsNotTold(Look.View view) {
    PropertyTold told = of("lot", view).run(FEDERATION, CONTEXT);
    assertThat(told.leaks().get(0).shows()).isFalse();
    assertThat(of("city", view).control(FEDERATION, CONTEXT).orElseThrow().leak().shows())
        .isFalse();
  }

  /** One client in the sum of five is still told, as the others differ by chance alone. */
  @Test
  void masksLeaveTheSumAndAParticipantSeesItToo() {
    Federation masked = recipe().with(new SecAgg()).make(TRAINER, Control.NONE);
    PropertyTold summed = of("city", Look.View.SERVER).run(masked, CONTEXT);
    PropertyTold inside = of("city", Look.View.PARTICIPANT).run(FEDERATION, CONTEXT);
    assertThat(summed.together()).isEqualTo(5);
    assertThat(inside.together()).isEqualTo(5);
    assertThat(summed.auc().value())
        .isLessThanOrEqualTo(of("city", Look.View.SERVER).run(FEDERATION, CONTEXT).auc().value());
    assertThat(summed.auc().value()).isGreaterThan(0.6);
    assertThat(inside.auc().value()).isGreaterThan(0.6);
  }

  @Test
  void clientsWithItAndWithoutHaveRowsOfTheSameClasses() {
    PropertyCases cases =
        PropertyCases.of(
            DATA,
            Shares.of(
                DATA, IntStream.range(0, 300).toArray(), Optional.of("city"), Optional.empty()));
    var pair = cases.pairs(1, 40, 1, 0, new Seed(2));
    assertThat(classes(pair.get(0).one())).isEqualTo(classes(pair.get(1).one()));
    assertThat(pair.get(0).one()).doesNotContain(pair.get(1).one()).doesNotHaveDuplicates();
    assertThatThrownBy(() -> cases.pairs(1, cases.rows(1), 1, 0, new Seed(2)))
        .isInstanceOf(Fault.class);
  }

  private static int[] classes(int... rows) {
    return IntStream.of(rows).map(row -> DATA.labels()[row]).sorted().toArray();
  }
}
