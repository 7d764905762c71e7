package org.tattle.federated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.nn.train.Job;
import org.tattle.run.Seed;

/**
 * Who does what in a round, which is known before anything is trained.
 *
 * @param clients those that were asked and answer, ascending
 * @param jobs what each of them trains, from the server's weights on
 * @param seed of all else that is drawn in it
 */
record RoundWork(int[] clients, List<Job> jobs, Seed seed) {

  /**
   * The round of a number, from 0.
   *
   * @param rows of each client
   */
  static RoundWork of(Federating how, int[][] rows, Job like, int number, Seed federation) {
    Seed seed = federation.split("round", number);
    int[] order = PermutationSampler.natural(rows.length);
    PermutationSampler.shuffle(seed.split("asked").random(), order);
    int[] clients = Arrays.copyOf(order, how.answering(rows.length));
    Arrays.sort(clients);
    List<Job> jobs = new ArrayList<>();
    for (int client : clients) {
      long own = seed.split("client", client).value();
      jobs.add(new Job(like.network(), like.plan(), rows[client], own));
    }
    return new RoundWork(clients, List.copyOf(jobs), seed);
  }

  /** Where in the round those clients are that satisfy something. */
  int[] places(IntPredicate which) {
    return IntStream.range(0, clients.length).filter(i -> which.test(clients[i])).toArray();
  }
}
