package org.tattle.attack.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Context;
import org.tattle.data.Column.Role;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.defense.PublicationDefense;
import org.tattle.defense.publication.Generalise;
import org.tattle.defense.publication.LeaveOut;
import org.tattle.defense.publication.LocalSuppression;
import org.tattle.defense.publication.Suppress;
import org.tattle.nn.network.Shape;
import org.tattle.privacy.formula.AloneFormula;
import org.tattle.publication.PublishRows;
import org.tattle.publication.PublishedTable;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.subject.SubjectMaker;
import org.tattle.subject.train.Trainer;

/** Who is exposed in a table of six people, by which columns, and what mends it. */
class FixesTest {
  private static final Trainer TRAINER = new Trainer(null, Cache.memory(), new Seed(1), true);
  private static final Context CONTEXT = new Context(TRAINER, new Seed(1), Control.NONE);

  /** Number 4 is alone by age; 0 to 3 are pairs of an age; 5 shares the age of 3 and 2. */
  private static final Dataset PEOPLE =
      Dataset.of(
              "people",
              Nd4j.zeros(8, 1),
              Shape.flat(1),
              new int[8],
              List.of("a", "b"),
              List.of(),
              List.of())
          .with(
              new WrittenTable(
                  List.of(
                      column("age", "30", "30", "41", "41", "77", "41", "30", "41"),
                      column("sex", "F", "F", "M", "M", "F", "F", "F", "M"),
                      column("job", "a", "b", "a", "b", "a", "b", "a", "b"))));

  private static WrittenColumn column(String name, String... texts) {
    return WrittenColumn.of(name, Role.PLAIN, List.of(texts));
  }

  private static PublishedTable table() {
    int[] in = IntStream.range(0, 6).toArray();
    return new PublishRows(
            List.of("age", "sex"), Optional.of("job"), List.of(), List.of("age: intervals 20, 40"))
        .recipe(
            new SubjectMaker.Ingredients(
                PEOPLE, new Split(Split.Adversary.HALVES, in, new int[] {6, 7}, in)),
            Control.NONE)
        .make(TRAINER, Control.NONE);
  }

  private static PublishedTable with(PublicationDefense defense) {
    return table().defended(defense, TRAINER, Control.NONE);
  }

  /** By hand: 4 is alone by age, 5 by age and sex together and by neither. */
  @Test
  void whoIsMostExposedIsToldWithTheColumnsThatDoIt() {
    Alone found = new Uniqueness().run(table(), CONTEXT);
    assertThat(found.exposed())
        .containsExactly(
            new Alone.Exposed(4, "age", 1, "age"), new Alone.Exposed(5, "age, sex", 1, "age"));
  }

  /** By hand: without age, or with nobody left out but these two, nobody is alone. */
  @Test
  void eachFixIsMadeAndCountedIn() {
    List<Alone.Fix> fixes = new Uniqueness().run(table(), CONTEXT).fixes();
    assertThat(fixes)
        .extracting(Alone.Fix::fix, Alone.Fix::alone)
        .contains(
            tuple("defend suppress columns=[\"age\"]", 0),
            tuple("defend suppress columns=[\"sex\"]", 1),
            tuple("defend leave_out", 0));
    assertThat(fixes).isSortedAccordingTo((a, b) -> Integer.compare(a.alone(), b.alone()));
  }

  @Test
  void rowsThatAreAloneAreLeftOut() {
    PublishedTable left = with(new LeaveOut(2));
    assertThat(left.owners()).containsExactly(0, 1, 2, 3);
    assertThat(left.table().column("age").orElseThrow().texts())
        .containsExactly("30", "30", "41", "41");
  }

  @Test
  void aColumnIsMadeCoarserByItsHierarchyAndOnceMore() {
    PublishedTable coarser = with(new Generalise(List.of("age"), 1));
    assertThat(ages(coarser)).containsExactly("20-39", "20-39", "40-59", "40-59", "60-79", "40-59");
    PublishedTable twice =
        coarser.defended(new Generalise(List.of("age"), 1), TRAINER, Control.NONE);
    assertThat(ages(twice)).containsExactly("0-39", "0-39", "40-79", "40-79", "40-79", "40-79");
    assertThat(ages(with(new Generalise(List.of("age"), 9)))).containsOnly("*");
    assertThatThrownBy(() -> with(new Generalise(List.of("agee"), 1)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("no column `agee`");
  }

  /** By hand: age has most values, so 4 and 5 lose it, and are both women of no age. */
  @Test
  void cellsAreLeftEmptyOfThoseWhoAreAlone() {
    PublishedTable safe = with(new LocalSuppression(2));
    assertThat(ages(safe)).containsExactly("30", "30", "41", "41", "*", "*");
    assertThat(safe.k().value()).isEqualTo(2);
    assertThatThrownBy(() -> with(new LocalSuppression(7)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("every row would have to be left out");
  }

  private static List<String> ages(PublishedTable table) {
    return table.table().column("age").orElseThrow().texts();
  }

  /**
   * By hand: the job of four of six is right by chance alone; columns apart are nothing changed. No
   * ten of six have two values, so nothing is asked.
   */
  @Test
  void whatIsUnchangedIsAsGoodAsBefore() {
    PublishedTable table = table();
    assertThat(table.apart().orElseThrow().value()).isZero();
    assertThat(table.answered()).isEmpty();
    assertThat(table.precision().orElseThrow().value()).isEqualTo(1);
    assertThat(table.learned().orElseThrow().value())
        .isEqualTo(table.learnedBefore().orElseThrow().value());
  }

  /**
   * By hand: ages by 20 are level 1 of 3, so half of the cells lose a third; 30 stands for itself,
   * 41 and 77 too, so nothing is apart.
   */
  @Test
  void whatIsCoarserLosesPrecisionByLevels() {
    PublishedTable coarser = with(new Generalise(List.of("age"), 1));
    assertThat(coarser.precision().orElseThrow().value()).isCloseTo(1 - 1 / 6.0, within(1e-12));
    assertThat(coarser.apart().orElseThrow().value()).isCloseTo(0, within(1e-12));
    PublishedTable none = with(new Suppress(List.of("age")));
    assertThat(none.apart().orElseThrow().value()).isPositive();
  }

  @Test
  void asManyAreAloneAsExpected() {
    assertThat(new AloneFormula(1, 365, 0).value()).isEqualTo(1);
    assertThat(new AloneFormula(23, 365, 0).value())
        .isCloseTo(Math.pow(364 / 365.0, 22), within(1e-12));
    assertThat(new AloneFormula(9322, 58_400, 0).value()).isCloseTo(0.85, within(0.005));
    assertThat(new AloneFormula(9322, 58_400, 1.5).value()).isCloseTo(0.64, within(0.005));
    assertThat(new AloneFormula(9322, 58_400, 1e-3).value()).isCloseTo(0.8525, within(0.001));
    assertThat(new AloneFormula(5, 1, 0).value()).isZero();
  }
}
