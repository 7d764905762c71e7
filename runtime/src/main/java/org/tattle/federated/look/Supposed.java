package org.tattle.federated.look;

import java.util.List;
import java.util.stream.Stream;

/**
 * Rounds as they would be seen if clients had other rows: an attacker tries so what updates tell,
 * with rows of its own, and an audit with rows that clients have.
 *
 * @param from where somebody looks from
 * @param rounds how many, evenly from the first to the last
 * @param cases of each, the rows that clients have; a case is seen once in every round
 */
public record Supposed(Look.View from, int rounds, List<Case> cases) {
  public Supposed {
    cases = List.copyOf(cases);
  }

  /**
   * Clients of one round.
   *
   * @param one the rows of the client that is asked about
   * @param others a list of rows that all others share, where these are seen with it
   */
  public record Case(int[] one, int[] others) {}

  List<Integer> numbers(int all) {
    return new Look(from, rounds, 1).numbers(all);
  }

  /** What it is made by. */
  Object[] made() {
    return Stream.concat(
            Stream.of(from), cases.stream().flatMap(it -> Stream.of(it.one(), it.others())))
        .toArray();
  }
}
