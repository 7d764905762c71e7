package org.tattle.attack.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Context;
import org.tattle.attack.membership.Membership;
import org.tattle.data.Column.Role;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.measure.Roc;
import org.tattle.nn.network.Shape;
import org.tattle.publication.MadeUpTable;
import org.tattle.publication.Synthesiser;
import org.tattle.publication.synthesis.Cart;
import org.tattle.publication.synthesis.Marginals;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.SubjectMaker.Ingredients;
import org.tattle.subject.train.Trainer;

/** What attacks find of people whose rows were copied, and of people who were never seen. */
class MadeUpAttacksTest {
  private static final Trainer TRAINER = new Trainer(null, Cache.memory(), new Seed(1), true);
  private static final Context CONTEXT = new Context(TRAINER, new Seed(2), Control.NONE);
  private static final int PEOPLE = 400;
  private static final int COLUMNS = 6;

  /** Leaves of one person: whoever comes to one gets that person's cell. */
  private static final Synthesiser COPIES = new Cart(Optional.empty(), 1, 32, List.of(), List.of());

  private static final Synthesiser PRIVATE =
      new Marginals(
          Optional.of(0.5), Optional.of(1e-6), Optional.empty(), 32, names(), List.of(), List.of());

  static Stream<MadeUpMembership> attacks() {
    return Stream.of(
        new Domias(200, 1000, 0.1),
        new NearestMadeUp(200),
        new ShadowGenerators(8, 200, 1000, 0.1));
  }

  private static List<String> names() {
    return IntStream.range(0, COLUMNS).mapToObj(c -> "c" + c).toList();
  }

  private static MadeUpTable made(Synthesiser how) {
    UniformRandomProvider random = new Seed(3).random();
    List<WrittenColumn> columns = new ArrayList<>();
    for (String name : names()) {
      columns.add(
          WrittenColumn.of(
              name,
              Role.PLAIN,
              IntStream.range(0, PEOPLE).mapToObj(row -> "v" + random.nextInt(8)).toList()));
    }
    Dataset data =
        Dataset.of(
                "people",
                Nd4j.zeros(PEOPLE, 1),
                Shape.flat(1),
                new int[PEOPLE],
                List.of("none"),
                List.of(),
                List.of())
            .undeclared(names())
            .with(new WrittenTable(columns));
    Split split =
        new Split(
            Split.Adversary.HALVES,
            IntStream.range(0, PEOPLE / 2).toArray(),
            IntStream.range(PEOPLE / 2, PEOPLE).toArray(),
            IntStream.range(0, PEOPLE).toArray());
    return how.recipe(new Ingredients(data, split), Control.NONE).make(TRAINER, Control.NONE);
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void whoWasCopiedIsFound(MadeUpMembership attack) {
    MadeUpTable table = made(COPIES);
    Membership found = attack.run(table, CONTEXT);
    assertThat(found.auc().lower()).isGreaterThan(0.6);
    assertThat(attack.control(table, CONTEXT).orElseThrow().fails()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void whoIsHiddenByNoiseIsNot(MadeUpMembership attack) {
    Membership found = attack.run(made(PRIVATE), CONTEXT);
    assertThat(found.auc().lower()).isLessThan(0.55);
  }

  /** Rows made up of other people tell nothing of these. */
  @ParameterizedTest
  @MethodSource("attacks")
  void whoWasNeverSeenIsNot(MadeUpMembership attack) {
    MadeUpTable table = made(COPIES);
    int[] others = table.split().nonmembers();
    int[] halves = IntStream.of(others).limit(others.length / 2).toArray();
    double[] scores = attack.scores(table, others, CONTEXT);
    boolean[] first = new boolean[scores.length];
    IntStream.range(0, halves.length).forEach(i -> first[i] = true);
    var auc = Roc.of(scores, first).auc(0.99);
    assertThat(auc.lower()).isLessThan(0.5);
    assertThat(auc.upper()).isGreaterThan(0.5);
  }
}
