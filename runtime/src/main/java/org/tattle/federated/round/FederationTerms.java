package org.tattle.federated.round;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.defense.AggregationDefense;
import org.tattle.defense.Crowd;
import org.tattle.defense.aggregation.ClientPrivacy;
import org.tattle.defense.aggregation.SecAgg;
import org.tattle.federated.client.BadClients;
import org.tattle.federated.client.ClientRows;
import org.tattle.federated.client.Federating;
import org.tattle.model.Access;
import org.tattle.model.NetworkModel;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.run.Key;
import org.tattle.run.Seed;

/**
 * What is agreed on before the first round of a federation.
 *
 * @param data the rows that there are, before anything is slipped in
 * @param split whose rows clients have: the members'
 * @param method what the server does
 * @param model what is trained
 * @param how who the clients are, and how they learn
 * @param rules what is done to updates, in the order in which it acts
 * @param bad the attacker's clients, or none
 */
public record FederationTerms(
    Dataset data,
    Split split,
    ServerMethod method,
    NetworkModel model,
    Federating how,
    List<AggregationDefense> rules,
    Optional<BadClients> bad) {
  public FederationTerms {
    rules = List.copyOf(rules);
  }

  /** How a client learns in a round. */
  TrainingPlan plan() {
    return method.plan(how.plan());
  }

  public Network network() {
    return model.network(data.shape(), data.truth().outputs());
  }

  /** Of all that is drawn for it: two ways to learn have the same clients, and begin alike. */
  Seed seed(Seed root) {
    return Key.of("federated", data.digest(), split.whole().members(), (Record) model, how)
        .seed(root);
  }

  /** The rows of each client. */
  int[][] clients(Seed root) {
    int[][] whole = ClientRows.of(data, split.whole().members(), how, seed(root).split("clients"));
    if (split.forgotten().length == 0) {
      return whole;
    }
    return Stream.of(whole)
        .map(rows -> IntStream.of(rows).filter(this::in).toArray())
        .filter(rows -> rows.length > 0)
        .toArray(int[][]::new);
  }

  /** How many clients there are. */
  public int count() {
    return ClientRows.count(data, split.whole().members(), how);
  }

  private boolean in(int row) {
    return Arrays.binarySearch(split.forgotten(), row) < 0;
  }

  /** Which clients are the attacker's: the same for a federation and its defended copies. */
  public boolean[] attackers(int clients, Seed root) {
    boolean[] theirs = new boolean[clients];
    int[] order = PermutationSampler.natural(clients);
    PermutationSampler.shuffle(seed(root).split("attacker").random(), order);
    bad.ifPresent(it -> IntStream.of(order).limit(it.clients()).forEach(i -> theirs[i] = true));
    return theirs;
  }

  /** What keeps clients private, if anything does. */
  public Optional<ClientPrivacy> privacy() {
    return kind(ClientPrivacy.class);
  }

  /** What keeps single updates from the server, if anything does. */
  public Optional<SecAgg> masks() {
    return kind(SecAgg.class);
  }

  private <T> Optional<T> kind(Class<T> kind) {
    return rules.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /** Whether what each client sends is seen, and not their sum alone. */
  boolean showsSingle() {
    return rules.stream().noneMatch(it -> it.withholds().contains(Access.UPDATES));
  }

  /** Who takes part, where each is asked in so many rounds at most. */
  public Crowd crowd(int most) {
    int there = count();
    return new Crowd(
        there,
        split.whole().members().length,
        how.fraction(),
        how.rounds(),
        how.asked(there),
        how.answering(there),
        network().weights(),
        most);
  }

  /** Who takes part. Who is asked in which round follows from a seed that depends on no rows. */
  public Crowd crowd(Seed root) {
    if (how.fraction() == 1 || privacy().filter(it -> !it.coins(masks())).isEmpty()) {
      return crowd(how.rounds());
    }
    Seed seed = seed(root);
    int[] times = new int[count()];
    for (int round = 0; round < how.rounds(); round++) {
      IntStream.of(RoundWork.asked(how, times.length, seed.split("round", round)))
          .forEach(client -> times[client]++);
    }
    return crowd(IntStream.of(times).max().orElse(0));
  }
}
