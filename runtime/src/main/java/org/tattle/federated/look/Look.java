package org.tattle.federated.look;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.UpdateFaults;

/**
 * Which updates of a federation somebody looks at.
 *
 * @param from where they look from
 * @param rounds how many, evenly from the first to the last
 * @param clients how many of each round at most, who are drawn: what single ones sent
 * @param one whose, in which round alone, if that is asked for
 */
public record Look(View from, int rounds, int clients, Optional<Sender> one) {

  /**
   * One client in one round.
   *
   * @param round from 1; the last, if it is not given
   */
  public record Sender(Optional<Integer> round, int client) {}

  /** Whoever is drawn. */
  public Look(View from, int rounds, int clients) {
    this(from, rounds, clients, Optional.empty());
  }

  /** What one client sends in a round, from 1, or in the last. */
  public static Look at(Optional<Integer> round, int client) {
    return new Look(View.SERVER, 1, 1, Optional.of(new Sender(round, client)));
  }

  /** Where somebody stands who looks at a federation. */
  public enum View {
    /** At the server: sees what each client sends, or their sum where that is all that comes. */
    SERVER,
    /** As one of the clients: sees how the model moves from round to round. */
    PARTICIPANT
  }

  /**
   * The numbers of the rounds, from 0, of so many.
   *
   * @throws Fault T306 if there is none such
   */
  List<Integer> numbers(int all) {
    if (one.isPresent()) {
      int number = one.get().round().orElse(all);
      if (number > all) {
        throw Fault.of(UpdateFaults.NO_SUCH_ROUND, all, number).at("round");
      }
      return List.of(number - 1);
    }
    int some = Math.min(rounds, all);
    return IntStream.range(0, some)
        .map(i -> some == 1 ? 0 : (int) ((long) i * (all - 1) / (some - 1)))
        .boxed()
        .toList();
  }

  /**
   * Places of those of a round who are looked at.
   *
   * @param there whose changes come
   * @param drawn an order of their places
   * @throws Fault T306 if the one who is asked for is not there
   */
  int[] places(int[] there, int[] drawn) {
    if (one.isPresent()) {
      int place = Arrays.binarySearch(there, one.get().client());
      if (place < 0) {
        throw Fault.of(UpdateFaults.NOT_THERE, one.get().client()).at("client");
      }
      return new int[] {place};
    }
    int[] places = Arrays.copyOf(drawn, Math.min(clients, drawn.length));
    Arrays.sort(places);
    return places;
  }
}
