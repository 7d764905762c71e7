package org.tattle.defense.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.tattle.defense.AggregationDefense;
import org.tattle.defense.Crowd;
import org.tattle.defense.Gathering;
import org.tattle.defense.Updates;
import org.tattle.defense.aggregation.SecAgg.Masking;
import org.tattle.defense.aggregation.SecAgg.Server;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

class SecAggTest {
  private static final UniformRandomProvider RANDOM = new Seed(11).random();

  static Gathering round(int asked, Record... stack) {
    return new Gathering(
        crowd(asked, asked),
        rows -> new float[3],
        IntStream.range(0, asked).toArray(),
        asked,
        3,
        List.of(3),
        Double.NaN,
        List.of(stack),
        Stream.of(stack)
            .map(AggregationDefense.class::cast)
            .map(it -> it.memory(3, asked))
            .toList(),
        purpose -> Randomness.seeded(new Seed(1).split(purpose)),
        new LongAdder(),
        Control.NONE);
  }

  private static Crowd crowd(int asked, int answering) {
    return new Crowd(asked, 100, 1, 1, asked, answering, 10, 1);
  }

  private static Updates updates(int clients, int weights) {
    float[][] changes = new float[clients][weights];
    double[] shares = new double[clients];
    for (int i = 0; i < clients; i++) {
      shares[i] = 1 + RANDOM.nextInt(100);
      for (int j = 0; j < weights; j++) {
        changes[i][j] = RANDOM.nextFloat() - 0.5f;
      }
    }
    return new Updates(changes, shares);
  }

  /** Each entry is rounded by half a grid step at most, and so is each share. */
  @Test
  void theMeanUnderMasksIsTheMean() {
    for (SecAgg masks :
        List.of(new SecAgg(), new SecAgg(Optional.empty(), 16, Masking.SPARSE, Server.HONEST))) {
      Updates came = updates(8, 40);
      Gathering round = round(9, masks);
      Updates left = masks.treat(came, round);
      double off = 8 * masks.numbers(9).grid();
      assertThat(left.count()).isEqualTo(1);
      for (int i = 0; i < 40; i++) {
        assertThat(left.mean()[i]).isCloseTo(came.mean()[i], within((float) off));
      }
      assertThat(round.sent().sum()).as("bytes besides").isPositive();
    }
  }

  @Test
  void whereADenominatorIsSaidTheSumIsDividedByIt() {
    Updates came = updates(5, 3);
    Updates fixed = new Updates(came.changes(), new double[] {1, 1, 1, 1, 1}, 10);
    float[] mean = new SecAgg().treat(fixed, round(5)).mean();
    assertThat(mean[1]).isCloseTo(fixed.mean()[1], within(1e-4f));
  }

  @Test
  void whereTooFewComeNothingIsLearned() {
    assertThat(new SecAgg().treat(updates(5, 3), round(9)).mean()).containsOnly(0);
    assertThat(new SecAgg().treat(updates(2, 3), round(2)).mean()).containsOnly(0);
  }

  @Test
  void numbersOutOfReachAreRefusedAndABadClientIsHeldToThem() {
    SecAgg masks = new SecAgg();
    Updates wild = updates(5, 3);
    wild.changes()[2] = new float[] {0, Float.NaN, 0};
    assertThatThrownBy(() -> masks.treat(wild, round(5))).isInstanceOf(Fault.class);
    wild.changes()[2] = new float[] {1e9f, Float.NaN, Float.NEGATIVE_INFINITY};
    assertThatThrownBy(() -> masks.treat(wild, round(5)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("moves a weight by");
    wild.changes()[2] = masks.passing(wild.changes()[2], round(5));
    double reach = masks.numbers(5).reach();
    assertThat(masks.treat(wild, round(5)).mean()[0]).isBetween(0f, (float) reach);
  }

  @Test
  void rulesThatLookAtSingleUpdatesDoNotGoWithItInEitherOrder() {
    for (AggregationDefense rule :
        List.of(
            new Krum(),
            new MultiKrum(),
            new Bulyan(),
            new CoordinateMedian(),
            new TrimmedMean(),
            new GeometricMedian(),
            new NormClipping())) {
      assertThat(new SecAgg().conflict(rule)).isPresent();
      assertThat(rule.conflict(new SecAgg())).isPresent();
      assertThat(rule.conflict(new MultiKrum())).isEmpty();
      assertThat(rule.conflict(new Krum())).as("one update is left").isPresent();
    }
  }

  @Test
  void itFitsClientsOfWhomEnoughAnswerAndWhoseSumHasRoom() {
    new SecAgg().fits(crowd(30, 21));
    assertThatThrownBy(() -> new SecAgg().fits(crowd(30, 20)))
        .hasMessageContaining("21 clients or more");
    new SecAgg(Optional.empty(), 16, Masking.COMPLETE, Server.HONEST).fits(crowd(30, 16));
    assertThatThrownBy(() -> new SecAgg().fits(crowd(100_000, 90_000)))
        .hasMessageContaining("no room for the sum");
    assertThatThrownBy(() -> new SecAgg().fits(crowd(2, 2)))
        .hasMessageContaining("3 clients or more");
  }
}
