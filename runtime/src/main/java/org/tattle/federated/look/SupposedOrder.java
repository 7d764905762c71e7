package org.tattle.federated.look;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tattle.federated.round.FederationOrder;
import org.tattle.federated.round.RoundSight;
import org.tattle.federated.round.ServerState;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.subject.train.Order;

/** Clients of some rounds with other rows than they have: one key a round. */
public final class SupposedOrder implements Order {
  private final FederationOrder federation;
  private final Supposed supposed;
  private final RoundSight sight;
  private final List<Integer> numbers;
  private final List<Key> keys = new ArrayList<>();

  public SupposedOrder(FederationOrder federation, Supposed supposed) {
    this.federation = federation;
    this.supposed = supposed;
    boolean participant = supposed.from() == Look.View.PARTICIPANT;
    RoundSight server = federation.showsSingle() ? RoundSight.SINGLE : RoundSight.SUM;
    sight = participant ? RoundSight.MODEL : server;
    numbers = supposed.numbers(federation.keys().size());
    for (int number : numbers) {
      keys.add(Key.of("supposed", federation.keys().get(number), supposed.made()));
    }
  }

  @Override
  public Role role() {
    return Role.PROBE;
  }

  @Override
  public String kind() {
    return "round with other rows";
  }

  @Override
  public List<Key> keys() {
    return List.copyOf(keys);
  }

  /** Each client's rows, case by case. */
  private List<int[]> clients(int number) {
    int seats = federation.attendance().round(number).clients().length;
    List<int[]> rows = new ArrayList<>();
    for (Supposed.Case one : supposed.cases()) {
      rows.add(one.one());
      int others = sight == RoundSight.SINGLE ? 0 : seats - 1;
      for (int i = 0; i < others; i++) {
        int from = (int) ((long) i * one.others().length / others);
        int to = (int) ((long) (i + 1) * one.others().length / others);
        rows.add(Arrays.copyOfRange(one.others(), from, to));
      }
    }
    return rows;
  }

  @Override
  public List<Job> jobs() {
    Job like = federation.attendance().like();
    return numbers.stream()
        .flatMap(number -> clients(number).stream())
        .map(rows -> new Job(like.network(), like.plan(), rows, like.seed()))
        .toList();
  }

  @Override
  public String effort(List<Integer> which) {
    return "%s rounds × %s clients".formatted(which.size(), clients(numbers.get(0)).size());
  }

  @Override
  public Duration time(List<Integer> which, Workers workers, Cache cache, Control control) {
    int each = federation.attendance().round(numbers.get(0)).clients().length;
    long times = (long) Math.ceil((double) clients(numbers.get(0)).size() / each);
    return federation.time(which, workers, cache, control).multipliedBy(times);
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
   * What is seen of each case in each round, {@code [rounds][cases][weights]}.
   *
   * @param states what the server has before each round, and after the last
   */
  public float[][][] seen(List<ServerState> states, Workers workers, Cache cache, Control control) {
    float[][][] seen = new float[numbers.size()][][];
    for (int i = 0; i < seen.length; i++) {
      control.check();
      int number = numbers.get(i);
      byte[] kept = cache.get(keys.get(i)).orElse(null);
      if (kept == null) {
        kept = bytes(changes(number, states.get(number), workers, control));
        cache.put(keys.get(i), kept);
      }
      ByteBuffer bytes = ByteBuffer.wrap(kept);
      seen[i] = new float[supposed.cases().size()][states.get(number).weights().length];
      for (float[] change : seen[i]) {
        bytes.asFloatBuffer().get(change);
        bytes.position(bytes.position() + Float.BYTES * change.length);
      }
    }
    return seen;
  }

  /** Of single clients less what pulled them besides their rows, as who looks knows that. */
  private List<float[]> changes(int number, ServerState before, Workers workers, Control control) {
    List<int[]> rows = clients(number);
    List<float[]> changes = federation.supposed(number, before, rows, sight, workers, control);
    int[] seats = federation.attendance().round(number).clients();
    Job like = federation.attendance().like();
    for (int i = 0; i < changes.size() && sight == RoundSight.SINGLE; i++) {
      long steps = new Job(like.network(), like.plan(), rows.get(i), 0).steps();
      LookOrder.byRows(federation, changes.get(i), before, seats[i % seats.length], steps);
    }
    return changes;
  }

  private static byte[] bytes(List<float[]> changes) {
    int each = changes.get(0).length;
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * changes.size() * each);
    for (float[] change : changes) {
      bytes.asFloatBuffer().put(change);
      bytes.position(bytes.position() + Float.BYTES * each);
    }
    return bytes.array();
  }
}
