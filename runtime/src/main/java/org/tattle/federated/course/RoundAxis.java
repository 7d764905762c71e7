package org.tattle.federated.course;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.tattle.federated.round.Attendance;
import org.tattle.federated.round.ServerState;
import org.tattle.measure.Estimate;
import org.tattle.run.Control;
import org.tattle.subject.OverRounds;

/** What there is to draw over the rounds of a federation. */
public record RoundAxis(List<ServerState> rounds, Control control) {
  /**
   * At how many rounds a model is asked at most, which takes longer than to look at its weights.
   */
  private static final int ASKED = 24;

  private static final int LOOKED = 400;

  /** Rounds in steps that grow: 1, 2, 5, 10 and so on, and the last. */
  static int[] steps(int last) {
    List<Integer> some = new ArrayList<>();
    for (long ten = 1; ten <= last; ten *= 10) {
      for (long round : new long[] {ten, 2 * ten, 5 * ten}) {
        if (round < last) {
          some.add((int) round);
        }
      }
    }
    some.add(last);
    return some.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Rounds evenly from the first to the last, so many of them at most. */
  private int[] some(int most) {
    int all = rounds.size();
    return IntStream.range(0, Math.min(all, most))
        .map(i -> all <= most ? i + 1 : (int) (1 + (long) i * (all - 1) / (most - 1)))
        .toArray();
  }

  /** What the models are worth. */
  public OverRounds worth(String what, boolean share, IntFunction<Optional<Estimate>> of) {
    List<Integer> asked = new ArrayList<>();
    List<Estimate> values = new ArrayList<>();
    for (int round : some(ASKED)) {
      control.check();
      of.apply(round)
          .ifPresent(
              value -> {
                asked.add(round);
                values.add(value);
              });
    }
    int[] at = asked.stream().mapToInt(Integer::intValue).toArray();
    return new OverRounds(what, share, List.of(new OverRounds.Strand("", at, values)), "");
  }

  /**
   * What follows from the rounds alone.
   *
   * @param line the weights, if they can be told in units; or null
   */
  public Map<String, Supplier<OverRounds>> all(LinearWeights line, Attendance attendance) {
    Map<String, Supplier<OverRounds>> all = new LinkedHashMap<>();
    all.put("drift", this::drift);
    all.put("bytes", this::bytes);
    if (line != null) {
      all.put("weights", () -> weights(line));
      for (int i = 0; i < line.names().size() && pulled(); i++) {
        int weight = i;
        all.put("pulls on " + line.names().get(i), () -> pulls(weight, line, attendance));
      }
    }
    return all;
  }

  /** How far apart clients are. */
  private OverRounds drift() {
    return new OverRounds(
        "drift",
        true,
        List.of(strand("", round -> rounds.get(round - 1).drift())),
        "0% where all clients pull one way, 100% where they cancel out.");
  }

  /** What all clients have sent until then. */
  private OverRounds bytes() {
    long[] until = new long[rounds.size()];
    for (int i = 0; i < until.length; i++) {
      until[i] = (i == 0 ? 0 : until[i - 1]) + rounds.get(i).sent();
    }
    return new OverRounds(
        "bytes sent so far", false, List.of(strand("", round -> until[round - 1])), "");
  }

  /** The weights, in the units of columns. */
  private OverRounds weights(LinearWeights line) {
    return new OverRounds(
        "weight",
        false,
        IntStream.range(0, line.names().size())
            .mapToObj(
                i ->
                    strand(
                        line.names().get(i),
                        round -> line.inUnits(rounds.get(round - 1).weights())[i]))
            .toList(),
        "");
  }

  /** Whether single clients' changes are known, of the same clients in all rounds. */
  private boolean pulled() {
    return rounds.stream()
        .allMatch(it -> it.pulls().length > 0 && Arrays.equals(it.took(), rounds.get(0).took()));
  }

  /** By how much each client moved a weight, and what became of that. */
  private OverRounds pulls(int weight, LinearWeights line, Attendance attendance) {
    int each = line.names().size();
    int[] clients = rounds.get(0).took();
    List<OverRounds.Strand> strands = new ArrayList<>();
    for (int i = 0; i < clients.length; i++) {
      int at = i * each + weight;
      strands.add(strand("client " + clients[i], round -> rounds.get(round - 1).pulls()[at]));
    }
    strands.add(
        strand(
            "all together",
            round -> {
              float[] pulls = rounds.get(round - 1).pulls();
              double sum = 0;
              double all = 0;
              for (int i = 0; i < clients.length; i++) {
                sum += attendance.weight(clients[i]) * pulls[i * each + weight];
                all += attendance.weight(clients[i]);
              }
              return sum / all;
            }));
    return new OverRounds(
        "moved by",
        false,
        strands,
        "Where clients pull against each other, little is left of all together.");
  }

  private OverRounds.Strand strand(String name, IntToDoubleFunction of) {
    int[] looked = some(LOOKED);
    List<Estimate> values =
        IntStream.of(looked).mapToDouble(of::applyAsDouble).mapToObj(Estimate::exact).toList();
    return new OverRounds.Strand(name, looked, values);
  }
}
