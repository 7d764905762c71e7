package org.tattle.federated.round;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.federated.client.Federating;
import org.tattle.nn.train.Job;
import org.tattle.run.Seed;

/**
 * Who does what in a round, which is known before anything is trained.
 *
 * @param asked those that were asked
 * @param clients those of them that answer, ascending
 * @param jobs what each of them trains, from the server's weights on
 * @param seed of all else that is drawn in it
 */
public record RoundWork(int[] asked, int[] clients, List<Job> jobs, Seed seed) {

  /**
   * The round of a number, from 0.
   *
   * @param rows of each client
   */
  static RoundWork of(Federating how, int[][] rows, Job like, int number, Seed federation) {
    Seed seed = federation.split("round", number);
    int[] asked = asked(how, rows.length, seed);
    return of(asked, how.answering(rows.length), rows, like, seed);
  }

  /** Who is asked in a round, of so many clients. */
  static int[] asked(Federating how, int clients, Seed round) {
    int[] order = PermutationSampler.natural(clients);
    PermutationSampler.shuffle(round.split("asked").random(), order);
    return Arrays.copyOf(order, how.asked(clients));
  }

  /**
   * A round that each client takes part in by a coin of its own, so that there may be none.
   *
   * @param seed of what is learned in it
   * @param coins what nobody should foresee
   */
  static RoundWork byCoins(
      Federating how, int[][] rows, Job like, Seed seed, UniformRandomProvider coins) {
    int[] asked =
        IntStream.range(0, rows.length).filter(i -> coins.nextDouble() < how.fraction()).toArray();
    int silent = (int) Math.floor(how.dropout() * asked.length);
    PermutationSampler.shuffle(coins, asked);
    return of(asked, asked.length - silent, rows, like, seed);
  }

  private static RoundWork of(int[] asked, int answering, int[][] rows, Job like, Seed seed) {
    int[] clients = Arrays.copyOf(asked, answering);
    Arrays.sort(clients);
    List<Job> jobs = new ArrayList<>();
    for (int client : clients) {
      long own = seed.split("client", client).value();
      jobs.add(new Job(like.network(), like.plan(), rows[client], own));
    }
    return new RoundWork(asked, clients, List.copyOf(jobs), seed);
  }

  /** Where in the round those clients are that satisfy something. */
  int[] places(IntPredicate which) {
    return IntStream.range(0, clients.length).filter(i -> which.test(clients[i])).toArray();
  }
}
