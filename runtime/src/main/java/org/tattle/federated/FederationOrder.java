package org.tattle.federated;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.data.Dataset;
import org.tattle.defense.AggregationDefense;
import org.tattle.defense.Defense;
import org.tattle.defense.Updates;
import org.tattle.nn.network.Network;
import org.tattle.nn.train.Engine;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.run.Seed;
import org.tattle.subject.answer.Service;
import org.tattle.subject.answer.TrainedService;
import org.tattle.subject.train.ModelOrder;
import org.tattle.subject.train.StepTime;

/**
 * The rounds of a federation, which follow one another: each is kept when it is done, so that one
 * that was stopped goes on from there. The clients of a round learn side by side.
 */
final class FederationOrder implements ModelOrder {
  private final FederationRecipe recipe;
  private final Dataset data;
  private final Network network;
  private final Seed seed;
  private final Job like;
  private final int[][] clients;
  private final boolean[] attackers;
  private final List<Key> keys = new ArrayList<>();

  FederationOrder(FederationRecipe recipe, Seed root) {
    this.recipe = recipe;
    data = recipe.rows(root);
    network = recipe.network();
    seed = recipe.seed(root);
    clients = recipe.clients(root);
    attackers = recipe.attackers(clients.length, root);
    like = new Job(network, recipe.how().plan(), recipe.split().members(), seed.value());
    for (int round = 0; round < recipe.how().rounds(); round++) {
      keys.add(Key.of("round", Engine.local(), recipe.key(), seed, round));
    }
  }

  @Override
  public Role role() {
    return Role.MODEL;
  }

  @Override
  public String kind() {
    return "round";
  }

  @Override
  public List<Key> keys() {
    return List.copyOf(keys);
  }

  @Override
  public Dataset data() {
    return data;
  }

  /** The rows of each client. */
  int[][] clients() {
    return clients;
  }

  Network network() {
    return network;
  }

  /** What the whole of it is like, for whoever asks what a model was trained by. */
  Job like() {
    return like;
  }

  RoundWork round(int number) {
    return RoundWork.of(recipe.how(), clients, like, number, seed);
  }

  @Override
  public List<Job> jobs() {
    return IntStream.range(0, keys.size())
        .boxed()
        .flatMap(number -> round(number).jobs().stream())
        .toList();
  }

  @Override
  public String effort(List<Integer> which) {
    int asked = round(0).clients().length;
    return "%s rounds × %s clients".formatted(which.size(), asked);
  }

  @Override
  public Duration time(List<Integer> which, Workers workers, Cache cache, Control control) {
    return which.isEmpty()
        ? Duration.ZERO
        : new StepTime(workers, cache)
            .training(examples(), round(which.get(0)).jobs(), Optional.empty(), control)
            .multipliedBy(which.size());
  }

  @Override
  public long bytes(List<Integer> which, Workers workers) {
    return which.isEmpty()
        ? 0
        : workers.bytes(round(which.get(0)).jobs())
            + (long) Float.BYTES * network.weights() * round(0).clients().length;
  }

  @Override
  public void carryOut(Workers workers, Cache cache, Control control) {
    rounds(workers, cache, control);
  }

  /** A model a round, as it is after it. */
  @Override
  public List<Service> services(
      Dataset asked, UnaryOperator<INDArray> seen, Workers workers, Cache cache, Control control) {
    return rounds(workers, cache, control).stream()
        .<Service>map(
            state ->
                new TrainedService(asked, seen, Trained.elsewhere(network, state.weights()), like))
        .toList();
  }

  /** What the server has after each round. */
  List<ServerState> rounds(Workers workers, Cache cache, Control control) {
    List<ServerState> states = new ArrayList<>();
    Examples honest = examples();
    Optional<Examples> theirs = recipe.bad().flatMap(it -> it.rows(data)).map(ModelOrder::examples);
    for (int number = 0; number < keys.size(); number++) {
      Key key = keys.get(number);
      ServerState state = cache.get(key).map(ServerState::read).orElse(null);
      if (state == null) {
        ServerState before = number == 0 ? first() : states.get(number - 1);
        Control told = new RoundsDone(number, keys.size(), control);
        state = after(before, came(round(number), before, honest, theirs, workers, told));
        cache.put(key, state.bytes());
      }
      states.add(state);
    }
    return states;
  }

  private Updates came(
      RoundWork round,
      ServerState before,
      Examples honest,
      Optional<Examples> theirs,
      Workers workers,
      Control control) {
    return sent(round, learned(round, before.weights(), honest, theirs, workers, control));
  }

  private ServerState first() {
    float[] weights = Trained.fresh(like).weights();
    return new ServerState(weights, recipe.method().memory(weights.length), 0);
  }

  private ServerState after(ServerState before, Updates came) {
    Updates left = came;
    for (Defense defense : recipe.defenses()) {
      left = ((AggregationDefense) defense).treat(left);
    }
    float[] weights = before.weights().clone();
    float[] memory = before.memory().clone();
    recipe.method().step(weights, left.mean(), memory);
    return new ServerState(weights, memory, Drift.of(came));
  }

  /** By how much each client of a round moves these weights, by what it learns. */
  private float[][] learned(
      RoundWork round,
      float[] weights,
      Examples honest,
      Optional<Examples> theirs,
      Workers workers,
      Control control) {
    float[][] changes = new float[round.clients().length][];
    if (theirs.isEmpty()) {
      learn(round, round.places(client -> true), weights, honest, changes, workers, control);
      return changes;
    }
    int[] good = round.places(client -> !attackers[client]);
    int[] bad = round.places(client -> attackers[client]);
    learn(round, good, weights, honest, changes, workers, control);
    learn(round, bad, weights, theirs.get(), changes, workers, control);
    return changes;
  }

  private static void learn(
      RoundWork round,
      int[] places,
      float[] weights,
      Examples examples,
      float[][] changes,
      Workers workers,
      Control control) {
    List<Job> jobs = IntStream.of(places).mapToObj(round.jobs()::get).toList();
    List<float[]> starts = IntStream.of(places).mapToObj(place -> weights).toList();
    List<Trained> models = workers.train(examples, jobs, starts, control, (i, model) -> {});
    for (int i = 0; i < places.length; i++) {
      float[] change = models.get(i).weights();
      for (int j = 0; j < change.length; j++) {
        change[j] -= weights[j];
      }
      changes[places[i]] = change;
    }
  }

  /** What reaches the server, where the attacker's clients send what he likes. */
  private Updates sent(RoundWork round, float[][] learned) {
    double[] shares = IntStream.of(round.clients()).mapToDouble(c -> clients[c].length).toArray();
    int[] bad = round.places(client -> attackers[client]);
    if (recipe.bad().isPresent() && bad.length > 0) {
      float[][] own = IntStream.of(bad).mapToObj(i -> learned[i]).toArray(float[][]::new);
      float[][] sent =
          recipe.bad().get().send(own, learned.length, round.seed().split("bad").random());
      if (sent.length == 0 && bad.length < learned.length) {
        return left(learned, shares, round.places(client -> !attackers[client]));
      }
      for (int i = 0; i < sent.length; i++) {
        learned[bad[i]] = sent[i];
      }
    }
    return new Updates(learned, shares);
  }

  private static Updates left(float[][] learned, double[] shares, int[] places) {
    return new Updates(
        IntStream.of(places).mapToObj(i -> learned[i]).toArray(float[][]::new),
        IntStream.of(places).mapToDouble(i -> shares[i]).toArray());
  }
}
