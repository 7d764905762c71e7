package org.tattle.federated.course;

import java.util.List;
import java.util.stream.IntStream;
import org.tattle.federated.round.Attendance;
import org.tattle.federated.round.ServerState;

/**
 * What one client took part in, and what that cost it.
 *
 * @param rounds how many its changes went into
 * @param eps what it spends where nobody knows in which rounds it took part, or where everybody
 *     does, whichever the guarantee is for
 * @param known what it spent for whoever knows these rounds
 */
public record Participation(int client, int rows, int rounds, double eps, double known) {

  /** That of each client. */
  public static List<Participation> of(
      List<ServerState> rounds, Attendance attendance, double eps) {
    int[] took = new int[attendance.clients().length];
    rounds.forEach(round -> IntStream.of(round.took()).forEach(client -> took[client]++));
    return IntStream.range(0, took.length)
        .mapToObj(
            i ->
                new Participation(
                    i, attendance.clients()[i].length, took[i], eps, attendance.known(took[i])))
        .toList();
  }
}
