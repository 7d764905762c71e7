package org.tattle.federated.round;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.tattle.data.Dataset;
import org.tattle.defense.AggregationDefense;
import org.tattle.defense.Gathering;
import org.tattle.defense.Updates;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Control;
import org.tattle.subject.train.ModelOrder;

/**
 * Carries rounds out: clients learn side by side, and of what they send the server makes its next
 * model.
 *
 * @param data what clients learn from, with whatever was slipped in
 */
record RoundMaker(FederationTerms terms, Attendance attendance, Dataset data) {
  private static final int FEW = 256;

  /** What the server begins with. */
  ServerState first() {
    float[] weights = Trained.fresh(attendance.like()).weights();
    int clients = attendance.clients().length;
    List<float[]> memories =
        new ArrayList<>(List.of(new float[(int) terms.method().kept(weights.length, clients)]));
    terms.rules().forEach(it -> memories.add(it.memory(weights.length, clients)));
    return new ServerState(weights, memories, 0, 0, new int[0], new float[0]);
  }

  /** Makes the rounds of one federation with these workers. */
  RoundUpdates updates(Workers workers) {
    int[][] clients = attendance.clients();
    int[][] own =
        IntStream.range(0, clients.length)
            .filter(client -> attendance.attackers()[client])
            .mapToObj(client -> clients[client])
            .toArray(int[][]::new);
    Optional<Examples> theirs =
        terms.bad().flatMap(it -> it.rows(data, own)).map(ModelOrder::examples);
    return new RoundUpdates(terms, attendance, ModelOrder.examples(data), theirs, workers);
  }

  /** What the server has after the round of a number, from 0. */
  ServerState next(int number, ServerState before, RoundUpdates updates, Control control) {
    RoundWork round = attendance.taken(number);
    List<float[]> memories = before.memories().stream().map(float[]::clone).toList();
    Gathering met = met(number, round, memories, updates.server(round, before, control), control);
    CameUpdates came = updates.of(round, met, before);
    Gathering there = met.from(came.senders(round));
    Updates left = came.updates();
    for (AggregationDefense defense : terms.rules()) {
      left = defense.treat(left, there);
    }
    return after(before, came, left, there, memories, round);
  }

  /** What the server sees in a round, done once more for whoever looks at it. */
  Updates again(int number, ServerState before, Workers workers, Control control) {
    RoundWork round = attendance.taken(number);
    List<float[]> memories = before.memories().stream().map(float[]::clone).toList();
    RoundUpdates updates = updates(workers);
    Gathering met = met(number, round, memories, updates.server(round, before, control), control);
    Updates seen = updates.of(round, met, before).updates();
    for (AggregationDefense defense : terms.rules()) {
      boolean onTheWay = !defense.place().atServer();
      seen = onTheWay && !terms.showsSingle() ? defense.treat(seen, met) : seen;
    }
    return seen;
  }

  /** The round as its defenses meet it. What they draw follows from all that it is made by. */
  Gathering met(
      int number,
      RoundWork round,
      List<float[]> memories,
      IntFunction<float[]> server,
      Control control) {
    return new Gathering(
        attendance.crowd(),
        server,
        new int[0],
        round.asked().length,
        attendance.network().weights(),
        attendance.network().weightsByLayer(),
        attendance.noise(),
        terms.rules().stream().map(Record.class::cast).toList(),
        memories.subList(1, memories.size()),
        purpose -> attendance.drawn(number, purpose),
        new LongAdder(),
        control);
  }

  /**
   * What the server has when updates came.
   *
   * @param left what its defenses made of them
   */
  ServerState after(
      ServerState before,
      CameUpdates came,
      Updates left,
      Gathering met,
      List<float[]> memories,
      RoundWork round) {
    float[] weights = before.weights().clone();
    terms.method().remember(came.changes(round, attendance), memories.get(0));
    float[] mean = left.mean();
    float[] plain = left == came.updates() ? mean : came.updates().mean();
    terms.method().step(weights, mean, memories.get(0));
    long numbers = (long) weights.length * terms.method().numbers();
    long sent = Float.BYTES * numbers * came.updates().count() + met.sent().sum();
    return new ServerState(
        weights,
        memories,
        Drift.of(came.updates(), plain),
        sent,
        round.clients(),
        pulls(came, round));
  }

  /** Single clients' changes of a model that is so small that they can be looked at. */
  private float[] pulls(CameUpdates came, RoundWork round) {
    int all = came.places().length;
    int each = attendance.network().weights();
    boolean looked =
        terms.privacy().isEmpty()
            && all == round.clients().length
            && (long) all * each <= FEW
            && attendance.network().hidden().isEmpty();
    float[] pulls = new float[looked ? all * each : 0];
    for (int client = 0; looked && client < all; client++) {
      System.arraycopy(came.updates().changes()[client], 0, pulls, client * each, each);
    }
    return pulls;
  }
}
