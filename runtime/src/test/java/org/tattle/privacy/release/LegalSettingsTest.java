package org.tattle.privacy.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.tattle.privacy.release.answer.Answer;
import org.tattle.privacy.release.answer.Chooser;
import org.tattle.privacy.release.answer.CountNoise;
import org.tattle.privacy.release.answer.Noise;
import org.tattle.privacy.release.answer.Rows;
import org.tattle.privacy.release.answer.Searcher;
import org.tattle.privacy.release.statistic.Above;
import org.tattle.privacy.release.statistic.Count;
import org.tattle.privacy.release.statistic.Histogram;
import org.tattle.privacy.release.statistic.Mean;
import org.tattle.privacy.release.statistic.Median;
import org.tattle.privacy.release.statistic.Mode;
import org.tattle.privacy.release.statistic.Named;
import org.tattle.privacy.release.statistic.Quantile;
import org.tattle.privacy.release.statistic.Statistic;
import org.tattle.privacy.release.statistic.Sum;
import org.tattle.privacy.release.statistic.Summary;
import org.tattle.privacy.release.statistic.Top;
import org.tattle.privacy.release.statistic.Variance;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/**
 * Whatever parameters allow is told before it is charged, or answered: nothing fails in between.
 */
class LegalSettingsTest {
  private static final int SETTINGS = 2000;
  private static final double[] BOUNDS = {
    0, 1, -1, 0.5, 17, 90, 110, 1e-30, 1e-9, 1e9, 1e12, 1e15, -1e15, 1e29, 1e30, -1e30, 1e200,
    -1e308
  };

  private final UniformRandomProvider random = new Seed(4).random();

  @Test
  void everyLegalSettingIsRefusedBeforeTheChargeOrAnsweredWithAFiniteNumberInItsInterval() {
    Randomness noise = Randomness.seeded(new Seed(5));
    Map<String, Integer> ends = new TreeMap<>();
    for (int i = 0; i < SETTINGS; i++) {
      Release release = release();
      try {
        release.expense();
      } catch (Fault fault) {
        assertThat(fault.code().name()).isIn("D430", "D431", "D437", "D439");
        assertThat(fault.hint()).isPresent();
        ends.merge(fault.code().name(), 1, Integer::sum);
        continue;
      }
      double[] values = values(release.statistic().bounds());
      Released released =
          release.grouped()
              ? release.ask(values, groups(values.length), noise)
              : release.statistic() instanceof Named
                  ? release.ask(Rows.of(groups(values.length), List.of()), noise)
                  : release.ask(values, noise);
      ends.merge(released.answers().isEmpty() ? "empty" : "answered", 1, Integer::sum);
      for (Answer answer : released.answers()) {
        assertThat(answer.value()).as(release.toString()).isFinite();
        assertThat(answer.lower()).as(release.toString()).isFinite();
        assertThat(answer.upper()).as(release.toString()).isFinite();
        assertThat(answer.value()).as(release.toString()).isBetween(answer.lower(), answer.upper());
      }
      boolean searches = release.statistic() instanceof Above || release.statistic() instanceof Top;
      if (!release.grouped() && !searches) {
        assertThat(released.answers()).isNotEmpty();
      }
    }
    assertThat(ends.keySet()).contains("D430", "D431", "D437", "D439", "empty", "answered");
    assertThat(ends.get("answered")).isGreaterThan(SETTINGS / 4);
  }

  private Release release() {
    double eps = Math.pow(10, -12 + 15 * random.nextDouble());
    Optional<Double> delta =
        random.nextBoolean()
            ? Optional.of(Math.min(0.5, Math.pow(10, -100 * Math.pow(random.nextDouble(), 4))))
            : Optional.empty();
    Noise noise = any(Noise.values());
    CountNoise whole = any(CountNoise.values());
    Chooser chooser = any(Chooser.values());
    double level = random.nextInt(4) == 0 ? 0.5 : 0.5 + 0.4999 * random.nextDouble();
    double share = random.nextInt(3) / 2.0;
    List<Double> bounds = bounds();
    int bins = random.nextBoolean() ? 1 : 1 + random.nextInt(50);
    Statistic statistic =
        switch (random.nextInt(11)) {
          case 0 -> new Count(eps, delta, whole, level);
          case 1 -> new Sum(eps, delta, bounds, noise, level);
          case 2 -> new Mean(eps, delta, bounds, noise, level);
          case 3 -> new Variance(eps, delta, bounds, noise, level);
          case 4 -> new Median(eps, delta, bounds, chooser, level);
          case 5 -> new Quantile(eps, delta, share, bounds, chooser, level);
          case 6 -> new Histogram(eps, delta, bounds, bins, whole, level);
          case 7 -> new Summary(eps, delta, bounds, chooser, level);
          case 8 -> new Above(eps, delta, bounds, bins, 7, 2, any(Searcher.values()), level);
          case 9 -> new Top(eps, delta, 3, level);
          default -> new Mode(eps, delta, bounds, bins, chooser, level);
        };
    Release release =
        switch (random.nextInt(3)) {
          case 0 -> Release.of(statistic);
          case 1 -> Release.byGroup(statistic);
          default -> Release.byGroup(statistic, List.of("a", "c"));
        };
    return random.nextBoolean() ? release : release.hiding(1 + random.nextInt(1000));
  }

  private <T> T any(T[] all) {
    return all[random.nextInt(all.length)];
  }

  private List<Double> bounds() {
    if (random.nextInt(3) == 0) {
      return List.of(BOUNDS[random.nextInt(BOUNDS.length)], BOUNDS[random.nextInt(BOUNDS.length)]);
    }
    double low = BOUNDS[random.nextInt(BOUNDS.length)];
    return random.nextInt(10) == 0 ? List.of(low) : List.of(low, low + Math.abs(low) + 1);
  }

  private double[] values(List<Double> bounds) {
    List<Double> all = new ArrayList<>();
    int rows = new int[] {0, 1, 2, 40}[random.nextInt(4)];
    boolean constant = random.nextBoolean();
    for (int i = 0; i < rows; i++) {
      all.add(
          constant || bounds.isEmpty()
              ? bounds.stream().findFirst().orElse(0.0)
              : random.nextInt(20) == 0
                  ? Double.NaN
                  : bounds.get(0) + (bounds.get(1) - bounds.get(0)) * 1.5 * random.nextDouble());
    }
    return all.stream().mapToDouble(x -> x).toArray();
  }

  private static String[] groups(int rows) {
    String[] groups = new String[rows];
    Arrays.setAll(groups, i -> i % 3 == 0 ? "a" : "b");
    return groups;
  }
}
