package org.tattle.federated.round;

import java.util.List;
import java.util.stream.IntStream;
import org.tattle.defense.Updates;
import org.tattle.federated.client.ClientChange;
import org.tattle.nn.train.Job;

/**
 * What reached the server in a round.
 *
 * @param places of those whose changes came, among the clients of the round
 * @param updates their changes, in that order
 */
record CameUpdates(int[] places, Updates updates) {

  /** Whose they are. */
  int[] senders(RoundWork round) {
    return IntStream.of(places).map(place -> round.clients()[place]).toArray();
  }

  /** The changes one by one. */
  List<ClientChange> changes(RoundWork round, Attendance attendance) {
    double all =
        IntStream.range(0, attendance.clients().length).mapToDouble(attendance::weight).sum();
    return IntStream.range(0, places.length)
        .mapToObj(
            i -> {
              Job job = round.jobs().get(places[i]);
              return new ClientChange(
                  round.clients()[places[i]],
                  attendance.weight(round.clients()[places[i]]) / all,
                  job.steps(),
                  job.plan().optimizer().lr(),
                  updates.changes()[i]);
            })
        .toList();
  }
}
