package org.tattle.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Trained;
import org.tattle.subject.train.Order;
import org.tattle.subject.train.ProbeOrder;

/**
 * Small trainings that differ by their number alone, each beside what it starts from: a training of
 * the same seed in which nothing happens. Where the seed must not matter all start from the same.
 */
final class SmallTrainings {
  /** Floats of weights that are held at once. */
  private static final int HELD = 1 << 22;

  private static final int MOST = 1000;

  private final Bench bench;
  private final int count;
  private final int some;
  private final ProbeOrder moved;

  /** What all start from, or what each does, in the same lots. */
  private final ProbeOrder still;

  /** What is seen in a look. */
  interface Seen {
    /**
     * @param still the weights that it starts from
     */
    void at(int index, float[] still, Trained moved);
  }

  /**
   * @param about tells these examples from others
   */
  SmallTrainings(
      Bench bench, String kind, Object about, Examples examples, int count, IntFunction<Job> jobs) {
    this.bench = bench;
    this.count = count;
    some = Math.max(1, Math.min(MOST, HELD / jobs.apply(0).network().weights()));
    List<List<Job>> moving = new ArrayList<>();
    List<List<Job>> resting = new ArrayList<>();
    for (int from = 0; from < count; from += some) {
      List<Job> lot = new ArrayList<>();
      for (int i = from; i < Math.min(count, from + some); i++) {
        lot.add(jobs.apply(i));
      }
      moving.add(lot);
      resting.add(lot.stream().map(bench::resting).toList());
    }
    moved = ProbeOrder.of(kind, about, examples, moving);
    still =
        ProbeOrder.of(
            kind,
            about,
            examples,
            bench.privacy().secure() ? List.of(List.of(resting.get(0).get(0))) : resting);
  }

  /** What is trained. */
  List<Order> orders() {
    return List.of(still, moved);
  }

  /** Looks at one after the other. */
  void each(Seen seen) {
    List<Trained> starts = List.of();
    for (int lot = 0; lot * some < count; lot++) {
      if (lot < still.lots().size()) {
        starts = bench.lot(still, lot);
      }
      List<Trained> moves = bench.lot(moved, lot);
      for (int i = 0; i < moves.size(); i++) {
        Trained start = starts.get(Math.min(i, starts.size() - 1));
        seen.at(lot * some + i, start.weights(), moves.get(i));
      }
    }
  }
}
