package org.tattle.subject.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.defense.DataDefense;
import org.tattle.defense.InputDefense;
import org.tattle.defense.Limit;
import org.tattle.defense.OutputDefense;
import org.tattle.defense.TrainDefense;
import org.tattle.defense.Treatment;
import org.tattle.defense.sieve.Sifted;
import org.tattle.defense.sieve.SiftedRows;
import org.tattle.privacy.account.Spent;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;
import org.tattle.subject.answer.Guarded;
import org.tattle.subject.answer.InputServices;
import org.tattle.subject.answer.Service;
import org.tattle.subject.answer.Shadow;
import org.tattle.unlearning.Forgetting;
import org.tattle.unlearning.Remainder;
import org.tattle.unlearning.ShardRetrain;
import org.tattle.unlearning.Unlearning;
import org.tattle.unlearning.Unproven;

/**
 * A training that is ready to be done: the rows as data defenses leave them, how models are fitted
 * to them, and the seed of all that is drawn. A model, shadows of it and what its defenses practise
 * on are ordered and made from the same, and so are alike.
 */
public final class Preparation {
  private static final String BY_ALL_ROWS =
      ", but for how columns are scaled, filled up and coded, in which those rows had a part: declare"
          + " what columns hold (`domain=`)";

  private final Trainer trainer;
  private final Seed seed;
  private final Dataset asked;
  private final Split split;
  private final ModelFitting fitting;
  private final List<Forgetting> forgot;
  private final Treatment treated;

  /**
   * @param seed of the lineage
   * @param asked the rows that models will be asked about
   * @param data the same with what somebody planted, before defenses
   * @param split which of them are members, and what the attacker has
   * @param forgot what the model was made to forget from its weights on, the first first
   */
  public Preparation(
      Trainer trainer,
      Seed seed,
      Dataset asked,
      Dataset data,
      Split split,
      ModelFitting fitting,
      List<Forgetting> forgot) {
    this.trainer = trainer;
    this.seed = seed;
    this.asked = asked;
    this.split = split;
    this.fitting = fitting;
    this.forgot = List.copyOf(forgot);
    fitting.stage(InputDefense.class).forEach(defense -> defense.fits(asked));
    Treatment left = Treatment.inPlace(data);
    for (DataDefense defense : fitting.stage(DataDefense.class)) {
      left = left.then(defense.apply(left.rows(), draws(defense, seed, trainer)));
    }
    for (TrainDefense defense : fitting.stage(TrainDefense.class)) {
      left = left.then(defense.prepare(left.rows()));
    }
    treated = left;
  }

  /**
   * What a data defense draws from, the same each time that it is asked for.
   *
   * @param seed of the lineage
   */
  public static Randomness draws(DataDefense defense, Seed seed, Trainer trainer) {
    return trainer.draws().kept(seed.split("data", defense));
  }

  /** The model itself. */
  public ModelOrder order() {
    int[] left =
        IntStream.concat(
                IntStream.of(split.members()),
                forgot.stream().flatMapToInt(it -> IntStream.of(it.numbers())))
            .sorted()
            .toArray();
    ModelOrder order = trainedOn(left);
    for (Forgetting one : forgot) {
      int[] gone = one.numbers();
      left = IntStream.of(left).filter(row -> Arrays.binarySearch(gone, row) < 0).toArray();
      NetworkOrder without = (NetworkOrder) trainedOn(left);
      order =
          ForgettingOrder.of(
              (WeightsOrder) order,
              (Unlearning.Relearning) one.by(),
              new Remainder(
                  without.examples(), without.jobs().get(0), treated.of(gone), without.course()));
    }
    return order;
  }

  /** What is trained on some members, from the beginning. */
  private ModelOrder trainedOn(int[] members) {
    Seed own = fitting.run() == 0 ? seed.split("target") : seed.split("target", fitting.run());
    Lot lot = new Lot(treated.of(members), own.value());
    return order(Order.Role.MODEL, List.of(lot), fitting.counted());
  }

  /**
   * What is promised of what was forgotten last. The figures that columns are scaled and filled up
   * by are of all rows, and those that are forgotten stay in them.
   */
  public String promise(Forgetting last, Control control) {
    String promise = bare(last, control);
    return last.by() instanceof Unproven || !asked.scaled() && asked.undeclared().isEmpty()
        ? promise
        : promise + BY_ALL_ROWS;
  }

  private String bare(Forgetting last, Control control) {
    if (!(order() instanceof ForgettingOrder order)) {
      return last.by().promise();
    }
    return trainer.made(
        order,
        (workers, cache) ->
            order
                .by()
                .promise(
                    order.knowing().trained(workers, cache, control).get(0),
                    order.left(),
                    control));
  }

  /**
   * Rows that are trained on again for the last time that something was forgotten, each counted
   * once for every epoch of a whole training.
   */
  public double retrained(Forgetting last) {
    if (last.by() instanceof Unlearning.Relearning by) {
      return by.retrained(((ForgettingOrder) order()).left());
    }
    int[] members =
        IntStream.concat(IntStream.of(split.members()), IntStream.of(last.numbers()))
            .sorted()
            .toArray();
    return last.by() instanceof ShardRetrain
        ? ((ShardedOrder) order()).beyond((ShardedOrder) trainedOn(members))
        : treated.of(split.members()).length;
  }

  private ModelOrder order(Order.Role role, List<Lot> lots, OptionalInt counted) {
    return fitting.order(role, treated, lots, open(), counted, trainer.seeded());
  }

  /** The rows that anybody has: an outsider's. */
  private int[] open() {
    return split.adversary() == Split.Adversary.THIRDS ? treated.of(split.pool()) : new int[0];
  }

  /** The privacy that training the model spends, if it gives any. */
  public Optional<Spent> spent() {
    int rows = fitting.counted().orElseGet(() -> treated.rows().units(treated.of(split.members())));
    return fitting.spent(treated, rows, open(), trainer.seeded());
  }

  /** All that {@link #guarded} trains: the model, and what its defenses practise on and by. */
  public List<Order> orders() {
    Stream<Order> practice =
        fitting.stage(OutputDefense.class).stream()
            .flatMap(
                defense ->
                    defense.practice(split.pool().length, asked.classes().size()).stream()
                        .map(job -> job.with(rehearsing().split(defense).value())))
            .map(job -> trainer.lessons().planned("a classifier", job, 1));
    return Stream.<Stream<? extends Order>>of(
            whole(order()), orderRehearsal().stream().flatMap(Preparation::whole), practice)
        .<Order>flatMap(orders -> orders)
        .toList();
  }

  /** A model, and before it what it is made by. */
  private static Stream<Order> whole(ModelOrder order) {
    return Stream.concat(order.before().stream(), Stream.of(order));
  }

  /** The model behind its defenses. */
  public Guarded guarded(Control control) {
    Service service = services(order(), i -> split.members(), control).get(0);
    return new Guarded(service, fitting.defenses(), limits(control));
  }

  /** The members of whom defenses left anything to train on. */
  public int[] members(List<Sifted> sifted) {
    BitSet out = SiftedRows.out(sifted);
    return treated.left(split.members(), row -> !out.get(row));
  }

  /** What its sieves made of the rows of the model. */
  public List<Sifted> sifted(Control control) {
    return order() instanceof SiftedOrder order
        ? trainer.made(order, (workers, cache) -> order.sifted(workers, cache, control)).get(0)
        : List.of();
  }

  /** The output defenses, ready to be put between a model and whoever asks it. */
  private List<Limit> limits(Control control) {
    List<Limit> limits = new ArrayList<>();
    for (OutputDefense defense : fitting.stage(OutputDefense.class)) {
      limits.add(
          defense.ready(
              () -> new Rehearsed(trainer, rehearsing(), () -> rehearsal(control), control)));
    }
    return limits;
  }

  /** The model that output defenses practise on, if one does. */
  private Optional<ModelOrder> orderRehearsal() {
    return fitting.stage(OutputDefense.class).stream().anyMatch(OutputDefense::rehearses)
        ? Optional.of(rehearsalOrder())
        : Optional.empty();
  }

  private ModelOrder rehearsalOrder() {
    Lot lot = new Lot(treated.of(split.shadow(rehearsing(), 0)), rehearsing().value());
    return order(Order.Role.REHEARSAL, List.of(lot), OptionalInt.empty());
  }

  /** What the rows and the seed of a rehearsal are drawn from. */
  private Seed rehearsing() {
    return seed.split("rehearsal");
  }

  /** The defender's own shadow, without output defenses. */
  private Shadow rehearsal(Control control) {
    int[] members = split.shadow(rehearsing(), 0);
    Service service = services(rehearsalOrder(), i -> members, control).get(0);
    return shadow(service, rehearsing(), 0, List.of());
  }

  /** The models that {@link #shadows} trains. */
  public List<Order> shadowOrders(int count) {
    return whole(orderShadows(count)).toList();
  }

  private ModelOrder orderShadows(int count) {
    Seed drawn = drawn();
    Seed own = seed.split("shadow");
    List<Lot> lots = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Control.heed();
      lots.add(new Lot(treated.of(split.shadow(drawn, i)), own.split(i).value()));
    }
    return order(Order.Role.SHADOWS, lots, OptionalInt.empty());
  }

  /** The first {@code count} shadows. Shadow {@code i} is the same however many are asked for. */
  public List<Shadow> shadows(int count, Control control) {
    Seed drawn = drawn();
    List<Service> services = services(orderShadows(count), i -> split.shadow(drawn, i), control);
    List<Limit> limits = limits(control);
    List<Shadow> shadows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      shadows.add(shadow(services.get(i), drawn, i, limits));
    }
    return shadows;
  }

  /**
   * @param members the rows that each was trained on, before defenses of the data
   */
  private List<Service> services(ModelOrder order, IntFunction<int[]> members, Control control) {
    trainer.sightings().stem(treated.rows(), asked, treated.from());
    List<Service> services = trainer.services(order, asked, treated.seen(), control);
    List<InputDefense> before = fitting.stage(InputDefense.class);
    for (int i = before.size() - 1; i >= 0; i--) {
      InputDefense defense = before.get(i);
      Randomness noise = trainer.draws().kept(seed.split("sway", defense));
      List<Service> inner = services;
      services =
          IntStream.range(0, inner.size())
              .mapToObj(
                  k ->
                      InputServices.behind(
                          defense, inner.get(k), asked, treated.left(members.apply(k)), noise))
              .toList();
    }
    return services;
  }

  /** What the rows of shadows are drawn from: the same ones for all models of the same rows. */
  private Seed drawn() {
    return trainer.root().split("shadow rows", treated.rows().digest());
  }

  private Shadow shadow(Service service, Seed drawn, int index, List<Limit> limits) {
    return new Shadow(
        service,
        asked.truth().groups(),
        treated.left(split.shadow(drawn, index)),
        split.shadowNonmembers(drawn, index),
        limits);
  }
}
