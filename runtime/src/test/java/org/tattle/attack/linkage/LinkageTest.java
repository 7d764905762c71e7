package org.tattle.attack.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.data.Column.Role;
import org.tattle.data.Dataset;
import org.tattle.data.Shared;
import org.tattle.data.Split;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.data.set.Csv;
import org.tattle.defense.publication.Suppress;
import org.tattle.nn.network.Shape;
import org.tattle.publication.PublishRows;
import org.tattle.publication.PublishedTable;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.subject.SubjectMaker;
import org.tattle.subject.train.Trainer;

class LinkageTest {
  @TempDir Path folder;

  private static final Context CONTEXT =
      new Context(new Trainer(null, Cache.memory(), new Seed(1), true), new Seed(1), Control.NONE);
  private static final List<String> KNOWN = List.of("age", "sex");

  /** Five people in the table, whom age and sex put into classes of 2, 2 and 1; three outside. */
  private static final Dataset PEOPLE =
      data(
          List.of("30", "30", "41", "41", "55", "55", "41", "60"),
          List.of("F", "F", "M", "M", "F", "F", "M", "M"),
          List.of("nurse", "cook", "cook", "cook", "judge", "nurse", "cook", "cook"));

  private static Dataset data(List<String> ages, List<String> sexes, List<String> jobs) {
    int rows = ages.size();
    List<String> names = IntStream.range(0, rows).mapToObj(i -> "p" + i).toList();
    return Dataset.of(
            "people",
            Nd4j.zeros(rows, 1),
            Shape.flat(1),
            new int[rows],
            List.of("a", "b"),
            List.of(),
            List.of())
        .with(
            new WrittenTable(
                List.of(
                    WrittenColumn.of("name", Role.ID, names),
                    WrittenColumn.of("age", Role.PLAIN, ages),
                    WrittenColumn.of("sex", Role.PLAIN, sexes),
                    WrittenColumn.of("job", Role.PLAIN, jobs))));
  }

  private static PublishedTable published(Dataset data, int members) {
    int[] in = IntStream.range(0, members).toArray();
    int[] out = IntStream.range(members, data.rows()).toArray();
    return new PublishRows(KNOWN, Optional.of("job"), List.of(), List.of())
        .recipe(
            new SubjectMaker.Ingredients(data, new Split(Split.Adversary.HALVES, in, out, in)),
            Control.NONE)
        .make(CONTEXT.trainer(), Control.NONE);
  }

  /**
   * By hand: one of five is alone; the mean of 1/2, 1/2, 1/2, 1/2 and 1 is 0.6. Of the class of a
   * nurse and a cook, cook is said, which is right once; of the others it is always right. Outside,
   * the judge's row fits a nurse, two cooks' rows a cook, and no row a cook, of whom what most are
   * is said: cook.
   */
  @Test
  void aTableOfFivePeopleIsLinkedAsByHand() {
    Linked found = new Linkage(KNOWN).run(published(PEOPLE, 5), CONTEXT);
    assertThat(found.singledOut().value()).isEqualTo(1 / 5.0);
    assertThat(found.smallest().value()).isEqualTo(1);
    assertThat(found.success().value()).isCloseTo(0.6, within(1e-12));
    assertThat(found.learned().orElseThrow().value()).isEqualTo(4 / 5.0);
    assertThat(found.baseline().orElseThrow().value()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(found.falseLinks().value()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(found.sizes())
        .containsExactly(
            new Linked.Size(0, 0, 1), new Linked.Size(1, 1, 1), new Linked.Size(2, 4, 1));
  }

  @Test
  void whoKnowsNothingOfAPersonLooksForNobody() {
    PublishedTable table =
        new PublishRows(List.of(), Optional.of("job"), List.of(), List.of())
            .recipe(
                new SubjectMaker.Ingredients(PEOPLE, published(PEOPLE, 5).split()), Control.NONE)
            .make(CONTEXT.trainer(), Control.NONE);
    assertThatThrownBy(() -> new Linkage().run(table, CONTEXT))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("nothing is said to be known of people");
  }

  @Test
  void whatIsNotPublishedAnyMoreSinglesNobodyOut() {
    PublishedTable fewer =
        published(PEOPLE, 5).defended(new Suppress(KNOWN), CONTEXT.trainer(), Control.NONE);
    Linked found = new Linkage().run(fewer, CONTEXT);
    assertThat(found.singledOut().value()).isZero();
    assertThat(found.smallest().value()).isEqualTo(5);
    assertThat(found.leaks().get(0).shows()).isFalse();
  }

  @Test
  void aColumnThatIsNotThereIsRefusedWithTheOneThatIsMeant() {
    assertThatThrownBy(() -> new Linkage(List.of("agee")).run(published(PEOPLE, 5), CONTEXT))
        .isInstanceOf(Fault.class)
        .hasMessage("`people` has no column `agee`")
        .satisfies(it -> assertThat(((Fault) it).hint()).contains("did you mean `age`?"));
  }

  /** Of 100 people, each alone with an age of their own, and 100 others of other ages. */
  @Test
  void peopleWhoAreAloneAmongAllAreFoundAndOthersAreNot() {
    Linked found = linked(row -> String.valueOf(row));
    assertThat(found.leaks().get(0).shows()).isTrue();
    assertThat(control(row -> String.valueOf(row)).fails()).isFalse();
  }

  /** Fifty ages of one person each in the table, whom two outsiders each share it with. */
  @Test
  void theControlFailsWhereOutsidersFitAloneMoreOftenThanPeopleInTheTable() {
    assertThat(control(row -> row < 100 ? row < 50 ? "" + row : "old" : "" + row % 50).fails())
        .isTrue();
  }

  /**
   * A hundred ages, drawn alike for 100 people in the table and 100 others: one row alone fits a
   * person in it with chance (1 - 1/100)^99, as often as a person who is not with chance 100 ·
   * 1/100 · (1 - 1/100)^99. So the control fails in one case of a hundred at most; more than 6 of
   * 200 do with chance 0.004.
   */
  @Test
  void theControlFailsNoMoreOftenThanItsLevelWhereBothFitAlike() {
    int failed = 0;
    for (int seed = 0; seed < 200; seed++) {
      UniformRandomProvider random = new Seed(seed).random();
      failed += control(row -> "" + random.nextInt(100)).fails() ? 1 : 0;
    }
    assertThat(failed).isLessThanOrEqualTo(6);
  }

  private static Linked linked(IntFunction<String> age) {
    return new Linkage(KNOWN).run(crowd(age), CONTEXT);
  }

  private static Counterpart control(IntFunction<String> age) {
    return new Linkage(KNOWN).control(crowd(age), CONTEXT).orElseThrow();
  }

  private static PublishedTable crowd(IntFunction<String> age) {
    List<String> ages = new ArrayList<>(IntStream.range(0, 200).mapToObj(age).toList());
    List<String> same = IntStream.range(0, 200).mapToObj(row -> "x").toList();
    return published(data(ages, same, same), 100);
  }

  private static Linkage by(Linkage.Method method, double errors) {
    return new Linkage(KNOWN, method, Optional.empty(), Optional.empty(), errors, 0.9, 2000);
  }

  /** Whoever weighs what agrees picks as many rows as whoever wants all to agree, or more. */
  @Test
  void weightsFindPeopleOfWhomSomethingIsKnownWrongly() {
    List<String> ages = IntStream.range(0, 400).mapToObj(row -> "" + row % 50).toList();
    List<String> sexes = IntStream.range(0, 400).mapToObj(row -> "s" + row / 20).toList();
    List<String> same = IntStream.range(0, 400).mapToObj(row -> "x").toList();
    PublishedTable table = published(data(ages, sexes, same), 200);
    double exact = by(Linkage.Method.EXACT, 0.3).run(table, CONTEXT).success().value();
    Linked weighed = by(Linkage.Method.FELLEGI_SUNTER, 0.3).run(table, CONTEXT);
    assertThat(weighed.success().value()).isGreaterThan(exact);
    assertThat(by(Linkage.Method.EXACT, 0).run(table, CONTEXT).success().value())
        .isGreaterThan(exact);
  }

  @Test
  void allThatIsKnownWronglyFindsNobodyByEitherWay() {
    PublishedTable table = crowd(row -> String.valueOf(row));
    for (Linkage.Method method : Linkage.Method.values()) {
      Linked found = by(method, 1).run(table, CONTEXT);
      assertThat(found.leaks().get(0).shows()).as(method.name()).isFalse();
    }
  }

  private Linkage register(String text, Optional<String> truth) throws IOException {
    Path file = folder.resolve("register.csv");
    Files.writeString(file, text);
    return new Linkage(
        List.of(), Linkage.Method.EXACT, Optional.of(file.toString()), truth, 0, 0.9, 2000);
  }

  /**
   * By hand: p4 is alone in the table and found; p0 has two rows; p9, of no data, and p5, who is
   * not in the table, are each taken for p4.
   */
  @Test
  void aRegisterIsLinkedAsByHand() throws IOException {
    String people = "name;age;sex\np4;55;F\np0;30;F\np9;55;F\np5;55;F\n";
    Linked found = register(people, Optional.of("name")).run(published(PEOPLE, 5), CONTEXT);
    assertThat(found.singledOut().value()).isEqualTo(1 / 2.0);
    assertThat(found.falseLinks().value()).isEqualTo(1);
    assertThat(found.confidence().orElseThrow().value()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(found.success().value()).isEqualTo(0.75);
  }

  /** Of everybody: two of 30, three of 41, two of 55 and one of 60; rows have 1/2, 1/2, 1/3, …. */
  @Test
  void whoDoesNotKnowWhoIsInTheTableHasTheJournalistsRisk() {
    Linked found = new Linkage(KNOWN).run(published(PEOPLE, 5), CONTEXT);
    assertThat(found.journalist().value()).isEqualTo(1 / 2.0);
    assertThat(found.journalistMean().value()).isCloseTo((3 / 2.0 + 2 / 3.0) / 5, within(1e-12));
  }

  @Test
  void aRegisterThatCannotBeUsedIsToldWithWhatToDo() {
    for (String[] one :
        new String[][] {
          {"name,age\n", "has no rows"},
          {"name,age\np0\n", "line 2 has 1 values"},
          {"name,name\np0,p0\n", "names two columns"},
          {"name,job\np0,cook\n", "no published column that is known"},
          {"name,age\nx,30\n", "nobody whose row is published"}
        }) {
      assertThatThrownBy(
              () -> register(one[0], Optional.of("name")).run(published(PEOPLE, 5), CONTEXT))
          .isInstanceOf(Fault.class)
          .hasMessageContaining(one[1]);
    }
  }

  /** Shares of the 30,162 rows that ARX ships which are alone by these columns. */
  @Test
  void rowsOfAdultAreAloneAsOftenAsOthersCounted() {
    Dataset adult =
        new Csv(Shared.path("data/adult/adult.csv").toString(), "salary-class").load(Control.NONE);
    int[] all = IntStream.range(0, adult.rows()).toArray();
    PublishedTable table =
        new PublishRows()
            .recipe(
                new SubjectMaker.Ingredients(
                    adult, new Split(Split.Adversary.HALVES, all, new int[] {0, 1}, all)),
                Control.NONE)
            .make(CONTEXT.trainer(), Control.NONE);
    List<String> columns = table.everybody().columns().stream().map(WrittenColumn::name).toList();
    assertThat(alone(table, List.of("age", "sex", "race"))).isCloseTo(0.002, within(0.0005));
    assertThat(alone(table, List.of("age", "sex", "race", "native-country")))
        .isCloseTo(0.040, within(0.0005));
    assertThat(alone(table, columns)).isCloseTo(0.514, within(0.0005));
  }

  private static double alone(PublishedTable table, List<String> known) {
    return new Linkage(known).run(table, CONTEXT).singledOut().value();
  }
}
