package org.tattle.subject;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.component.Schema;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.data.Persons;
import org.tattle.defense.DataDefense;
import org.tattle.defense.Defense;
import org.tattle.defense.Fit;
import org.tattle.defense.Limit;
import org.tattle.defense.OutputDefense;
import org.tattle.defense.Teachers;
import org.tattle.defense.TrainDefense;
import org.tattle.defense.Treatment;
import org.tattle.model.Access;
import org.tattle.model.Model;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Shape;
import org.tattle.nn.train.Engine;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.ModelBytes;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.privacy.account.Spent;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Key;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/**
 * Makes targets and their shadows from blueprints. What was trained before, under the same key, is
 * not trained again; each model is kept as soon as it is finished.
 */
public final class Trainer {
  /** Rows that a step of an unknown lesson is measured on. */
  private static final int ZEROS = 1024;

  /** Why scaling by figures of all rows is free of charge here, and where it is not. */
  private static final String STANDARDISED =
      "numbers were standardised by figures of all rows, members or not: these tell nothing of who"
          + " is a member, but epsilon does not cover them if the model is given away";

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
  public Trainer within(Collection<WorkPart> planned) {
    return new Trainer(workers, cache, root, seeded, Optional.of(new Allowance(planned)));
  }

  /** The target of a blueprint. */
  public Target target(Blueprint blueprint, Control control) {
    if (allowance.isEmpty()) {
      return within(parts(blueprint)).target(blueprint, control);
    }
    Treatment treated = treated(blueprint);
    Fit fit = fit(blueprint, treated);
    Order order = orderTarget(blueprint, treated, fit);
    Trained trained = train(order, control).get(0);
    Service service =
        new TrainedService(blueprint.data(), treated.seen(), trained, order.jobs().get(0));
    int[] left = treated.left(blueprint.split().members());
    return Target.of(
        blueprint,
        blueprint.truth().with(blueprint.split().keeping(left)),
        new Guarded(service, blueprint.defenses(), limits(blueprint, control)),
        Origin.trained(blueprint, fit.spent(), seeded),
        control);
  }

  /** The one model that {@link #target} trains. */
  public Order orderTarget(Blueprint blueprint) {
    Treatment treated = treated(blueprint);
    return orderTarget(blueprint, treated, fit(blueprint, treated));
  }

  /** All that {@link #target} trains: the model, and what its defenses practise on and by. */
  public List<WorkPart> parts(Blueprint blueprint) {
    List<WorkPart> parts = new ArrayList<>();
    parts.add(new WorkPart(WorkPart.Role.MODEL, orderTarget(blueprint), blueprint));
    orderRehearsal(blueprint)
        .ifPresent(order -> parts.add(new WorkPart(WorkPart.Role.REHEARSAL, order, blueprint)));
    for (OutputDefense defense : blueprint.stage(OutputDefense.class)) {
      int known = blueprint.split().pool().length;
      defense
          .practice(known, blueprint.data().classes().size())
          .map(job -> job.with(rehearsing(blueprint).split(defense).value()))
          .map(job -> lesson("a classifier", job, 1))
          .ifPresent(order -> parts.add(new WorkPart(WorkPart.Role.LESSON, order, blueprint)));
    }
    return parts;
  }

  /** The privacy that {@link #target} spends, if it gives any. */
  public Optional<Spent> spends(Blueprint blueprint) {
    return fit(blueprint, treated(blueprint)).spent();
  }

  /** Where what an audit throws comes from: the user's seed, if there is one, or what is secure. */
  public Randomness randomness(Seed purpose) {
    return seeded ? Randomness.seeded(purpose) : Randomness.secure();
  }

  /**
   * The same for what must be as it was when it is asked for again. The key of each purpose is
   * drawn once, and kept with what is made by it, which would not be found again otherwise.
   */
  public Randomness kept(Seed purpose) {
    if (seeded) {
      return Randomness.seeded(purpose);
    }
    Key place = Key.of("secret", purpose);
    byte[] key = cache.get(place).filter(k -> k.length == Randomness.KEY).orElse(null);
    if (key == null) {
      key = new byte[Randomness.KEY];
      Randomness.secure().nextBytes(key);
      cache.put(place, key);
    }
    return Randomness.keyed(key);
  }

  /** Fair coins that nobody can foresee, not all alike; the same ones for one purpose. */
  public boolean[] coins(Seed purpose, int count) {
    Randomness random = kept(purpose);
    boolean[] coins = new boolean[count];
    int heads;
    do {
      heads = 0;
      for (int i = 0; i < count; i++) {
        coins[i] = random.nextBoolean();
        heads += coins[i] ? 1 : 0;
      }
    } while (heads == 0 || heads == count);
    return coins;
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
    return new StepTime(workers, cache).training(order, jobs, control);
  }

  /** About how long an order's models take to answer for so many rows each. */
  public Duration answering(Order order, long rows, Control control) {
    return new StepTime(workers, cache).answering(order, rows, control);
  }

  /** About how many bytes it takes to train some of an order's models, besides the data. */
  public long bytes(Order order, List<Integer> jobs) {
    return workers.bytes(jobs.stream().map(order.jobs()::get).toList());
  }

  /** Keeps what a target is made of, for {@link #change}. */
  public void remember(Blueprint blueprint) {
    new Past(cache, root).remember(blueprint);
  }

  /**
   * What is different from the last target that was remembered of the same data, model and
   * defenses.
   */
  public Optional<String> change(Blueprint blueprint) {
    return new Past(cache, root).change(blueprint);
  }

  private Order orderTarget(Blueprint blueprint, Treatment treated, Fit fit) {
    Seed seed = blueprint.lineage().seed(root).split("target");
    int[] rows = treated.of(blueprint.split().members());
    return Order.of(
        "model",
        treated.rows(),
        List.of(new Job(fit.network(), fit.plan(), rows, seed.value())),
        fit.teachers());
  }

  /**
   * A copy of a target with one more defense, trained again only if the defense needs that.
   *
   * @throws org.tattle.run.Fault T305 if it does and the target was trained elsewhere
   */
  public Target defend(Target target, Defense defense, Control control) {
    Set<Access> lacking = EnumSet.noneOf(Access.class);
    lacking.addAll(defense.needs());
    lacking.removeAll(target.access());
    if (!lacking.isEmpty()) {
      throw new Fault(
          "T308",
          null,
          "this defense needs "
              + lacking.stream().map(Access::noun).collect(Collectors.joining(" and "))
              + ", which the target does not give",
          "use one that does without, such as `query_limit`");
    }
    if (target.recipe().isPresent()) {
      return target(target.blueprint().with(defense), control);
    }
    if (defense instanceof OutputDefense limited
        && (!limited.rehearses() || target.access().contains(Access.SHADOWS))) {
      Limit limit = limited.ready(() -> new Rehearsed(this, target, root, control));
      return target.behind(limited, limit, seeded);
    }
    throw new Fault(
        "T305",
        null,
        "this defense trains models, and the target was trained elsewhere",
        "defend its outputs instead, such as by `round`, or train it here");
  }

  /** Shadows of a target: the first {@code count}, or as many as were recorded. */
  public List<Shadow> shadows(Target target, int count, Control control) {
    return target.recipe().isPresent()
        ? shadows(target.blueprint(), count, control)
        : target.shadows().stream().limit(count).toList();
  }

  /**
   * The first {@code count} shadows of a blueprint. Shadow {@code i} is the same model however many
   * are asked for.
   */
  public List<Shadow> shadows(Blueprint blueprint, int count, Control control) {
    Treatment treated = treated(blueprint);
    Order order = orderShadows(blueprint, count);
    List<Trained> trained = train(order, control);
    Seed drawn = drawn(order.data());
    List<Limit> limits = limits(blueprint, control);
    List<Shadow> shadows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      shadows.add(
          shadow(
              blueprint,
              treated,
              order.jobs().get(i),
              trained.get(i),
              blueprint.split().shadow(drawn, i),
              blueprint.split().shadowNonmembers(drawn, i),
              limits));
    }
    return shadows;
  }

  /** The output defenses, ready to be put between a model and whoever asks it. */
  private List<Limit> limits(Blueprint blueprint, Control control) {
    List<Limit> limits = new ArrayList<>();
    for (OutputDefense defense : blueprint.stage(OutputDefense.class)) {
      limits.add(defense.ready(() -> new Rehearsed(this, blueprint, control)));
    }
    return limits;
  }

  /** The model that output defenses practise on, if one does; {@link #target} trains it too. */
  public Optional<Order> orderRehearsal(Blueprint blueprint) {
    return blueprint.stage(OutputDefense.class).stream().anyMatch(OutputDefense::rehearses)
        ? Optional.of(orderRehearsal(blueprint, rehearsing(blueprint)))
        : Optional.empty();
  }

  private Order orderRehearsal(Blueprint blueprint, Seed seed) {
    Treatment treated = treated(blueprint);
    int[] rows = treated.of(blueprint.split().shadow(seed, 0));
    Fit fit = fit(blueprint, treated, rows.length);
    Job job = new Job(fit.network(), fit.plan(), rows, seed.value());
    return Order.of("model", treated.rows(), List.of(job), fit.teachers());
  }

  /** What the rows and the seed of a rehearsal are drawn from. */
  Seed rehearsing(Blueprint blueprint) {
    return blueprint.lineage().seed(root).split("rehearsal");
  }

  /** The defender's own shadow of a blueprint, without its output defenses. */
  Shadow rehearsal(Blueprint blueprint, Control control) {
    Seed seed = rehearsing(blueprint);
    Order order = orderRehearsal(blueprint, seed);
    return shadow(
        blueprint,
        treated(blueprint),
        order.jobs().get(0),
        train(order, control).get(0),
        blueprint.split().shadow(seed, 0),
        blueprint.split().shadowNonmembers(seed, 0),
        List.of());
  }

  private static Shadow shadow(
      Blueprint blueprint,
      Treatment treated,
      Job job,
      Trained trained,
      int[] members,
      int[] nonmembers,
      List<Limit> limits) {
    Dataset data = blueprint.data();
    Service service = new TrainedService(data, treated.seen(), trained, job);
    return new Shadow(service, data.truth().groups(), treated.left(members), nonmembers, limits);
  }

  /** The models that {@link #shadows} trains. */
  public Order orderShadows(Blueprint blueprint, int count) {
    Treatment treated = treated(blueprint);
    Seed drawn = drawn(treated.rows());
    Seed seed = blueprint.lineage().seed(root).split("shadow");
    Map<Integer, Fit> fits = new HashMap<>();
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Control.heed();
      int[] members = treated.of(blueprint.split().shadow(drawn, i));
      Fit fit = fits.computeIfAbsent(members.length, rows -> fit(blueprint, treated, rows));
      jobs.add(new Job(fit.network(), fit.plan(), members, seed.split(i).value()));
    }
    Optional<Teachers> teachers = fits.values().stream().findFirst().flatMap(Fit::teachers);
    return Order.of("shadow", treated.rows(), jobs, teachers);
  }

  private Seed drawn(Dataset data) {
    return root.split("shadow rows", data.digest());
  }

  /**
   * Trains models on examples that somebody made up to see how training goes. Not kept: what is
   * looked at must be drawn anew.
   */
  public List<Trained> train(Examples examples, List<Job> jobs, Control control) {
    allowance.ifPresent(it -> it.models("probe", List.of(Key.of("probe", jobs))));
    return workers.train(examples, jobs, control, (i, model) -> {});
  }

  /**
   * Models that an attacker or a defender fits to what it knows of members and others; each is kept
   * under a key of what it was fitted to.
   *
   * @param features {@code [rows, features]}
   * @param member 1 for the rows of members, 0 for others
   */
  public List<Trained> classifiers(
      INDArray features, int[] member, List<Job> jobs, Control control) {
    Dataset known =
        Dataset.of(
            "known",
            features,
            Shape.flat(features.columns()),
            member,
            List.of("other", "member"),
            List.of(),
            List.of());
    Order order = Order.of("classifier", known, jobs, Optional.empty());
    allowance.ifPresent(it -> it.lessons(order.keys()));
    List<Trained> trained = finished(order, control);
    allowance.ifPresent(it -> it.keep(cache));
    return trained;
  }

  /**
   * A model that learns what another answers, soft labels and all (Hinton et al. 2015); it is kept
   * under a key of these answers, and of nothing that was known before they were given.
   *
   * @param asked the rows that were asked, with the classes that were answered
   * @param answers {@code [rows, classes]}, each row not negative and summing to 1
   */
  public Trained pupil(Dataset asked, INDArray answers, Job job, Control control) {
    double[] said = answers.dup('c').data().asDouble();
    Key key = Key.of("pupil", Engine.local(), asked.digest(), said, job);
    allowance.ifPresent(it -> it.lessons(List.of(key)));
    Optional<Trained> kept = cache.get(key).map(ModelBytes::read);
    if (kept.isPresent()) {
      return kept.get();
    }
    Examples examples = new Examples(asked.features(), asked.labels(), Optional.of(answers));
    Trained trained = workers.train(examples, List.of(job), control, (i, model) -> {}).get(0);
    cache.put(key, ModelBytes.write(trained));
    allowance.ifPresent(it -> it.keep(cache));
    return trained;
  }

  /** What training a {@link #pupil} costs, by a job on rows of a data set; for a plan. */
  public Order lesson(String what, Dataset data, Job job) {
    Key key = Key.of("lesson", what, data.digest(), job);
    return new Order(what, data, List.of(job), List.of(key), Optional.empty());
  }

  /**
   * What training {@link #classifiers} costs, of which nothing is known but their number and about
   * how many rows each learns from; for a plan. The time of a step is measured on zeros.
   *
   * @param job whose rows are counted alone
   */
  public Order lesson(String what, Job job, int models) {
    int width = job.network().input().size();
    Dataset zeros =
        Dataset.of(
            "zeros",
            Nd4j.zeros(DataType.FLOAT, ZEROS, width),
            job.network().input(),
            new int[ZEROS],
            List.of("other", "member"),
            List.of(),
            List.of());
    int[] rows = new int[Math.max(1, job.rows().length)];
    Arrays.setAll(rows, i -> i % ZEROS);
    List<Job> jobs = new ArrayList<>();
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < models; i++) {
      jobs.add(new Job(job.network(), job.plan(), rows, job.seed() + i));
      keys.add(
          Key.of("lesson", what, rows.length, jobs.get(i).network(), job.plan(), job.seed(), i));
    }
    return new Order(what, zeros, jobs, keys, Optional.empty());
  }

  /**
   * The rows that models are trained on: what is planted first, and then what defenses make of it.
   */
  private Treatment treated(Blueprint blueprint) {
    Dataset data = blueprint.data();
    Seed planting = blueprint.lineage().seed(root).split("planted");
    for (int i = 0; i < blueprint.planted().size(); i++) {
      data = blueprint.planted().get(i).into(data, blueprint.split(), planting.split(i));
    }
    Treatment treated = Treatment.inPlace(data);
    for (DataDefense defense : blueprint.stage(DataDefense.class)) {
      Seed seed = blueprint.lineage().seed(root).split("data", defense);
      treated = treated.then(defense.apply(treated.rows(), kept(seed)));
    }
    return treated;
  }

  private Fit fit(Blueprint blueprint, Treatment treated) {
    int members = treated.of(blueprint.split().members()).length;
    return fit(blueprint, treated, blueprint.counted().orElse(members));
  }

  private Fit fit(Blueprint blueprint, Treatment treated, int rows) {
    Dataset data = treated.rows();
    Fit fit =
        new Fit(
            network(blueprint.model(), data),
            blueprint.training().plan(),
            rows,
            seeded,
            Optional.empty());
    for (TrainDefense defense : blueprint.stage(TrainDefense.class)) {
      fit = defense.apply(fit);
    }
    List<DataDefense> before = blueprint.stage(DataDefense.class);
    if (fit.spent().isPresent()
        && (treated.repeats() || !before.stream().allMatch(DataDefense::alone))) {
      throw new Fault(
          "D404",
          null,
          "what a defense makes of a row depends on other rows, or is several rows, and private"
              + " training hides one",
          "leave one of the two defenses out");
    }
    if (fit.spent().isPresent() && data.persons().isPresent()) {
      fit = onePerson(fit, data.persons().get());
    }
    boolean standardised =
        Stream.concat(data.columns().stream(), data.truth().column().stream())
            .anyMatch(column -> column.type() == Column.Type.NUMBER && !column.declared());
    return standardised ? fit.noting(STANDARDISED) : fit;
  }

  /**
   * @throws Fault R522 if the model cannot learn what the rows are labelled with
   */
  private static Network network(Model model, Dataset data) {
    Labels.Kind kind = data.truth().kind();
    if (kind == Labels.Kind.CLASSES ? !model.classes() : !model.numbers()) {
      throw new Fault(
          "R522",
          "model",
          "`%s` cannot learn labels that are %s"
              .formatted(
                  Schema.of(((Record) model).getClass()).name(),
                  kind.name().toLowerCase(Locale.ROOT)),
          "`linear` and `mlp` predict numbers, `logistic` and `mlp` classes");
    }
    return model.network(data.shape(), data.truth().outputs());
  }

  /**
   * @throws Fault D438 if a person may have several rows
   */
  private static Fit onePerson(Fit fit, Persons whose) {
    if (whose.most() > 1) {
      throw new Fault(
          "D438",
          null,
          "a person may have several rows of the data, and private training hides one",
          "load one row of each: load csv … person=… per_person=1");
    }
    return fit.noting("one row of each person was kept, so that it hides persons");
  }

  /** Trains the models that were not trained before; results in the order's order. */
  private List<Trained> train(Order order, Control control) {
    allowance.ifPresent(it -> it.models(order.kind(), order.keys()));
    return finished(order, control);
  }

  private List<Trained> finished(Order order, Control control) {
    Trained[] trained = new Trained[order.jobs().size()];
    List<Integer> missing = new ArrayList<>();
    for (int i = 0; i < trained.length; i++) {
      trained[i] = cache.get(order.keys().get(i)).map(ModelBytes::read).orElse(null);
      if (trained[i] == null) {
        missing.add(i);
      }
    }
    CountedWork count =
        new CountedWork(order.kind(), trained.length, trained.length - missing.size(), control);
    BiConsumer<Integer, Trained> done =
        (job, model) -> {
          trained[job] = model;
          cache.put(order.keys().get(job), ModelBytes.write(model));
          count.finished();
        };
    if (order.teachers().isPresent()) {
      Distillation lessons = new Distillation(order.teachers().get(), order.data(), workers, count);
      for (int job : missing) {
        List<Job> one = List.of(order.jobs().get(job));
        workers.train(lessons.of(one.get(0)), one, count, (i, model) -> done.accept(job, model));
      }
    } else {
      workers.train(
          order.examples(),
          missing.stream().map(order.jobs()::get).toList(),
          count,
          (i, model) -> done.accept(missing.get(i), model));
    }
    return Arrays.asList(trained);
  }
}
