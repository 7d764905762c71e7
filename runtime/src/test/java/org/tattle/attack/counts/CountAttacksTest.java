package org.tattle.attack.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Context;
import org.tattle.attack.Result;
import org.tattle.attack.disclosure.Differencing;
import org.tattle.attack.disclosure.Disclosure;
import org.tattle.attack.disclosure.TwoReleases;
import org.tattle.data.Column.Role;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.defense.count.RoundCounts;
import org.tattle.nn.network.Shape;
import org.tattle.publication.PublishCounts;
import org.tattle.publication.PublishRows;
import org.tattle.publication.PublishedCounts;
import org.tattle.publication.PublishedTable;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.subject.SubjectMaker;
import org.tattle.subject.train.Trainer;

class CountAttacksTest {
  private static final Trainer TRAINER = new Trainer(null, Cache.memory(), new Seed(1), true);
  private static final Context CONTEXT = new Context(TRAINER, new Seed(1), Control.NONE);
  private static final int PEOPLE = 400;

  private static Dataset data(IntFunction<String> age, IntFunction<String> ward) {
    return Dataset.of(
            "people",
            Nd4j.zeros(PEOPLE, 1),
            Shape.flat(1),
            new int[PEOPLE],
            List.of("a", "b"),
            List.of(),
            List.of())
        .with(new WrittenTable(List.of(column("age", age), column("ward", ward))));
  }

  private static WrittenColumn column(String name, IntFunction<String> text) {
    return WrittenColumn.of(name, Role.PLAIN, IntStream.range(0, PEOPLE).mapToObj(text).toList());
  }

  private static Split split() {
    int[] in = IntStream.range(0, PEOPLE / 2).toArray();
    int[] out = IntStream.range(PEOPLE / 2, PEOPLE).toArray();
    return new Split(Split.Adversary.HALVES, in, out, in);
  }

  private static PublishedCounts counts(Dataset data, int ways) {
    return new PublishCounts(List.of("age", "ward"), ways, 1)
        .recipe(new SubjectMaker.Ingredients(data, split()), Control.NONE)
        .make(TRAINER, Control.NONE);
  }

  private static Dataset drawn(int seed, int ages) {
    UniformRandomProvider random = new Seed(seed).random();
    return data(row -> "" + random.nextInt(ages), row -> "w" + random.nextInt(4));
  }

  @Test
  void allCombinationsThatAreToldAreRowsThatAreTold() {
    Rebuilt found = new Reconstruction().run(counts(drawn(1, 50), 2), CONTEXT);
    assertThat(found.rebuilt().value()).isEqualTo(1);
    assertThat(found.certainly().value()).isEqualTo(1);
    assertThat(shows(found)).isTrue();
  }

  /** By single columns that have nothing to do with each other, no more than of others is told. */
  @Test
  void countsBySingleColumnsTellNoMoreOfPeopleThanOfOthers() {
    int shown = 0;
    for (int seed = 0; seed < 20; seed++) {
      shown += shows(new Reconstruction().run(counts(drawn(seed, 5), 1), CONTEXT)) ? 1 : 0;
    }
    assertThat(shown).isLessThanOrEqualTo(3);
  }

  @Test
  void theControlFindsNothing() {
    int failed = 0;
    for (int seed = 0; seed < 20; seed++) {
      PublishedCounts counts = counts(drawn(seed, 5), 2);
      failed += new Reconstruction().control(counts, CONTEXT).orElseThrow().fails() ? 1 : 0;
      failed += new Differencing().control(counts, CONTEXT).orElseThrow().fails() ? 1 : 0;
    }
    assertThat(failed).isLessThanOrEqualTo(2);
  }

  @Test
  void whoeverLeavesIsSeenByTheDifferenceUnlessCountsAreRounded() {
    PublishedCounts open = counts(drawn(2, 20), 2);
    Disclosure found = new Differencing().run(open, CONTEXT);
    assertThat(found.success().value()).isEqualTo(1);
    assertThat(found.control().value()).isLessThan(0.7);
    PublishedCounts rounded = open.defended(new RoundCounts(10), TRAINER, Control.NONE);
    assertThat(new Differencing().run(rounded, CONTEXT).success().value())
        .isLessThan(found.success().value());
  }

  @Test
  void nobodyIsCountedByAColumnThatIsNotThere() {
    assertThatThrownBy(
            () -> new Differencing(Optional.of("wards"), 10).run(counts(drawn(1, 5), 2), CONTEXT))
        .isInstanceOf(Fault.class)
        .hasMessage("`the counts` has no column `wards`");
    assertThatThrownBy(
            () ->
                new PublishCounts(List.of("agee"), 1, 1)
                    .recipe(new SubjectMaker.Ingredients(drawn(1, 5), split()), Control.NONE))
        .isInstanceOf(Fault.class)
        .hasMessage("`people` has no column `agee`");
  }

  private static PublishedTable rows(Dataset data) {
    return new PublishRows(List.of("age"), Optional.of("ward"), List.of(), List.of())
        .recipe(new SubjectMaker.Ingredients(data, split()), Control.NONE)
        .make(TRAINER, Control.NONE);
  }

  /**
   * Pairs of an age each have two wards, of hundreds; whoever stays while the other leaves has what
   * both releases tell of that age. Their age alone says nothing for sure.
   */
  @Test
  void twoReleasesTellWhatNeitherTells() {
    PublishedTable table = rows(data(row -> "" + row / 2, row -> "w" + row));
    Disclosure found = new TwoReleases().run(table, CONTEXT);
    assertThat(found.success().value()).isBetween(0.3, 0.7);
    assertThat(found.control().value()).isZero();
    assertThat(found.notes().get(1)).contains("sure and right 0 of 200 times");
  }

  @Test
  void whatNobodyDiffersInIsToldOfOthersAlike() {
    Disclosure found = new TwoReleases().run(rows(data(row -> "30", row -> "w")), CONTEXT);
    assertThat(shows(found)).isFalse();
    assertThat(found.control().value()).isEqualTo(1);
  }

  private static boolean shows(Result found) {
    return found.leaks().get(0).shows();
  }
}
