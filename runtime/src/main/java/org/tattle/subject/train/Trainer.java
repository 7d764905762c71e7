package org.tattle.subject.train;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.data.Dataset;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.subject.answer.Service;
import org.tattle.unlearning.trace.Sightings;

/**
 * Carries out orders. What was trained before, under the same key, is not trained again; each model
 * is kept as soon as it is finished. It knows no subject: recipes order of it what they need.
 */
public final class Trainer {
  private final Workers workers;
  private final Cache cache;
  private final Seed root;
  private final boolean seeded;
  private final Optional<Allowance> allowance;

  /**
   * @param workers who trains
   * @param cache where finished models are kept
   * @param root the seed that all others are split from
   * @param seeded whether the user chose it
   */
  public Trainer(Workers workers, Cache cache, Seed root, boolean seeded) {
    this(workers, cache, root, seeded, Optional.empty());
  }

  private Trainer(
      Workers workers, Cache cache, Seed root, boolean seeded, Optional<Allowance> allowance) {
    this.workers = workers;
    this.cache = cache;
    this.root = root;
    this.seeded = seeded;
    this.allowance = allowance;
  }

  /** The same, who trains what was planned and refuses all else. */
  public Trainer within(PlannedModels planned) {
    return new Trainer(workers, cache, root, seeded, Optional.of(new Allowance(planned)));
  }

  /** The seed that all others are split from. */
  public Seed root() {
    return root;
  }

  /** Whether the user chose the seed. */
  public boolean seeded() {
    return seeded;
  }

  /** Where finished models are kept. */
  public Cache cache() {
    return cache;
  }

  /** Where draws come from that nobody should foresee. */
  public SecretDraws draws() {
    return new SecretDraws(cache, seeded);
  }

  /** Who trains models that learn from answers. */
  public Lessons lessons() {
    return new Lessons(workers, cache, allowance);
  }

  /** How many deviations the noise of private trainings reaches; empty if nobody can look. */
  public OptionalDouble reach() {
    return workers.reach();
  }

  /** Which models of an order are not kept, and so would be trained now. */
  public List<Integer> missing(Order order) {
    return order.missing(cache);
  }

  /** About how long it takes to train some of an order's models, by a measurement that is kept. */
  public Duration time(Order order, List<Integer> jobs, Control control) {
    return order.time(jobs, workers, cache, control);
  }

  /** About how long an order's models take to answer for so many rows each. */
  public Duration answering(Order order, long rows, Control control) {
    return order.answering(rows, workers, cache, control);
  }

  /** About how many bytes it takes to train some of an order's models, besides the data. */
  public long bytes(Order order, List<Integer> jobs) {
    return order.bytes(jobs, workers);
  }

  /**
   * Who answers by the models of an order, of which those are made that were not made before.
   *
   * @param asked the rows that they can be asked of by their numbers
   * @param seen what they are given in the place of inputs
   */
  public List<Service> services(
      ModelOrder order, Dataset asked, UnaryOperator<INDArray> seen, Control control) {
    allow(order);
    return order.services(asked, seen, workers, cache, control);
  }

  /**
   * Makes the models of several orders, networks on the same rows side by side, so that whoever
   * asks for one of them finds it kept. Models that learn from answers wait for these.
   */
  public void ahead(Collection<Order> orders, Control control) {
    List<Order> known = orders.stream().filter(order -> order.role() != Order.Role.LESSON).toList();
    known.forEach(this::allow);
    NetworkOrder.alike(known).forEach(order -> order.carryOut(workers, cache, control));
  }

  /** Sees to it that an order was planned, and that it is known which rows it has seen. */
  private void allow(Order order) {
    allowance.ifPresent(it -> it.models(order.kind(), order.keys()));
    sightings().note(order.sightings());
  }

  /** Which of the models that are kept have seen which rows. */
  public Sightings sightings() {
    return new Sightings(cache);
  }

  /** What an order makes that is carried out in a way of its own. */
  public <T> T made(Order order, BiFunction<Workers, Cache, T> by) {
    allow(order);
    return by.apply(workers, cache);
  }

  /** The models of one lot of small trainings, which are made if they were not made before. */
  public List<Trained> lot(ProbeOrder order, int lot, Control control) {
    allow(order);
    return order.lot(lot, workers, cache, control);
  }

  /** Trainings that are looked at, of which those are done that were not done before. */
  public List<Trained> probes(NetworkOrder order, Control control) {
    allow(order);
    return new KeptModels(workers, cache).of(order, Optional.empty(), control);
  }
}
