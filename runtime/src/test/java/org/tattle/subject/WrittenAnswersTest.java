package org.tattle.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tattle.attack.membership.Membership;
import org.tattle.attack.membership.Threshold;
import org.tattle.data.recorded.Recorded;
import org.tattle.data.recorded.Recorded.Kind;
import org.tattle.data.recorded.Recorded.Sheet;
import org.tattle.subject.answer.Answers;

/** What answers tell as they were written: logits, rounded shares, saturated ones. */
class WrittenAnswersTest extends RecordedAnswers {
  @Test
  void logitsDoNotSaturate() {
    double[][] logits = {{0, 50}, {50, 0}, {3, 1}, {1, 3}};
    Sheet sheet =
        new Sheet(
            new int[] {1, 0, 0, 1}, new boolean[] {true, true, false, false}, logits, List.of());
    Answers answers =
        Transcript.of(new Recorded(Kind.LOGITS, List.of("0", "1"), sheet, List.of())).answers();
    assertThat(answers.scaledConfidence(0)).isEqualTo(50);
    assertThat(answers.loss(2)).isCloseTo(Math.log(1 + Math.exp(-2)), within(1e-12));
  }

  /**
   * The true class leads by 50 of non-members and by 60 of members, give or take. By every signal
   * the pairs rank as the leads do, though all probabilities are 1.
   */
  @Test
  void saturatedAnswersRankByEverySignalAsTheirLogitsDo() {
    double[] leads = {58, 62, 53.5, 61, 49, 51, 55, 47};
    double[][] logits = new double[8][];
    double[][] shares = new double[8][];
    boolean[] member = new boolean[8];
    for (int i = 0; i < 8; i++) {
      logits[i] = new double[] {leads[i], 0, -3};
      shares[i] = new double[] {1, Math.exp(-leads[i]), Math.exp(-leads[i] - 3)};
      member[i] = i < 4;
    }
    for (Kind kind : List.of(Kind.LOGITS, Kind.PROBABILITIES)) {
      double[][] said = kind == Kind.LOGITS ? logits : shares;
      Sheet sheet = new Sheet(new int[8], member, said, List.of());
      Target target = Transcript.of(new Recorded(kind, List.of("0", "1", "2"), sheet, List.of()));
      for (Threshold.Signal signal : Threshold.Signal.values()) {
        Membership found = new Threshold(signal).run(target, context);
        assertThat(found.auc().value()).as("%s of %s", signal, kind).isEqualTo(15 / 16.0);
        assertThat(found.roc().points()).isEqualTo(9);
      }
    }
  }

  /** Floats have seven digits: 1000.00001 and 1000.00002 are one of them. */
  @Test
  void logitsKeepAllDigitsThatWereWrittenDown() {
    Answers near = one(Kind.LOGITS, 1000.00002, 1000.00001);
    assertThat(near.scaledConfidence(0)).isCloseTo(1e-5, within(1e-12));
    assertThat(near.probabilities(0)[0]).isCloseTo(0.5000025, within(1e-12));
    assertThat(near.predicted(0)).isZero();
    assertThat(near.ln(0)[1]).isCloseTo(Math.log(0.4999975), within(1e-12));
    assertThat(near.lnRest(0)[1]).isCloseTo(Math.log(0.5000025), within(1e-12));
    assertThat(near.lnRest(0)[0]).isCloseTo(Math.log(0.4999975), within(1e-12));
  }

  /** Six decimals of 30 classes: the others add up to 1.5e-5 more or less than what is left. */
  @Test
  void probabilitiesOfSixDecimalsTieWhereTheyAreEqual() {
    Answers some = one(Kind.PROBABILITIES, 0.999993, 0.000003, 0.000002);
    Answers more = one(Kind.PROBABILITIES, 0.999993, 0.000001, 0.000009);
    assertThat(some.scaledConfidence(0)).isEqualTo(more.scaledConfidence(0));
    assertThat(some.loss(0)).isEqualTo(more.loss(0)).isCloseTo(7e-6, within(1e-10));
  }

  @Test
  void probabilitiesTellWhatTheirLogitsTellAlsoNearOne() {
    double[] sure = {24, 2, 5, 3.5};
    Answers exact = one(Kind.LOGITS, sure);
    double[] p = exact.probabilities(0);
    double[] floats = Arrays.stream(p).map(x -> (float) x).toArray();
    double[] printed =
        Arrays.stream(p)
            .map(x -> Double.parseDouble(String.format(Locale.ROOT, "%.8g", x)))
            .toArray();
    assertThat(floats[0]).as("a float has no digits left").isEqualTo(1);
    for (double[] written : List.of(p, floats, printed)) {
      Answers answers = one(Kind.PROBABILITIES, written);
      assertThat(answers.scaledConfidence(0)).isCloseTo(exact.scaledConfidence(0), within(1e-6));
      assertThat(answers.loss(0) / exact.loss(0)).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void whatWasRoundedAwayFromTheOtherClassesIsNotTakenForNothing() {
    Answers answers = one(Kind.PROBABILITIES, 0.9, 0, 0, 0);
    assertThat(answers.scaledConfidence(0)).isCloseTo(Math.log(9), within(1e-12));
    assertThat(answers.loss(0)).isCloseTo(-Math.log(0.9), within(1e-12));
  }

  @Test
  void roundedProbabilitiesOfOneSizeTieWhateverTheOthersAddUpTo() {
    double[][] others = {{0.03, 0.07, 0}, {0.1, 0, 0}, {0.05, 0, 0}, {0.04, 0.04, 0.02}};
    for (double[] other : others) {
      Answers answers = one(Kind.PROBABILITIES, 0.9, other[0], other[1], other[2]);
      assertThat(answers.loss(0)).isEqualTo(one(Kind.PROBABILITIES, 0.9, 0, 0, 0).loss(0));
    }
  }

  /** What is answered for one row, which is of the first class. */
  private static Answers one(Kind kind, double... said) {
    List<String> classes = IntStream.range(0, said.length).mapToObj(c -> "c" + c).toList();
    Sheet sheet =
        new Sheet(new int[2], new boolean[] {true, false}, new double[][] {said, said}, List.of());
    return Transcript.of(new Recorded(kind, classes, sheet, List.of())).answers();
  }
}
