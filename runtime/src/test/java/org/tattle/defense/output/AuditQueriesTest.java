package org.tattle.defense.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tattle.defense.Gate;
import org.tattle.defense.Honest;
import org.tattle.defense.Query;
import org.tattle.measure.Intervals;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

class AuditQueriesTest {
  private static final int WIDTH = 20;

  private record Point(float[] input, int said) implements Query {}

  /** Points of three classes, normal around their means. */
  private static List<Query> points(int count, Seed seed) {
    UniformRandomProvider random = seed.random();
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    List<Query> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int said = random.nextInt(3);
      float[] input = new float[WIDTH];
      for (int f = 0; f < WIDTH; f++) {
        input[f] = (float) (normal.sample() + (f == said ? 4 : 0));
      }
      points.add(new Point(input, said));
    }
    return points;
  }

  private static Gate gate(AuditQueries.Alarm alarm, int seed) {
    List<Query> known = points(1000, new Seed(seed).split("known"));
    List<Query> fresh = points(1000, new Seed(seed).split("fresh"));
    return new AuditQueries(100, 0.2, alarm)
        .open(new Honest(() -> known, () -> fresh, Randomness.seeded(new Seed(seed))));
  }

  @Test
  void honestQueriesRaiseAlarmsNoMoreOftenThanWasSaid() {
    assertThat(rate(alarms(10), 10)).isLessThanOrEqualTo(0.2);
  }

  /** Takes a minute on a busy machine. */
  @Tag("slow")
  @Test
  void honestQueriesOfFortyRaiseAlarmsNoMoreOftenThanWasSaid() {
    int raised = alarms(40);
    assertThat(rate(raised, 40)).isLessThanOrEqualTo(0.2);
    assertThat(raised).as("a bound that nothing reaches would be none").isPositive();
  }

  /** Each gate meets one window of honest queries: at most one in five raises an alarm. */
  private static int alarms(int gates) {
    int raised = 0;
    for (int i = 0; i < gates; i++) {
      Gate gate = gate(AuditQueries.Alarm.TELL, i);
      points(100, new Seed(i).split("visitor")).forEach(gate::admits);
      raised += gate.alarmed() > 0 ? 1 : 0;
    }
    return raised;
  }

  /** The least rate of alarms with which so many are likely. */
  private static double rate(int raised, int gates) {
    return Intervals.clopperPearson(raised, gates, 0.999).lower();
  }

  /** Steps of fixed length away from few rows, as of Jacobian augmentation. */
  @Test
  void queriesThatAreMadeOfOthersAreNoticed() {
    Gate gate = gate(AuditQueries.Alarm.REFUSE, 7);
    List<Query> few = points(10, new Seed(9));
    UniformRandomProvider random = new Seed(10).random();
    List<Boolean> admitted = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Query from = few.get(i % few.size());
      float[] input = from.input().clone();
      for (int f = 0; f < WIDTH; f++) {
        input[f] += random.nextBoolean() ? 0.1f : -0.1f;
      }
      admitted.add(gate.admits(new Point(input, from.said())));
    }
    assertThat(gate.alarmed()).isEqualTo(100);
    assertThat(admitted.subList(0, 100)).containsOnly(true);
    assertThat(admitted.subList(100, 300)).containsOnly(false);
    assertThat(gate.noticed().get(0)).contains("1 of 1 windows");
  }

  @Test
  void lessThanAWindowIsNotLookedAt() {
    Gate gate = gate(AuditQueries.Alarm.REFUSE, 3);
    IntStream.range(0, 99).forEach(i -> gate.admits(new Point(new float[WIDTH], 0)));
    assertThat(gate.alarmed()).isZero();
    assertThat(gate.noticed().get(0)).contains("was asked 99");
  }

  /** By hand: 0 and 1 apart in class 0, 3 apart in class 1, and the nearest of all before. */
  @Test
  void distancesAreToTheNearestBefore() {
    List<Query> window =
        List.of(
            new Point(new float[] {0, 0}, 0),
            new Point(new float[] {0, 0}, 0),
            new Point(new float[] {3, 4}, 1),
            new Point(new float[] {3, 3}, 0));
    QuerySigns signs = QuerySigns.of(window);
    assertThat(signs.nearest()).containsExactly(0, 5, 1);
    assertThat(signs.alike(1)).isEqualTo(2 / 3.0);
    assertThat(signs.normal()).as("too few to tell").isEqualTo(1);
  }
}
