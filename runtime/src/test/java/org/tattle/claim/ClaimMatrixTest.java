package org.tattle.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tattle.claim.Tried.On;
import org.tattle.claim.Tried.Schedule;
import org.tattle.claim.Verdict.Outcome;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.PrivateSteps.Phase;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Sabotage;
import org.tattle.nn.train.Workers;

/**
 * Trainings that are broken in every way we know of, on networks of 42 to 203,530 weights, by each
 * schedule: a claim refutes them all, and upholds honest ones. Some of it: {@code -Dmatrix.on=WINE}
 * {@code -Dmatrix.seeds=1}.
 */
@Tag("slow")
class ClaimMatrixTest {
  private static final int SEEDS = Integer.getInteger("matrix.seeds", 3);
  private static final String ON = System.getProperty("matrix.on", "");

  private static Map<String, Function<Tried, Supplier<Workers>>> ways() {
    Map<String, Function<Tried, Supplier<Workers>>> ways = new LinkedHashMap<>();
    for (double factor : new double[] {0.95, 0.9, 0.7, 0.5}) {
      ways.put("noise × " + factor, tried -> () -> Sabotage.noise(factor));
    }
    for (double factor : new double[] {1.2, 2}) {
      ways.put("clip × " + factor, tried -> () -> Sabotage.plan(p -> clip(p, factor)));
    }
    ways.put("fixed batches", tried -> Sabotage::fixedBatches);
    ways.put("public coins", tried -> Sabotage::publicCoins);
    ways.put("noise cut at 5", tried -> () -> Sabotage.cutNoise(5));
    ways.put("a silent layer", tried -> () -> Sabotage.silent(0, first(tried.on())));
    ways.put("rate × 2", tried -> () -> Sabotage.plan(ClaimMatrixTest::twiceTheRate));
    ways.put("a phase skipped", tried -> () -> Sabotage.plan(ClaimMatrixTest::skipping));
    return ways;
  }

  @Test
  void everySabotageIsRefuted() {
    Map<String, Map<String, Integer>> table = new TreeMap<>();
    List<String> missed = new ArrayList<>();
    for (On on : ons()) {
      for (Schedule schedule : Schedule.values()) {
        Tried tried = new Tried(on, schedule);
        ways()
            .forEach(
                (way, sabotage) -> {
                  if (!way.equals("a phase skipped") || schedule == Schedule.DECAY) {
                    for (int seed = 1; seed <= SEEDS; seed++) {
                      Verdict verdict = tried.check(sabotage.apply(tried).get(), seed);
                      boolean caught = verdict.outcome() == Outcome.REFUTED;
                      String at = on + " " + schedule;
                      table
                          .computeIfAbsent(at, k -> new LinkedHashMap<>())
                          .merge(way, caught ? 1 : 0, Integer::sum);
                      if (!caught) {
                        missed.add(at + ": " + way + ", seed " + seed);
                      }
                    }
                  }
                });
        System.out.println(on + " " + schedule + ": " + table.get(on + " " + schedule));
      }
    }
    assertThat(missed).isEmpty();
  }

  @Test
  void noHonestTrainingIsRefuted() {
    List<String> refuted = new ArrayList<>();
    for (int run = 0; run < 50; run++) {
      List<On> ons = ons();
      Tried tried = new Tried(ons.get(run % ons.size()), Schedule.values()[run / ons.size() % 3]);
      Verdict verdict = tried.check(new LocalWorkers(1), 100 + run);
      if (verdict.outcome() != Outcome.UPHELD) {
        refuted.add(tried + ": " + Tried.failing(verdict));
      }
    }
    System.out.println("50 honest runs, not upheld: " + refuted);
    assertThat(refuted).isEmpty();
  }

  private static List<On> ons() {
    return IntStream.range(0, On.values().length)
        .mapToObj(i -> On.values()[i])
        .filter(on -> ON.isEmpty() || List.of(ON.split(",")).contains(on.name()))
        .toList();
  }

  /** How many weights the first layer has; all, if there is one only: then half of them. */
  private static int first(On on) {
    return switch (on) {
      case WINE -> 21;
      case BREAST_CANCER -> 31;
      case DIGITS -> 325;
      case MLP -> 32 * 65;
      case CNN -> 16 * 10;
      case WIDE -> 256 * 785;
    };
  }

  private static PrivateSteps clip(PrivateSteps p, double factor) {
    List<Phase> phases =
        p.phases().stream().map(h -> new Phase(h.noise() / factor, h.steps())).toList();
    return new PrivateSteps(p.rate(), factor * p.clip(), phases, p.quantile(), p.secure());
  }

  private static PrivateSteps twiceTheRate(PrivateSteps p) {
    return new PrivateSteps(
        Math.min(1, 2 * p.rate()), p.clip(), p.phases(), p.quantile(), p.secure());
  }

  /** The third phase gets the noise of the fourth. */
  private static PrivateSteps skipping(PrivateSteps p) {
    List<Phase> phases = new ArrayList<>(p.phases());
    if (phases.size() > 3) {
      phases.set(2, new Phase(phases.get(3).noise(), phases.get(2).steps()));
    }
    return new PrivateSteps(p.rate(), p.clip(), phases, p.quantile(), p.secure());
  }
}
