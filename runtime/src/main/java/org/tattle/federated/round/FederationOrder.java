package org.tattle.federated.round;

import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.data.Dataset;
import org.tattle.defense.Updates;
import org.tattle.nn.train.Engine;
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
import org.tattle.subject.train.SecretDraws;
import org.tattle.subject.train.StepTime;
import org.tattle.unlearning.trace.Sighting;

/**
 * The rounds of a federation, which follow one another: each is kept when it is done, so that one
 * that was stopped goes on from there.
 */
public final class FederationOrder implements ModelOrder {
  private final FederationTerms terms;
  private final Dataset data;
  private final Attendance attendance;
  private final RoundMaker maker;
  private final List<Key> keys = new ArrayList<>();

  /**
   * @param data the rows with whatever was slipped in
   * @param made what the federation is made by
   */
  public FederationOrder(
      FederationTerms terms, Dataset data, Key made, Seed root, SecretDraws secret) {
    this.terms = terms;
    this.data = data;
    attendance = new Attendance(terms, made, root, secret);
    maker = new RoundMaker(terms, attendance, data);
    Engine engine = Engine.local();
    for (int round = 0; round < terms.how().rounds(); round++) {
      keys.add(Key.of("round", engine, ServerState.VERSION, made, attendance.seed(), round));
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
  public List<Sighting> sightings() {
    return keys.stream().map(key -> new Sighting(key, data, attendance.like().rows())).toList();
  }

  @Override
  public Dataset data() {
    return data;
  }

  /** Who takes part. */
  public Attendance attendance() {
    return attendance;
  }

  /** Whether what each client sends is seen, and not their sum alone. */
  public boolean showsSingle() {
    return terms.showsSingle();
  }

  /** Made as they are asked for: there may be more of them than there is room for. */
  @Override
  public List<Job> jobs() {
    int each = attendance.round(0).jobs().size();
    return new AbstractList<>() {
      @Override
      public Job get(int index) {
        return attendance.round(index / each).jobs().get(index % each);
      }

      @Override
      public Iterator<Job> iterator() {
        return IntStream.range(0, keys.size())
            .boxed()
            .flatMap(number -> attendance.round(number).jobs().stream())
            .iterator();
      }

      @Override
      public int size() {
        return (int) Math.min(Integer.MAX_VALUE, (long) each * keys.size());
      }
    };
  }

  @Override
  public String effort(List<Integer> which) {
    int asked = attendance.round(0).clients().length;
    return "%s rounds × %s clients".formatted(which.size(), asked);
  }

  @Override
  public Duration time(List<Integer> which, Workers workers, Cache cache, Control control) {
    return which.isEmpty()
        ? Duration.ZERO
        : new StepTime(workers, cache)
            .training(examples(), attendance.round(which.get(0)).jobs(), Optional.empty(), control)
            .multipliedBy(which.size());
  }

  @Override
  public long bytes(List<Integer> which, Workers workers) {
    return which.isEmpty()
        ? 0
        : workers.bytes(attendance.round(which.get(0)).jobs())
            + (long) Float.BYTES
                * attendance.network().weights()
                * attendance.round(0).clients().length;
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
        .map(state -> Trained.elsewhere(attendance.network(), state.weights()))
        .<Service>map(model -> new TrainedService(asked, seen, model, attendance.like()))
        .toList();
  }

  /** What the server begins with. */
  public ServerState first() {
    return maker.first();
  }

  /** What the server has after each round. */
  public List<ServerState> rounds(Workers workers, Cache cache, Control control) {
    List<ServerState> states = new ArrayList<>();
    RoundUpdates updates = maker.updates(workers);
    for (int number = 0; number < keys.size(); number++) {
      Key key = keys.get(number);
      ServerState state = cache.get(key).map(ServerState::read).orElse(null);
      if (state == null) {
        ServerState before = number == 0 ? first() : states.get(number - 1);
        state = maker.next(number, before, updates, new RoundsDone(number, keys.size(), control));
        cache.put(key, state.bytes());
      }
      states.add(state);
    }
    return states;
  }

  /** What the server sees in a round, done once more for whoever looks at it. */
  public Updates again(int number, ServerState before, Workers workers, Control control) {
    return maker.again(number, before, workers, control);
  }

  /**
   * What would be seen in a round in which clients had other rows.
   *
   * @param rows of each client; those of a round after another, where not single ones are seen
   */
  public List<float[]> supposed(
      int number,
      ServerState before,
      List<int[]> rows,
      RoundSight sight,
      Workers workers,
      Control control) {
    return new SupposedRound(maker, number, before, sight, workers, control).of(rows);
  }

  /** What moves a client's weights besides its rows when it begins, times the learning rate. */
  public float[] pull(ServerState before, int client) {
    float[] weights = before.weights();
    float[] pull = terms.method().lean(weights, before.memories().get(0), client);
    double decay = attendance.like().plan().optimizer().weightDecay();
    for (int i = 0; i < pull.length; i++) {
      pull[i] -= (float) (decay * weights[i]);
    }
    return pull;
  }
}
