package org.tattle.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Small;
import org.tattle.data.Column.Role;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.data.set.Digits;
import org.tattle.defense.Defense;
import org.tattle.defense.aggregation.CoordinateMedian;
import org.tattle.defense.count.SuppressCells;
import org.tattle.defense.linkage.Blip;
import org.tattle.defense.publication.Suppress;
import org.tattle.defense.train.Dropout;
import org.tattle.federated.client.Federating;
import org.tattle.federated.method.FedAvg;
import org.tattle.linkage.LinkClk;
import org.tattle.linkage.Linking;
import org.tattle.nn.network.Shape;
import org.tattle.publication.PublishCounts;
import org.tattle.publication.PublishRows;
import org.tattle.publication.PublishedTable;
import org.tattle.publication.synthesis.Marginals;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.train.ModelOrder;

/** What holds of every recipe, whatever it makes. */
class RecipeTest {
  private static final Small SMALL = new Small(new Digits(), 100);

  @AfterAll
  static void close() {
    SMALL.close();
  }

  /** Twice a member's features, and in tables a text in the place of the member's own. */
  private record Odd() implements Planted {
    @Override
    public Dataset into(Dataset data, Split split, Seed seed) {
      int row = split.members()[seed.random().nextInt(split.members().length)];
      INDArray features = data.features().dup();
      features.putRow(row, features.getRow(row).mul(2).add(1));
      return data.holding(features, data.labels())
          .with(
              new WrittenTable(
                  data.written().columns().stream().map(column -> odd(column, row)).toList()));
    }

    private static WrittenColumn odd(WrittenColumn column, int row) {
      List<String> texts =
          IntStream.range(0, column.size())
              .mapToObj(i -> i == row ? "odd" : column.text(i))
              .toList();
      return WrittenColumn.of(column.name(), column.role(), texts);
    }
  }

  /**
   * @param recipe of something with members 0, 2, 4 and so on
   * @param defense that it takes
   */
  record Kind(String name, Recipe<? extends Subject> recipe, Defense defense) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static List<Kind> kinds() {
    int[] in = IntStream.range(0, 30).map(i -> 2 * i).toArray();
    int[] out = IntStream.range(0, 15).map(i -> 2 * i + 1).toArray();
    Split split = new Split(Split.Adversary.HALVES, in, out, IntStream.range(0, 60).toArray());
    Dataset digits = SMALL.blueprint.data();
    List<String> ages = IntStream.range(0, 60).mapToObj(i -> "" + (20 + i)).toList();
    Dataset people =
        Dataset.of(
                "people",
                Nd4j.zeros(60, 1),
                Shape.flat(1),
                new int[60],
                List.of("none"),
                List.of(),
                List.of())
            .with(new WrittenTable(List.of(WrittenColumn.of("age", Role.QUASI, ages))));
    return List.of(
        new Kind("model", SMALL.blueprint.on(digits, split), new Dropout()),
        new Kind(
            "table",
            new PublishRows().recipe(new SubjectMaker.Ingredients(people, split), Control.NONE),
            new Suppress(List.of("age"))),
        new Kind(
            "made-up rows",
            new Marginals().recipe(new SubjectMaker.Ingredients(people, split), Control.NONE),
            new Suppress(List.of("age"))),
        new Kind(
            "federation",
            new FedAvg()
                .recipe(
                    new SubjectMaker.Ingredients(
                        digits,
                        split,
                        Optional.of(SMALL.blueprint.model()),
                        List.of(new Federating())),
                    Control.NONE),
            new CoordinateMedian()),
        new Kind(
            "linkage",
            new LinkClk()
                .recipe(
                    new SubjectMaker.Ingredients(
                        people,
                        split,
                        Optional.empty(),
                        List.of(new Linking(List.of("age"), Optional.empty())),
                        List.of(people)),
                    Control.NONE)
                .on(people, split),
            new Blip()),
        new Kind(
            "counts",
            new PublishCounts(List.of("age"), 1, 1)
                .recipe(new SubjectMaker.Ingredients(people, split), Control.NONE),
            new SuppressCells()));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void onTheRowsThatItHasItIsTheSame(Kind kind) {
    Recipe<?> recipe = kind.recipe();
    assertThat(recipe.on(recipe.data(), recipe.split()).key()).isEqualTo(recipe.key());
    assertThat(recipe.without().key()).isEqualTo(recipe.key());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theOrderInWhichAnythingIsSaidDoesNotMatter(Kind kind) {
    Recipe<?> recipe = kind.recipe();
    assertThat(recipe.without(2).without(8, 4).key())
        .isEqualTo(recipe.without(8).without(2, 4).key())
        .isEqualTo(recipe.without(2, 4, 8).key())
        .isNotEqualTo(recipe.without(2, 4).key());
    assertThat(recipe.with(kind.defense()).without(2).with(new Odd()).key())
        .isEqualTo(recipe.with(new Odd()).without(2).with(kind.defense()).key());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whateverIsSaidOfItMakesAnotherOfTheSameLineage(Kind kind) {
    Recipe<?> recipe = kind.recipe();
    List<Recipe<?>> others =
        List.of(recipe.with(kind.defense()), recipe.with(new Odd()), recipe.without(2));
    assertThat(Stream.concat(Stream.of(recipe), others.stream()).map(Recipe::key))
        .doesNotHaveDuplicates();
    assertThat(others).allMatch(other -> other.lineage().equals(recipe.lineage()));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whoIsForgottenIsNoMemberAndIsNotTakenForAnother(Kind kind) {
    Recipe<? extends Subject> recipe = kind.recipe();
    Subject made = recipe.without(0, 58).make(SMALL.trainer, Control.NONE);
    assertThat(made.split().forgotten()).containsExactly(0, 58);
    assertThat(made.split().members()).doesNotContain(0, 58).hasSize(28);
    assertThat(made.split().nonmembers()).isEqualTo(recipe.split().nonmembers());
    assertThat(made.key()).isEqualTo(recipe.without(0, 58).key());
    assertThat(made.recipe().orElseThrow().split().whole()).isEqualTo(recipe.split());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void nobodyButMembersCanBeForgottenAndNotAllOfThem(Kind kind) {
    Recipe<?> recipe = kind.recipe();
    for (Supplier<Recipe<?>> wrong :
        List.<Supplier<Recipe<?>>>of(
            () -> recipe.without(1),
            () -> recipe.without(2).without(2),
            () -> recipe.without(recipe.split().members()))) {
      assertThatThrownBy(wrong::get).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatWasPlantedStaysWhereItIsWhenSomebodyIsForgotten(Kind kind) {
    Recipe<?> planted = kind.recipe().with(new Odd());
    Dataset before = planted.rows(Small.SEED);
    Dataset after = planted.without(2, 4, 6, 8).rows(Small.SEED);
    assertThat(after.digest()).isEqualTo(before.digest());
    assertThat(after.written().columns().stream().map(WrittenColumn::texts))
        .isEqualTo(before.written().columns().stream().map(WrittenColumn::texts).toList());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aCopyThatForgotSomebodyIsNoDefendedCopy(Kind kind) {
    Recipe<?> recipe = kind.recipe();
    assertThat(recipe.with(kind.defense()).defends(recipe)).isTrue();
    assertThat(recipe.without(2).with(kind.defense()).defends(recipe)).isFalse();
  }

  @Test
  void aModelIsTrainedOnExactlyTheOthersWithTheSameDraws() {
    Blueprint whole = SMALL.blueprint;
    int[] members = whole.split().members();
    Blueprint less = whole.without(members[3], members[7]);
    ModelOrder before = whole.order(SMALL.trainer);
    ModelOrder after = less.order(SMALL.trainer);
    assertThat(after.jobs().get(0).rows())
        .isEqualTo(
            IntStream.range(0, members.length)
                .filter(i -> i != 3 && i != 7)
                .map(i -> members[i])
                .toArray());
    assertThat(after.jobs().get(0).seed()).isEqualTo(before.jobs().get(0).seed());
    assertThat(after.data().digest()).isEqualTo(before.data().digest());
    assertThat(less.orderShadows(2, SMALL.trainer).get(0).keys())
        .isEqualTo(whole.orderShadows(2, SMALL.trainer).get(0).keys());
  }

  @Test
  void aTargetAnswersForWhoWasForgottenAndCountsThemToNobody() {
    Blueprint whole = SMALL.blueprint;
    int gone = whole.split().members()[3];
    Target target = whole.without(gone).make(SMALL.trainer, Control.NONE);
    assertThat(IntStream.range(0, target.answers().size()).map(target.answers()::row))
        .doesNotContain(gone);
    assertThat(target.answers(new int[] {gone}, Control.NONE).size()).isEqualTo(1);
  }

  @Test
  void aModelTrainedAgainDiffersByItsOwnDrawsAlone() {
    Blueprint first = SMALL.blueprint.with(new Odd());
    Blueprint second = first.again(1);
    assertThat(first.again(0)).isEqualTo(first);
    assertThat(second.key()).isNotEqualTo(first.key());
    assertThat(second.lineage()).isEqualTo(first.lineage());
    ModelOrder one = first.order(SMALL.trainer);
    ModelOrder two = second.order(SMALL.trainer);
    assertThat(two.jobs().get(0).seed()).isNotEqualTo(one.jobs().get(0).seed());
    assertThat(two.jobs().get(0).rows()).isEqualTo(one.jobs().get(0).rows());
    assertThat(two.data().digest()).isEqualTo(one.data().digest());
  }

  @Test
  void aPopulationIsTrainedTogetherAndIsTheSameAsOneByOne() {
    List<Blueprint> recipes =
        IntStream.range(1, 4)
            .mapToObj(run -> SMALL.blueprint.without(members(run)).again(run))
            .toList();
    List<Target> together = Recipe.makeAll(recipes, SMALL.trainer, Control.NONE);
    try (Small other = new Small(new Digits(), 100)) {
      for (int i = 0; i < recipes.size(); i++) {
        assertThat(SMALL.trainer.missing(recipes.get(i).order(SMALL.trainer))).isEmpty();
        assertThat(together.get(i).trained().weights())
            .isEqualTo(recipes.get(i).make(other.trainer, Control.NONE).trained().weights());
      }
    }
  }

  private static int members(int index) {
    return SMALL.blueprint.split().members()[index];
  }

  @Test
  void ofATableTheRowsOfTheOthersArePublished() {
    Recipe<? extends Subject> recipe = kinds().get(1).recipe();
    PublishedTable table = (PublishedTable) recipe.without(0, 2).make(SMALL.trainer, Control.NONE);
    assertThat(table.published().orElseThrow().columns().get(0).texts())
        .hasSize(28)
        .doesNotContain("20", "22")
        .contains("24");
    PublishedTable odd = (PublishedTable) recipe.with(new Odd()).make(SMALL.trainer, Control.NONE);
    assertThat(odd.published().orElseThrow().columns().get(0).texts()).contains("odd");
  }
}
