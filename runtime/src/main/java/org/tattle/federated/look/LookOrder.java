package org.tattle.federated.look;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.defense.Updates;
import org.tattle.federated.round.FederationOrder;
import org.tattle.federated.round.RoundWork;
import org.tattle.federated.round.ServerState;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.subject.train.Order;

/**
 * Rounds of a federation that are done again for somebody who looks at what is sent: one key a
 * round. A participant sees the model move, for which nothing is done again.
 */
public final class LookOrder implements Order {
  private final FederationOrder federation;
  private final Look look;
  private final Optional<float[]> told;
  private final boolean single;
  private final List<Integer> numbers;
  private final List<Key> keys = new ArrayList<>();

  /**
   * @param told what the server sends in the first round instead of its model, if it deceives
   */
  public LookOrder(FederationOrder federation, Look look, Optional<float[]> told) {
    this.federation = federation;
    this.told = told;
    this.look = look;
    single = look.from() == Look.View.SERVER && federation.showsSingle();
    numbers = look.numbers(federation.keys().size());
    if (look.from() == Look.View.SERVER) {
      for (int number : numbers) {
        int clients = single ? look.clients() : 0;
        List<Object> made = new ArrayList<>(List.of(federation.keys().get(number), clients));
        look.one().ifPresent(it -> made.add(it.client()));
        told.ifPresent(
            it -> made.add(IntStream.range(0, it.length).mapToDouble(i -> it[i]).toArray()));
        keys.add(Key.of("updates", made.toArray()));
      }
    }
  }

  @Override
  public Role role() {
    return Role.PROBE;
  }

  @Override
  public String kind() {
    return "round that is looked at";
  }

  @Override
  public List<Key> keys() {
    return List.copyOf(keys);
  }

  @Override
  public List<Job> jobs() {
    return IntStream.range(0, keys.size())
        .mapToObj(numbers::get)
        .flatMap(number -> federation.attendance().round(number).jobs().stream())
        .toList();
  }

  @Override
  public String effort(List<Integer> which) {
    return federation.effort(which);
  }

  @Override
  public Duration time(List<Integer> which, Workers workers, Cache cache, Control control) {
    return federation.time(which, workers, cache, control);
  }

  @Override
  public long bytes(List<Integer> which, Workers workers) {
    return federation.bytes(which, workers);
  }

  /** Only where the rounds before them are kept: else it waits for whoever has them. */
  @Override
  public void carryOut(Workers workers, Cache cache, Control control) {
    if (federation.missing(cache).isEmpty()) {
      List<ServerState> states = new ArrayList<>(List.of(federation.first()));
      states.addAll(federation.rounds(workers, cache, control));
      seen(states, workers, cache, control);
    }
  }

  /**
   * What is seen.
   *
   * @param states what the server has before each round, and after the last
   */
  public List<SeenUpdate> seen(
      List<ServerState> states, Workers workers, Cache cache, Control control) {
    List<SeenUpdate> seen = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      int number = numbers.get(i);
      ServerState state = told.map(states.get(number)::deceiving).orElse(states.get(number));
      float[] before = state.weights();
      RoundWork round = federation.attendance().taken(number);
      if (keys.isEmpty()) {
        float[] moved = moved(before, states.get(number + 1).weights());
        seen.add(update(number, before, moved, round.clients()));
        continue;
      }
      Key key = keys.get(i);
      int[] places = single ? places(round) : new int[0];
      byte[] kept = cache.get(key).orElse(null);
      if (kept == null) {
        Updates came = federation.again(number, state, workers, control);
        kept = bytes(came, places);
        cache.put(key, kept);
      }
      ByteBuffer changes = ByteBuffer.wrap(kept);
      if (single) {
        for (int place : places) {
          int client = round.clients()[place];
          float[] change = next(changes, before.length);
          seen.add(
              update(
                  number,
                  before,
                  look.one().isPresent()
                      ? change
                      : byRows(federation, change, state, client, steps(client)),
                  client));
        }
      } else {
        seen.add(update(number, before, next(changes, before.length), round.clients()));
      }
    }
    return seen;
  }

  private static float[] moved(float[] from, float[] to) {
    float[] by = new float[to.length];
    for (int i = 0; i < by.length; i++) {
      by[i] = to[i] - from[i];
    }
    return by;
  }

  /** Who is looked at, whatever else is: drawn, so that nobody picks whom the attack suits. */
  private int[] places(RoundWork round) {
    int[] drawn = PermutationSampler.natural(round.clients().length);
    PermutationSampler.shuffle(round.seed().split("looked at").random(), drawn);
    return look.places(round.clients(), drawn);
  }

  private static byte[] bytes(Updates came, int[] places) {
    float[][] changes =
        places.length == 0
            ? new float[][] {came.mean()}
            : IntStream.of(places).mapToObj(i -> came.changes()[i]).toArray(float[][]::new);
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * changes.length * changes[0].length);
    for (float[] change : changes) {
      for (float value : change) {
        bytes.putFloat(value);
      }
    }
    return bytes.array();
  }

  private static float[] next(ByteBuffer bytes, int weights) {
    float[] change = new float[weights];
    for (int i = 0; i < weights; i++) {
      change[i] = bytes.getFloat();
    }
    return change;
  }

  /** Less what pulled a client besides, which the server knows: what its rows alone did to it. */
  static float[] byRows(
      FederationOrder federation, float[] change, ServerState before, int client, long steps) {
    float[] pull = federation.pull(before, client);
    double path = federation.attendance().like().plan().optimizer().lr() * steps;
    for (int i = 0; i < pull.length; i++) {
      change[i] -= (float) (path * pull[i]);
    }
    return change;
  }

  private long steps(int client) {
    return new Job(
            federation.attendance().network(),
            federation.attendance().like().plan(),
            federation.attendance().clients()[client],
            0)
        .steps();
  }

  private SeenUpdate update(int number, float[] before, float[] change, int... clients) {
    TrainingPlan plan = federation.attendance().like().plan();
    int[][] rows =
        IntStream.of(clients)
            .mapToObj(c -> federation.attendance().clients()[c])
            .toArray(int[][]::new);
    long[] steps = IntStream.of(clients).mapToLong(this::steps).toArray();
    Trained model = Trained.elsewhere(federation.attendance().network(), before);
    return new SeenUpdate(number + 1, clients, model, change, plan, steps, rows);
  }
}
