package org.tattle.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.PrivateSteps.Phase;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.run.MessageText;
import org.tattle.subject.train.Order;

/**
 * Whether every weight gets noise of the scale that is accounted for, in every phase. A step whose
 * batch is empty moves the weights by noise alone. It is taken again and again, all by itself, as
 * often as it takes to see noise {@link #LITTLE} times as large in the smallest layer ({@link
 * Power}); once with each phase of the schedule, and once through all of them, each for as many
 * steps as give it about the same share of the variance.
 */
final class NoiseProbe implements Probe {
  private static final double LITTLE = 0.95;

  /** Looks that are taken at least, so that a single weight without noise shows. */
  private static final int FEWEST = 12;

  /** Deviates that are drawn at most in all. */
  private static final double MOST = 3e8;

  /** Steps of a phase at most where all are gone through. */
  private static final int LONG = 64;

  private final Bench bench;
  private final Network network;
  private final Examples nobody;
  private final List<List<Phase>> schedules;
  private final List<Integer> layers;
  private final double alarm;
  private final int least;
  private final int looks;

  NoiseProbe(Bench bench, Network network) {
    this.bench = bench;
    this.network = Bench.steady(network);
    nobody = new Examples(Nd4j.zeros(1, this.network.input().size()), new int[1]);
    layers = this.network.weightsByLayer();
    schedules = none() ? List.of() : schedules(bench.privacy().phases());
    alarm = Power.ALARM / Math.max(1, schedules.size());
    least = layers.stream().mapToInt(n -> n).min().orElseThrow();
    double weights = layers.stream().mapToInt(n -> n).sum();
    double wanted = Math.ceil(Power.squares(LITTLE, Squares.share(alarm, layers)) / (double) least);
    double steps = schedules.stream().mapToDouble(NoiseProbe::steps).sum();
    looks = (int) Math.max(FEWEST, Math.min(wanted, MOST / weights / steps));
  }

  /** Whether there is a phase without noise. */
  private boolean none() {
    return bench.privacy().phases().stream().anyMatch(phase -> phase.noise() == 0);
  }

  @Override
  public List<Order> orders() {
    List<Order> orders = new ArrayList<>();
    for (int i = 0; i < schedules.size(); i++) {
      orders.addAll(looks(i).orders());
    }
    return orders;
  }

  @Override
  public Finding find() {
    if (none()) {
      return Finding.measured("noise", true, "the training says itself that it adds none");
    }
    double scale = 0;
    for (int i = 0; i < schedules.size(); i++) {
      Squares seen = new Squares(layers, bench.privacy().secure());
      String cut = look(i, seen);
      String odd = cut.isEmpty() ? seen.odd(alarm) : cut;
      if (!odd.isEmpty()) {
        return Finding.measured("noise", true, odd + name(i, schedules.size()));
      }
      scale += seen.scale() / schedules.size();
    }
    double seen = Power.seen((long) looks * least, Squares.share(alarm, layers));
    return Finding.measured(
        "noise",
        false,
        MessageText.of(
            "%.3f times what is accounted for, in %,d looks; %s too little in any layer%s would"
                + " have been seen",
            scale,
            (long) looks * schedules.size(),
            Power.percent(seen),
            schedules.size() > 2 ? " or phase" : ""));
  }

  /** All phases in turn, then each alone; the others stay in the list, and take no step. */
  private static List<List<Phase>> schedules(List<Phase> phases) {
    double most = phases.stream().mapToDouble(Phase::noise).max().orElseThrow();
    List<List<Phase>> schedules = new ArrayList<>();
    schedules.add(
        phases.stream()
            .map(p -> new Phase(p.noise(), phases.size() == 1 ? 4 : even(most / p.noise())))
            .toList());
    for (int i = 0; i < phases.size(); i++) {
      int only = i;
      schedules.add(
          IntStream.range(0, phases.size())
              .mapToObj(k -> new Phase(phases.get(k).noise(), k == only ? 1 : 0))
              .toList());
    }
    return schedules;
  }

  private static int even(double ratio) {
    return (int) Math.max(1, Math.min(LONG, Math.round(ratio * ratio)));
  }

  private static String name(int schedule, int schedules) {
    return schedules == 2
        ? ""
        : schedule == 0
            ? ", over all phases"
            : ", in phase %s of %s".formatted(schedule, schedules - 1);
  }

  private static int steps(List<Phase> schedule) {
    return schedule.stream().mapToInt(Phase::steps).sum();
  }

  private SmallTrainings looks(int which) {
    List<Phase> schedule = schedules.get(which);
    double variance = schedule.stream().mapToDouble(p -> p.steps() * p.noise() * p.noise()).sum();
    double clip = bench.privacy().clip();
    TrainingPlan plan =
        bench.steps(Bench.NEVER, clip, schedule, Bench.NEVER / clip / Math.sqrt(variance));
    int from = which * looks;
    return new SmallTrainings(
        bench,
        "probes of the noise",
        "nobody",
        nobody,
        looks,
        i -> new Job(network, plan, new int[] {0}, bench.seed(from + i)));
  }

  /** Looks at a schedule; says so if a training does not take its steps. */
  private String look(int which, Squares seen) {
    int steps = steps(schedules.get(which));
    List<String> cut = new ArrayList<>();
    looks(which)
        .each(
            (i, still, moved) -> {
              if (moved.steps() != steps) {
                cut.add("%s steps of %s are taken".formatted(moved.steps(), steps));
              }
              seen.add(difference(moved.weights(), still));
            });
    return cut.isEmpty() ? "" : cut.get(0);
  }

  private static double[] difference(float[] moved, float[] still) {
    double[] by = new double[moved.length];
    Arrays.setAll(by, w -> moved[w] - (double) still[w]);
    return by;
  }
}
