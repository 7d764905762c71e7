package org.tattle.federated.round;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.tattle.defense.AggregationDefense;
import org.tattle.defense.ClientStart;
import org.tattle.defense.Gathering;
import org.tattle.defense.Updates;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Start;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Control;

/**
 * What reaches the server of a federation in a round: clients learn side by side, honest ones send
 * as their defenses say, and an attacker's what he likes, as far as it passes.
 *
 * @param honest what honest clients learn from
 * @param theirs what the attacker's clients learn from, if that is something else
 */
record RoundUpdates(
    FederationTerms terms,
    Attendance attendance,
    Examples honest,
    Optional<Examples> theirs,
    Workers workers) {

  /** The updates of a round that begins so. */
  CameUpdates of(RoundWork round, Gathering met, ServerState before) {
    return sent(round, met, before, learned(round, before, met.control()));
  }

  /** By how much each client of a round moves the weights, by what it learns. */
  private float[][] learned(RoundWork round, ServerState before, Control control) {
    float[][] changes = new float[round.clients().length][];
    if (theirs.isEmpty()) {
      learn(round, round.places(client -> true), before, honest, changes, control);
      return changes;
    }
    int[] good = round.places(client -> !attendance.attackers()[client]);
    int[] bad = round.places(client -> attendance.attackers()[client]);
    learn(round, good, before, honest, changes, control);
    learn(round, bad, before, theirs.get(), changes, control);
    return changes;
  }

  /** What the server would change itself, as clients do, by so many rows of its own. */
  IntFunction<float[]> server(RoundWork round, ServerState before, Control control) {
    return rows -> {
      Job like = round.jobs().get(0);
      int[] servers = attendance.servers();
      int[] own = Arrays.copyOf(servers, Math.min(rows, servers.length));
      long drawn = round.seed().split("server").value();
      List<Job> job = List.of(new Job(like.network(), like.plan(), own, drawn));
      List<Start> start = List.of(new Start(before.weights()));
      Trained model = workers.train(honest, job, start, control, (i, it) -> {}).get(0);
      return moved(before.weights(), model);
    };
  }

  private static float[] moved(float[] from, Trained to) {
    float[] change = to.weights();
    for (int j = 0; j < change.length; j++) {
      change[j] -= from[j];
    }
    return change;
  }

  private void learn(
      RoundWork round,
      int[] places,
      ServerState before,
      Examples examples,
      float[][] changes,
      Control control) {
    List<Job> jobs = IntStream.of(places).mapToObj(round.jobs()::get).toList();
    float[] weights = before.weights();
    float[] memory = before.memories().get(0);
    List<Start> starts =
        IntStream.of(places)
            .map(place -> round.clients()[place])
            .mapToObj(client -> terms.method().lean(weights, memory, client))
            .map(lean -> new Start(weights, lean))
            .toList();
    List<Trained> models = workers.train(examples, jobs, starts, control, (i, model) -> {});
    for (int i = 0; i < places.length; i++) {
      changes[places[i]] = moved(weights, models.get(i));
    }
  }

  /**
   * What reaches the server: honest clients send as their defenses say, and the attacker's clients
   * what he likes, as far as it passes.
   */
  private CameUpdates sent(RoundWork round, Gathering met, ServerState before, float[][] learned) {
    double[] shares = round.jobs().stream().mapToDouble(this::weight).toArray();
    int[] bad = round.places(client -> attendance.attackers()[client]);
    if (terms.bad().isPresent() && bad.length > 0) {
      float[][] own = IntStream.of(bad).mapToObj(i -> learned[i]).toArray(float[][]::new);
      float[][] sent =
          terms.bad().get().send(own, learned.length, round.seed().split("bad").random());
      defended(round, met, before, learned);
      if (sent.length == 0 && bad.length < learned.length) {
        return left(learned, shares, round.places(client -> !attendance.attackers()[client]));
      }
      for (int i = 0; i < sent.length; i++) {
        learned[bad[i]] = sent[i];
        for (AggregationDefense defense : terms.rules()) {
          learned[bad[i]] = defense.passing(learned[bad[i]], met);
        }
      }
    } else {
      defended(round, met, before, learned);
    }
    return new CameUpdates(round.places(client -> true), new Updates(learned, shares));
  }

  private double weight(Job job) {
    return terms.method().byRows() ? job.rows().length : 1;
  }

  private void defended(RoundWork round, Gathering met, ServerState before, float[][] learned) {
    Trained model = Trained.elsewhere(attendance.network(), before.weights());
    IntStream.of(round.places(client -> !attendance.attackers()[client]))
        .parallel()
        .forEach(
            place -> {
              met.control().check();
              for (AggregationDefense defense : terms.rules()) {
                learned[place] = defense.send(learned[place], start(round, place, model), met);
              }
            });
  }

  private ClientStart start(RoundWork round, int place, Trained model) {
    int[] rows = round.jobs().get(place).rows();
    return new ClientStart(
        round.clients()[place],
        model,
        rows.length,
        i -> honest.features().getRow(rows[i]).toDoubleVector());
  }

  private static CameUpdates left(float[][] learned, double[] shares, int[] places) {
    return new CameUpdates(
        places,
        new Updates(
            IntStream.of(places).mapToObj(i -> learned[i]).toArray(float[][]::new),
            IntStream.of(places).mapToDouble(i -> shares[i]).toArray()));
  }
}
