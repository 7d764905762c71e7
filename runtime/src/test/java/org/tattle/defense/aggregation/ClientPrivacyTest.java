package org.tattle.defense.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.tattle.defense.aggregation.MaskedNoise.Kind.GAUSSIAN;
import static org.tattle.defense.aggregation.MaskedNoise.Kind.SKELLAM;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tattle.defense.AggregationDefense;
import org.tattle.defense.Crowd;
import org.tattle.defense.Gathering;
import org.tattle.defense.Updates;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.Neighbours;
import org.tattle.privacy.account.Spent;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

class ClientPrivacyTest {
  private static final int WEIGHTS = 2_000;

  private static Crowd crowd(int clients, double fraction, int rounds) {
    int asked = (int) Math.max(1, Math.round(fraction * clients));
    return new Crowd(clients, 100, fraction, rounds, asked, asked, WEIGHTS, rounds);
  }

  private static ClientDp dp(double eps, double delta, Accounting by) {
    return new ClientDp(eps, Optional.of(delta), 1, Optional.empty(), 0, by, GAUSSIAN);
  }

  /** Rates, noise and steps whose ε other accountants agree on: each is found back from its ε. */
  @ParameterizedTest
  @CsvSource({
    "0.01, 1, 500, 1e-5, RDP, 1.6529",
    "0.01, 1, 500, 1e-5, PRV, 1.3261",
    "0.1, 1, 100, 1e-3, RDP, 5.6405",
    "0.1, 1, 100, 1e-3, PRV, 4.7844",
    "0.01, 4, 10000, 1e-5, RDP, 1.0355",
    "1, 5, 20, 1e-5, PRV, 3.8486"
  })
  void theNoiseIsThatOfKnownCases(
      double rate, double noise, int rounds, double delta, Accounting by, double eps) {
    Crowd crowd = crowd(1_000, rate, rounds);
    assertThat(dp(eps, delta, by).noise(crowd, Optional.empty()))
        .isCloseTo(noise, within(by == Accounting.RDP ? 2e-3 : 1.2e-2));
  }

  private static Gathering round(Crowd crowd, AggregationDefense defense, Record... others) {
    Optional<SecAgg> masks =
        Arrays.stream(others).filter(SecAgg.class::isInstance).map(SecAgg.class::cast).findFirst();
    List<Record> stack =
        masks.isPresent() ? List.of((Record) defense, masks.get()) : List.of((Record) defense);
    return new Gathering(
        crowd,
        rows -> new float[WEIGHTS],
        new int[0],
        crowd.asked(),
        WEIGHTS,
        List.of(WEIGHTS),
        ((ClientPrivacy) defense).noise(crowd, masks),
        stack,
        stack.stream().map(it -> ((AggregationDefense) it).memory(WEIGHTS, 9)).toList(),
        purpose -> Randomness.seeded(new Seed(3).split(purpose)),
        new LongAdder(),
        Control.NONE);
  }

  private static Updates updates(int clients, float value) {
    float[][] changes = new float[clients][WEIGHTS];
    double[] shares = new double[clients];
    for (int i = 0; i < clients; i++) {
      Arrays.fill(changes[i], value);
      shares[i] = 1 + 1_000.0 * i;
    }
    return new Updates(changes, shares);
  }

  private static double deviation(float[] numbers) {
    double squares = 0;
    for (float number : numbers) {
      squares += (double) number * number;
    }
    return Math.sqrt(squares / numbers.length);
  }

  /** A deviation of 2,000 draws is known to 1.6 %; five of these are allowed. */
  @Test
  void theServersNoiseIsSigmaTimesTheClipOverTheExpectedNumber() {
    Crowd crowd = crowd(40, 0.5, 10);
    ClientDp dp = dp(2, 1e-4, Accounting.PRV);
    Gathering round = round(crowd, dp);
    double expected = round.noise() * 1 / 20;
    assertThat(deviation(dp.treat(updates(3, 0), round).mean()))
        .isCloseTo(expected, within(0.08 * expected));
    assertThat(deviation(dp.treat(new Updates(new float[0][], new double[0]), round).mean()))
        .as("where nobody takes part there is noise all the same")
        .isCloseTo(expected, within(0.08 * expected));
  }

  /** The same noise with and without one client, so that what is left is what that client moves. */
  @Test
  void oneClientMovesTheSumByTheClipAtMostHoweverManyRowsItHas() {
    Crowd crowd = crowd(40, 0.5, 10);
    ClientDp dp = dp(2, 1e-4, Accounting.PRV);
    Updates all = updates(9, 0.5f);
    Updates fewer = new Updates(Arrays.copyOf(all.changes(), 8), Arrays.copyOf(all.shares(), 8));
    float[] one = dp.treat(all, round(crowd, dp)).mean();
    float[] other = dp.treat(fewer, round(crowd, dp)).mean();
    double moved = 0;
    for (int i = 0; i < WEIGHTS; i++) {
      moved += Math.pow(one[i] - other[i], 2);
    }
    assertThat(Math.sqrt(moved)).isCloseTo(1.0 / 20, within(1e-4));
  }

  @Test
  void clippedChangesAreNoLongerThanAllowedAndThoseThatAreNoNumbersAreNothing() {
    assertThat(ClippedNorm.of(ClippedNorm.to(0.3, updates(1, 7).changes()[0])))
        .isLessThanOrEqualTo(0.3)
        .isCloseTo(0.3, within(1e-6));
    assertThat(ClippedNorm.to(1, new float[] {Float.NaN, 3})).containsOnly(0);
    assertThat(ClippedNorm.to(1, new float[] {Float.POSITIVE_INFINITY, 3})).containsOnly(0);
    assertThat(ClippedNorm.to(1, new float[] {0.5f, 0})).containsExactly(0.5f, 0);
  }

  @Test
  void theNormFollowsAQuantileUpAndDown() {
    Crowd crowd = crowd(400, 1, 10);
    ClientDp dp =
        new ClientDp(8, Optional.of(1e-4), 1, Optional.of(0.5), 0, Accounting.PRV, GAUSSIAN);
    Gathering longer = round(crowd, dp);
    dp.treat(updates(400, 1), longer);
    assertThat(longer.memory(dp)[0]).isBetween(1.05f, 1.15f);
    Gathering shorter = round(crowd, dp);
    dp.treat(updates(400, 0), shorter);
    assertThat(shorter.memory(dp)[0]).isBetween(0.86f, 0.95f);
    assertThatThrownBy(() -> dp.fits(crowd(8, 1, 100)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("all of the noise");
  }

  /** Of nine clients seven are counted on; if all answer there is more noise, and never less. */
  @ParameterizedTest
  @EnumSource
  void underMasksClientsAddTheNoiseThatTheServerWouldAndMore(MaskedNoise.Kind kind) {
    Crowd crowd = crowd(9, 1, 5);
    ClientDp dp = under(kind, 0);
    SecAgg masks = new SecAgg();
    Gathering round = round(crowd, dp, masks);
    Updates zeros = updates(9, 0);
    float[][] sent = new float[9][];
    for (int i = 0; i < 9; i++) {
      sent[i] = dp.send(zeros.changes()[i], i, round);
      double grid = masks.numbers(9).grid();
      for (float number : sent[i]) {
        assertThat(number / grid).as("on the grid").isEqualTo(Math.rint(number / grid));
      }
    }
    Updates noisy = dp.treat(new Updates(sent, zeros.shares()), round);
    double expected = round.noise() * Math.sqrt(9.0 / 7) / 9;
    assertThat(deviation(masks.treat(noisy, round).mean()))
        .isCloseTo(expected, within(0.08 * expected));
    ClientDp wary = under(kind, 0.3);
    assertThat(deviation(wary.send(zeros.changes()[0], 0, round(crowd, wary, masks))))
        .as("three may work for the server: four are counted on")
        .isGreaterThan(1.2 * deviation(sent[0]));
  }

  private static ClientDp under(MaskedNoise.Kind kind, double colluding) {
    return new ClientDp(3, Optional.of(1e-3), 1, Optional.empty(), colluding, Accounting.PRV, kind);
  }

  /** On the grid of 2^-16 both cost nearly the same, on a coarse one Skellam noise costs more. */
  @Test
  void whatSkellamNoiseCostsDependsOnTheGrid() {
    Crowd crowd = crowd(9, 1, 5);
    SecAgg coarse = new SecAgg(Optional.empty(), 5, SecAgg.Masking.COMPLETE, SecAgg.Server.ACTIVE);
    Optional<SecAgg> fine = Optional.of(new SecAgg());
    double gaussian = under(GAUSSIAN, 0).noise(crowd, fine);
    assertThat(under(SKELLAM, 0).noise(crowd, fine)).isCloseTo(gaussian, within(0.02 * gaussian));
    double dear = under(SKELLAM, 0).noise(crowd, Optional.of(coarse));
    assertThat(dear).isGreaterThan(under(SKELLAM, 0).noise(crowd, fine));
    Spent spent = under(SKELLAM, 0).spent(crowd, dear, Optional.of(coarse));
    assertThat(spent.epsilon()).isBetween(2.99, 3.0);
    assertThat(Composition.epsilon(spent.expense(), spent.delta()))
        .isCloseTo(spent.epsilon(), within(1e-9));
    assertThatThrownBy(() -> under(SKELLAM, 0).joins(List.of()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("masks");
    under(SKELLAM, 0).joins(List.of(coarse));
  }

  /** Who is asked is known there, and so a client spends by the rounds it is asked in. */
  @Test
  void underMasksNothingIsGainedBySamplingAndEachClientSpendsByItsRounds() {
    Crowd crowd = new Crowd(40, 100, 0.5, 10, 20, 20, WEIGHTS, 8);
    ClientDp dp = dp(4, 1e-4, Accounting.PRV);
    Optional<SecAgg> masked = Optional.of(new SecAgg());
    double noise = dp.noise(crowd, masked);
    Spent spent = dp.spent(crowd, noise, masked);
    assertThat(spent.epsilon()).isBetween(3.99, 4.0);
    assertThat(spent.neighbours()).isEqualTo(Neighbours.CLIENT);
    assertThat(dp.known(8, crowd, noise, masked)).isEqualTo(spent.epsilon());
    assertThat(dp.known(3, crowd, noise, masked)).isLessThan(dp.known(4, crowd, noise, masked));
    assertThat(dp.known(0, crowd, noise, masked)).isZero();
    assertThat(noise).isGreaterThan(dp.noise(crowd, Optional.empty()));
  }

  /** Any two updates of a client are twice the clip apart. */
  @Test
  void locallyEachClientHidesAllThatItMaySend() {
    Crowd crowd = crowd(9, 1, 5);
    LocalDp dp = new LocalDp(20, Optional.of(1e-4), 0.5);
    Gathering round = round(crowd, dp);
    double expected = round.noise() * 2 * 0.5;
    assertThat(deviation(dp.send(new float[WEIGHTS], 2, round)))
        .isCloseTo(expected, within(0.08 * expected));
    assertThat(dp.send(new float[WEIGHTS], 2, round))
        .isNotEqualTo(dp.send(new float[WEIGHTS], 3, round));
    Spent spent = dp.spent(crowd, round.noise(), Optional.empty());
    assertThat(spent.epsilon())
        .isEqualTo(Composition.spent(Accounting.PRV, spent.steps(), 1e-4).epsilon());
    assertThat(dp.conflict(new Krum())).isEmpty();
    assertThat(dp.conflict(new ClientDp())).isPresent();
  }

  @Test
  void noiseForASumGoesWithNoRuleInEitherOrder() {
    assertThat(new ClientDp().conflict(new Krum())).isPresent();
    assertThat(new NormClipping().conflict(new ClientDp())).isPresent();
    assertThat(new ClientDp().conflict(new SecAgg())).isEmpty();
    assertThat(new SecAgg().conflict(new ClientDp())).isEmpty();
  }
}
