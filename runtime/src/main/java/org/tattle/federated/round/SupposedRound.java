package org.tattle.federated.round;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tattle.defense.AggregationDefense;
import org.tattle.defense.Gathering;
import org.tattle.defense.Updates;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Workers;
import org.tattle.run.Control;

/**
 * A round of a federation with other rows: by the same clients' places, the same defenses, and the
 * model that there was before it. What they draw is drawn anew each time.
 */
record SupposedRound(
    RoundMaker maker,
    int number,
    ServerState before,
    RoundSight sight,
    Workers workers,
    Control control) {

  /** What is seen of clients with these rows: of each alone, or of as many as a round has. */
  List<float[]> of(List<int[]> rows) {
    RoundWork real = maker.attendance().round(number);
    RoundUpdates updates = maker.updates(workers);
    int each = real.clients().length;
    List<float[]> seen = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += each) {
      control.check();
      List<int[]> some = rows.subList(from, Math.min(rows.size(), from + each));
      seen.addAll(seen(round(real, some, from), updates, "supposed " + from + " "));
    }
    return seen;
  }

  private static RoundWork round(RoundWork real, List<int[]> rows, int from) {
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Job like = real.jobs().get(i);
      long own = real.seed().split("supposed", from, i).value();
      jobs.add(new Job(like.network(), like.plan(), rows.get(i), own));
    }
    int[] clients = Arrays.copyOf(real.clients(), rows.size());
    return new RoundWork(real.asked(), clients, List.copyOf(jobs), real.seed());
  }

  private List<float[]> seen(RoundWork round, RoundUpdates updates, String which) {
    List<float[]> memories = before.memories().stream().map(float[]::clone).toList();
    Gathering met =
        maker
            .met(number, round, memories, updates.server(round, before, control), control)
            .drawing(which);
    CameUpdates came = updates.of(round, met, before);
    return switch (sight) {
      case SINGLE -> List.of(came.updates().changes());
      case SUM -> List.of(left(came, met, false).mean());
      case MODEL -> {
        Gathering there = met.from(came.senders(round));
        Updates left = left(came, there, true);
        float[] moved = maker.after(before, came, left, there, memories, round).weights();
        float[] start = before.weights();
        for (int i = 0; i < moved.length; i++) {
          moved[i] -= start[i];
        }
        yield List.of(moved);
      }
    };
  }

  /** What defenses leave of it. Masks leave a sum as it is, but for the grid it is rounded to. */
  private Updates left(CameUpdates came, Gathering met, boolean whole) {
    Updates left = came.updates();
    for (AggregationDefense defense : maker.terms().rules()) {
      if (defense.place() == AggregationDefense.Place.CHANNEL) {
        left = Updates.of(left.mean());
      } else if (whole || !defense.place().atServer()) {
        left = defense.treat(left, met);
      }
    }
    return left;
  }
}
