package org.tattle.privacy.release.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.Neighbours;
import org.tattle.privacy.release.Release;
import org.tattle.privacy.release.answer.Answer;
import org.tattle.privacy.release.answer.Coins;
import org.tattle.privacy.release.answer.Respondents;
import org.tattle.privacy.release.answer.Rows;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

class SurveyTest {
  private static final List<String> FIVE = List.of("a", "b", "c", "d", "e");

  private static Survey survey(double eps, Coins kind, String... answers) {
    return new Survey(eps, List.of(answers), kind, Optional.empty(), false, 0.9);
  }

  /** So many rows with each answer. */
  private static Rows rows(int... each) {
    String[] names = new String[Arrays.stream(each).sum()];
    int at = 0;
    for (int i = 0; i < each.length; i++) {
      Arrays.fill(names, at, at += each[i], FIVE.get(i));
    }
    return Rows.of(names, List.of());
  }

  /** Four standard errors of the mean of the surveys; the variance is the formula's. */
  @ParameterizedTest
  @CsvSource({"RANDOMISED_RESPONSE", "UNARY"})
  void theCoinsAreTakenOutOfTheAnswers(Coins kind) {
    Randomness random = Randomness.seeded(new Seed(5));
    Survey survey = survey(1, kind, "a", "b", "c");
    int surveys = 200;
    double[] sums = new double[3];
    for (int i = 0; i < surveys; i++) {
      List<Answer> answers = survey.ask(rows(1000, 600, 400), survey.price(1), random);
      for (int k = 0; k < 3; k++) {
        sums[k] += answers.get(k).value();
      }
    }
    double p = kind == Coins.UNARY ? 0.5 : Math.E / (Math.E + 2);
    double q = kind == Coins.UNARY ? 1 / (Math.E + 1) : 1 / (Math.E + 2);
    double error = 4 * Math.sqrt(0.25 / (p - q) / (p - q) / 2000 / surveys);
    assertThat(sums[0] / surveys).isCloseTo(0.5, within(error));
    assertThat(sums[1] / surveys).isCloseTo(0.3, within(error));
    assertThat(sums[2] / surveys).isCloseTo(0.2, within(error));
  }

  /**
   * Answers that were collected are not made noisy once more: what is estimated follows from their
   * counts alone, and their coins are taken out. Of 1,000 people at ε = ln 3 with two answers, 600
   * who said yes mean that 70 % would.
   */
  @Test
  void collectedAnswersAreOnlyTurnedBack() {
    Survey survey =
        new Survey(Math.log(3), List.of("a", "b"), Coins.BEST, Optional.empty(), true, 0.9);
    List<Answer> first =
        survey.ask(rows(600, 400), survey.price(1), Randomness.seeded(new Seed(1)));
    List<Answer> again =
        survey.ask(rows(600, 400), survey.price(1), Randomness.seeded(new Seed(2)));
    assertThat(first.get(0).value()).isCloseTo(0.7, within(1e-9));
    assertThat(first.get(0).lower()).isBetween(0.6, 0.7);
    assertThat(again.get(0).value()).isEqualTo(first.get(0).value());
    assertThat(survey.expense(survey.price(2)).pure()).containsExactly(2 * Math.log(3));
    assertThatThrownBy(
            () -> new Survey(1, List.of("a", "b"), Coins.UNARY, Optional.empty(), true, 0.9))
        .isInstanceOf(org.tattle.component.ParameterFault.class);
  }

  /**
   * All intervals at once: of 500 surveys at 90 %, no fewer than 4.3 deviations under 450 hold. The
   * seeds are fixed besides.
   */
  @ParameterizedTest
  @CsvSource({
    "RANDOMISED_RESPONSE, 2, 30",
    "RANDOMISED_RESPONSE, 4, 300",
    "UNARY, 2, 60",
    "UNARY, 5, 300"
  })
  void intervalsHoldAsOftenAsTheySay(Coins kind, int answers, int people) {
    Randomness random = Randomness.seeded(new Seed(6));
    Survey survey = survey(1, kind, FIVE.subList(0, answers).toArray(String[]::new));
    int[] each = new int[answers];
    Arrays.fill(each, 1);
    each[0] = people - answers + 1;
    Rows rows = rows(each);
    List<Answer> truth = survey.reveal(rows);
    int held = 0;
    for (int i = 0; i < 500; i++) {
      List<Answer> found = survey.ask(rows, survey.price(1), random);
      boolean all = true;
      for (int k = 0; k < answers; k++) {
        double value = truth.get(k).value();
        all &= found.get(k).lower() <= value && value <= found.get(k).upper();
      }
      held += all ? 1 : 0;
    }
    assertThat(held).isGreaterThan(450 - 29);
  }

  @Test
  void oneAnswerStandsAgainstAllOthersAndForeignOnesPickByLot() {
    Randomness random = Randomness.seeded(new Seed(7));
    Survey one = survey(30, Coins.BEST, "a");
    assertThat(one.ask(rows(30, 50, 20), one.price(1), random))
        .extracting(Answer::label)
        .containsExactly("a", "any other");
    assertThat(one.ask(rows(30, 50, 20), one.price(1), random).get(0).value())
        .isCloseTo(0.3, within(1e-6));
    Survey two = survey(30, Coins.BEST, "b", "c");
    // 9,000 answers by lot: 4 standard errors of a half are 0.022, and 900 of 10,000 mean b.
    double share = two.ask(rows(9100, 900), two.price(1), random).get(0).value();
    assertThat(share).isCloseTo((4550 + 900) / 10_000.0, within(0.022));
  }

  @Test
  void whatCanBeAnsweredIsPublicOrToldOfBeforeAnythingIsDrawn() {
    assertThat(survey(1, Coins.BEST).known(List.of("yes", "no"))).containsExactly("yes", "no");
    assertThatThrownBy(() -> survey(1, Coins.BEST).known(List.of()))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> {
              assertThat(fault.code().name()).isEqualTo("D431");
              assertThat(fault.hint().orElseThrow()).contains("answers=");
            });
    assertThatThrownBy(() -> Release.of(survey(1, Coins.BEST, "a", "a")).expense())
        .isInstanceOf(Fault.class);
    assertThatThrownBy(() -> Release.byGroup(survey(1, Coins.BEST, "a")).expense())
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code().name()).isEqualTo("D439"));
  }

  @Test
  void theCoinsOfTwoRowsOfOnePersonShareThePrice() {
    Survey survey = survey(2, Coins.RANDOMISED_RESPONSE, "a", "b");
    assertThat(survey.neighbours()).isEqualTo(Neighbours.PLACES);
    assertThat(survey.expense(survey.price(2))).isEqualTo(Expense.pure(2));
    Randomness random = Randomness.seeded(new Seed(8));
    Answer one = survey.ask(rows(500, 500), survey.price(1), random).get(0);
    Answer two = survey.ask(rows(500, 500), survey.price(2), random).get(0);
    // The gap of chances is tanh(ε/2): 0.76 and 0.46.
    assertThat((two.upper() - two.lower()) / (one.upper() - one.lower()))
        .isCloseTo(Math.tanh(1) / Math.tanh(0.5), within(0.02));
  }

  @Test
  void onlyCoinsTossedHereComeFromASeed() {
    for (boolean collected : new boolean[] {false, true}) {
      Survey survey =
          new Survey(1, List.of("a", "b"), Coins.BEST, Optional.empty(), collected, 0.9);
      List<String> notes =
          Release.of(survey).ask(rows(60, 40), Randomness.seeded(new Seed(9))).notes();
      assertThat(notes.stream().anyMatch(note -> note.contains("from a seed")))
          .isEqualTo(!collected);
    }
  }

  @Test
  void asManyPeopleAsItSaysAreEnough() {
    for (Coins kind : Coins.values()) {
      for (int answers : new int[] {2, 6, 40}) {
        Respondents people = Respondents.of(kind, 1, answers);
        int needed = (int) people.needed(0.05, 0.05);
        for (int reported = 0; reported <= needed; reported += 1 + needed / 97) {
          Answer share = people.share(reported, needed, 0.05);
          assertThat(share.upper() - share.lower()).isLessThan(2 * 0.0502);
        }
        Answer fewer = people.share(needed * 81L / 200, needed * 9L / 10, 0.05);
        assertThat(answers > 2 || width(fewer) > 0.1).isTrue();
      }
    }
  }

  private static double width(Answer answer) {
    return answer.upper() - answer.lower();
  }

  @Test
  void theBestCoinsAreThoseThatNeedFewerPeopleAtEqualShares() {
    assertThat(Respondents.of(Coins.BEST, 1, 2).unary()).isFalse();
    assertThat(Respondents.of(Coins.BEST, 1, 30).unary()).isTrue();
    assertThat(Respondents.of(Coins.BEST, 5, 30).unary()).isFalse();
  }

  /** As many as 1.96² · ¼ / (0.03 tanh ½)², and a little more for the exact interval. */
  @Test
  void aSurveyOfTwoAnswersIsAsLargeAsTheNormalLawHasIt() {
    double normal = 1.96 * 1.96 / 4 / Math.pow(0.03 * Math.tanh(0.5), 2);
    assertThat(Survey.needed(1, 2, Coins.BEST, 0.03, 0.95))
        .isBetween((long) normal, (long) (1.03 * normal));
  }
}
