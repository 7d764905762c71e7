package org.tattle.attack.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Context;
import org.tattle.data.Column.Role;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.defense.publication.KAnonymity;
import org.tattle.defense.publication.Mondrian;
import org.tattle.defense.publication.TCloseness;
import org.tattle.measure.Estimate;
import org.tattle.nn.network.Shape;
import org.tattle.publication.PublishRows;
import org.tattle.publication.PublishedTable;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.SubjectMaker;
import org.tattle.subject.train.Trainer;
import org.tattle.table.search.Loss;

class DisclosureTest {
  private static final Trainer TRAINER = new Trainer(null, Cache.memory(), new Seed(1), true);
  private static final Context CONTEXT = new Context(TRAINER, new Seed(1), Control.NONE);
  private static final int PEOPLE = 400;

  static Stream<TableAttack> attacks() {
    return Stream.of(
        new Inference(), new Linkability(), new SinglingOut(), new Homogeneity(), new Skewness());
  }

  private static PublishedTable table(
      IntFunction<String> age, IntFunction<String> zip, IntFunction<String> illness) {
    Dataset data =
        Dataset.of(
                "people",
                Nd4j.zeros(PEOPLE, 1),
                Shape.flat(1),
                new int[PEOPLE],
                List.of("a", "b"),
                List.of(),
                List.of())
            .with(
                new WrittenTable(
                    List.of(column("age", age), column("zip", zip), column("illness", illness))));
    int[] in = IntStream.range(0, PEOPLE / 2).toArray();
    int[] out = IntStream.range(PEOPLE / 2, PEOPLE).toArray();
    return new PublishRows(List.of("age", "zip"), Optional.of("illness"), List.of(), List.of())
        .recipe(
            new SubjectMaker.Ingredients(data, new Split(Split.Adversary.HALVES, in, out, in)),
            Control.NONE)
        .make(TRAINER, Control.NONE);
  }

  private static WrittenColumn column(String name, IntFunction<String> text) {
    return WrittenColumn.of(name, Role.PLAIN, IntStream.range(0, PEOPLE).mapToObj(text).toList());
  }

  /** Ages and post codes drawn alike for all, and an illness that has nothing to do with them. */
  private static PublishedTable people(int seed) {
    UniformRandomProvider random = new Seed(seed).random();
    return table(
        i -> "" + (20 + random.nextInt(60)),
        i -> "" + (1000 + random.nextInt(40)),
        i -> "i" + random.nextInt(5));
  }

  /**
   * Of people in the table nearly all have a row that is nearest and their own; of the others, the
   * nearest row is somebody else's, whose illness is theirs one time in five.
   */
  @Test
  void rowsTellOfPeopleInTheTableAndNotOfOthers() {
    Disclosure found = new Inference().run(people(3), CONTEXT);
    assertThat(found.success().lower()).isGreaterThan(0.8);
    assertThat(found.control().covers(0.2)).isTrue();
    assertThat(found.leaks().get(0).shows()).isTrue();
  }

  /** Where the illness is drawn once for all who have an age, others are told of as well. */
  @Test
  void whatPeopleHaveInCommonIsNoLeak() {
    PublishedTable open = table(i -> "" + i % 20, i -> "" + (1000 + i % 7), i -> "i" + i % 20 % 3);
    for (TableAttack attack : List.of(new Inference(), new Homogeneity(), new Skewness())) {
      assertThat(attack.run(open, CONTEXT).leaks().get(0).shows()).as(attack.toString()).isFalse();
    }
  }

  /** The k rows of a class are alike, so one illness for sure is seldom, and t leaves nothing. */
  @Test
  void coarserTablesTellLess() {
    PublishedTable open = people(5);
    PublishedTable safe =
        open.defended(new KAnonymity(5, 0.1, Loss.ENTROPY), TRAINER, Control.NONE);
    PublishedTable safer =
        safe.defended(
            new TCloseness(0.2, TCloseness.Distance.EQUAL, 0.1, Loss.ENTROPY),
            TRAINER,
            Control.NONE);
    assertThat(safe.k().value()).isGreaterThanOrEqualTo(5);
    assertThat(safer.k().value()).isGreaterThanOrEqualTo(5);
    assertThat(safe.utility().value()).isBetween(safer.utility().value(), open.utility().value());
    double raw = new Homogeneity().run(open, CONTEXT).success().value();
    double alike = new Homogeneity().run(safe, CONTEXT).success().value();
    double close = new Skewness().run(safer, CONTEXT).success().value();
    assertThat(raw).isGreaterThan(0.5);
    assertThat(alike).isLessThan(0.05);
    assertThat(close).isZero();
  }

  @Test
  void boxesKeepKAndLoseLessThanLevels() {
    PublishedTable open = people(6);
    PublishedTable boxes = open.defended(new Mondrian(5), TRAINER, Control.NONE);
    PublishedTable safe = open.defended(new KAnonymity(5, 0, Loss.ENTROPY), TRAINER, Control.NONE);
    assertThat(boxes.k().value()).isGreaterThanOrEqualTo(5);
    assertThat(boxes.rows().value()).isEqualTo(200);
    assertThat(boxes.utility().value()).isGreaterThan(safe.utility().value());
  }

  /** At a level of 1 % a control fails in one case of a hundred; 4 or more of 40 have p 0.0008. */
  @ParameterizedTest
  @MethodSource("attacks")
  void theControlFailsNoMoreOftenThanItsLevel(TableAttack attack) {
    int failed = 0;
    for (int seed = 0; seed < 40; seed++) {
      Context context = new Context(TRAINER, new Seed(seed), Control.NONE);
      failed += attack.control(people(seed), context).orElseThrow().fails() ? 1 : 0;
    }
    assertThat(failed).isLessThan(4);
  }

  /** Anonymeter's way by hand: s = (30 + z²/2) / (100 + z²), c the same of 10. */
  @Test
  void theRiskIsWhatIsRightBeyondTheControl() {
    double z = 1.959963984540054;
    double s = (30 + z * z / 2) / (100 + z * z);
    double c = (10 + z * z / 2) / (100 + z * z);
    Estimate risk = new Rate(30, 100).over(new Rate(10, 100));
    assertThat(risk.value()).isCloseTo((s - c) / (1 - c), within(1e-12));
    double ds = z * Math.sqrt(30 * 70 / 100.0 + z * z / 4) / (100 + z * z);
    double dc = z * Math.sqrt(10 * 90 / 100.0 + z * z / 4) / (100 + z * z);
    double error = Math.hypot(ds / (1 - c), (s - 1) / ((1 - c) * (1 - c)) * dc);
    assertThat(risk.upper()).isCloseTo((s - c) / (1 - c) + error, within(1e-12));
  }
}
