package org.tattle.subject;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.component.Metric;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.data.Split;
import org.tattle.data.recorded.Recorded;
import org.tattle.defense.DataDefense;
import org.tattle.defense.Defense;
import org.tattle.defense.Limit;
import org.tattle.defense.OutputDefense;
import org.tattle.defense.TrainDefense;
import org.tattle.defense.output.QueryLimit;
import org.tattle.measure.Caveat;
import org.tattle.measure.Estimate;
import org.tattle.model.Access;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Trained;
import org.tattle.privacy.account.Spent;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.run.Seed;

/**
 * A model that answers: who answers, what is true of its rows, and how to make more like it if that
 * is known. It may have been trained here, or elsewhere and be known by what was recorded of it;
 * nothing asks which, but what is there.
 */
@SubjectKind(
    noun = "model",
    trained = true,
    stages = {DataDefense.class, TrainDefense.class, OutputDefense.class})
public abstract sealed class Target implements Subject permits Classifier, Regressor, Scored {

  /**
   * All that there is of a target.
   *
   * @param answers what it answers for its members, then its non-members
   * @param log what one attacker asked, of one who may run into a limit
   */
  record State(
      Key key,
      Truth truth,
      Guarded guarded,
      Origin origin,
      Answers answers,
      Optional<QueryLog> log) {}

  private final Key key;
  private final Truth truth;
  private final Guarded guarded;
  private final Origin origin;
  private final Answers answers;
  private final Optional<QueryLog> log;

  Target(State state) {
    key = state.key();
    truth = state.truth();
    guarded = state.guarded();
    origin = state.origin();
    answers = state.answers();
    log = state.log();
  }

  /** By what it answers: what it is worth is measured so. */
  private static Target of(State state) {
    return switch (kind(state.guarded().service().shows())) {
      case CLASSES -> new Classifier(state);
      case NUMBERS -> new Regressor(state);
      case NOTHING -> new Scored(state);
    };
  }

  private static Labels.Kind kind(Set<Access> shown) {
    return shown.contains(Access.LABELS)
        ? Labels.Kind.CLASSES
        : shown.contains(Access.NUMBERS) ? Labels.Kind.NUMBERS : Labels.Kind.NOTHING;
  }

  /** The type of targets that show this, whose metrics can be read off them. */
  public static Class<? extends Target> type(Set<Access> shown) {
    return switch (kind(shown)) {
      case CLASSES -> Classifier.class;
      case NUMBERS -> Regressor.class;
      case NOTHING -> Scored.class;
    };
  }

  /** A target that was trained by a blueprint, and so has its key. */
  static Target of(
      Blueprint blueprint, Truth truth, Guarded guarded, Origin origin, Control control) {
    Answers answers = guarded.answers(truth, control);
    return of(new State(blueprint.key(), truth, guarded, origin, answers, Optional.empty()));
  }

  /** A target that is known by who answers for it. */
  static Target of(Truth truth, Guarded guarded, Origin origin) {
    Key key = guarded.service().key(guarded.defenses());
    Answers answers = guarded.answers(truth, Control.NONE);
    return of(new State(key, truth, guarded, origin, answers, Optional.empty()));
  }

  /** The same with other answers, for other members. */
  private Target asked(Split split, Answers given, Optional<QueryLog> by) {
    return of(new State(key, truth.with(split), guarded, origin, given, by));
  }

  /**
   * The same with one more defense before its outputs, without training it again.
   *
   * @param limit what the defense comes to
   * @param seeded whether it draws from a seed that was set
   */
  Target behind(OutputDefense defense, Limit limit, boolean seeded) {
    return of(truth, guarded.behind(defense, limit), origin.drawing(seeded));
  }

  /** The target that answered so. */
  public static Target of(Recorded recorded) {
    return new Transcript(recorded).target();
  }

  /**
   * A null target: this model and its non-members, half of which, drawn at random, are called
   * members. It was trained on none of them, so nobody can tell the two halves apart but by chance.
   */
  public Target untrained() {
    Split split = truth.split();
    int first = split.members().length;
    int[] order = IntStream.range(first, answers.size()).toArray();
    PermutationSampler.shuffle(key.seed(new Seed(0)).split("null").random(), order);
    int[] called = sorted(order, 0, order.length / 2);
    int[] rest = sorted(order, order.length / 2, order.length);
    Split halves =
        new Split(
            split.adversary(),
            IntStream.of(called).map(answers::row).toArray(),
            IntStream.of(rest).map(answers::row).toArray(),
            split.pool());
    int[] both = IntStream.concat(IntStream.of(called), IntStream.of(rest)).toArray();
    return asked(halves, answers.take(both), log);
  }

  private static int[] sorted(int[] order, int from, int to) {
    return IntStream.of(order).skip(from).limit(to - from).sorted().toArray();
  }

  /**
   * This target as one attacker meets it who begins now: with its limit on queries, if it is
   * defended by one.
   */
  @Override
  public Target visited(Seed seed) {
    for (Limit limit : guarded.limits()) {
      if (limit instanceof QueryLimit query) {
        QueryLog begun = new QueryLog(new QueryMeter(query), seed.split("visit"));
        return asked(truth.split(), answers.metered(begun), Optional.of(begun));
      }
    }
    return this;
  }

  /** This target as whoever owns it meets it: asking costs nothing, and nothing is refused. */
  public Target owned() {
    return log.isEmpty()
        ? this
        : asked(truth.split(), guarded.answers(truth, Control.NONE), Optional.empty());
  }

  /**
   * A model that somebody made of this one's answers: asked about the same rows, of which the same
   * are members of this one's training.
   */
  public Target copied(Trained trained, Job job) {
    Service copy = new TrainedService(truth.data(), UnaryOperator.identity(), trained, job);
    return of(
        truth,
        new Guarded(copy, List.of(), List.of()),
        Origin.unknown(List.of(), Optional.empty()));
  }

  /** How far whoever visits it got against its limit on queries, if it has one. */
  public Optional<Queries> queries() {
    return log.map(v -> v.meter().queries());
  }

  @Override
  public List<Defense> defenses() {
    return guarded.defenses();
  }

  /** Its defenses that draw what nobody must be able to compute. */
  private List<Defense> drawing() {
    return guarded.defenses().stream().filter(Defense::draws).toList();
  }

  @Override
  public boolean drawnAnew() {
    return !origin.seeded() && !drawing().isEmpty();
  }

  @Override
  public List<Defense> foreseen() {
    return origin.seeded() ? drawing() : List.of();
  }

  @Override
  public Key key() {
    return key;
  }

  /** Which rows it was trained on. */
  @Override
  public Split split() {
    return truth.split();
  }

  /** What is known of its rows besides its answers. */
  @Override
  public Dataset data() {
    return truth.data();
  }

  @Override
  public Set<Access> access() {
    Set<Access> shown = EnumSet.copyOf(guarded.service().shows());
    if (!origin.shadows().isEmpty()) {
      shown.add(Access.SHADOWS);
    }
    if (origin.recipe().isPresent()) {
      shown.add(Access.SHADOWS);
      shown.add(Access.TRAINING);
    }
    return OutputDefense.left(shown, guarded.defenses());
  }

  @Override
  public Optional<Blueprint> recipe() {
    return origin.recipe();
  }

  /**
   * What it was made from.
   *
   * @throws IllegalStateException if it does not give {@link Access#TRAINING}
   */
  public Blueprint blueprint() {
    return origin
        .recipe()
        .orElseThrow(() -> new IllegalStateException("nobody knows how it was made"));
  }

  /** What was read of it, if it was trained elsewhere. */
  @Override
  public Optional<Recorded> recorded() {
    return origin.recorded();
  }

  /** Models like it that came with it, behind its defenses. */
  public List<Shadow> shadows() {
    return origin.shadows().stream().map(shadow -> shadow.behind(guarded.limits())).toList();
  }

  /** The same before any defense. */
  List<Shadow> bareShadows() {
    return origin.shadows();
  }

  @Override
  public Target defended(Defense defense, Trainer trainer, Control control) {
    Target copy = trainer.defend(this, defense, control);
    copy.recipe().ifPresent(trainer::remember);
    return copy;
  }

  @Override
  public boolean defends(Subject other) {
    return other instanceof Target that
        && origin.recipe().isPresent()
        && that.origin.recipe().isPresent()
        && blueprint().defends(that.blueprint());
  }

  /**
   * The model behind the answers.
   *
   * @throws IllegalStateException if it does not give {@link Access#GRADIENTS}
   */
  public Trained trained() {
    return guarded
        .service()
        .weights()
        .orElseThrow(() -> new IllegalStateException("it shows no weights"));
  }

  /** What its model is given in the place of inputs, after defenses of the data. */
  public INDArray seen(INDArray features) {
    return guarded.service().seen(features);
  }

  /**
   * What its model was trained by.
   *
   * @throws IllegalStateException if that is not known
   */
  public Job job() {
    return guarded
        .service()
        .job()
        .orElseThrow(() -> new IllegalStateException("it was trained elsewhere"));
  }

  /** What it answers for its members, then its non-members. */
  public Answers answers() {
    return answers;
  }

  /**
   * What it answers for rows that need not be of its data set.
   *
   * @param features {@code [rows, features]}
   * @param labels the class that each row is taken to have
   * @throws IllegalStateException if it does not give {@link Access#QUERIES}
   */
  public Answers ask(INDArray features, int[] labels, Control control) {
    Answers given = Answers.of(guarded.service().ask(features, control), labels, guarded.limits());
    return log.map(given::metered).orElse(given);
  }

  /** Whether answer {@code i} is for a row that it was trained on. */
  public boolean member(int i) {
    return i < truth.split().members().length;
  }

  /** Whether somebody said who is a member, by a column or a file; else they were drawn here. */
  public boolean told() {
    return origin.recorded().isPresent() || truth.data().members().isPresent();
  }

  @Override
  public Optional<Spent> spent() {
    return origin.spent();
  }

  @Metric(
      doc = "epsilon that its training spent; infinite without differential privacy",
      paid = true)
  public Estimate eps() {
    Estimate spent = Estimate.exact(spent().map(Spent::epsilon).orElse(Double.POSITIVE_INFINITY));
    return spent()
        .flatMap(Spent::doubt)
        .map(words -> spent.doubted(Caveat.unproved(words)))
        .orElse(spent);
  }

  @Metric(doc = "delta that its training spent", paid = true)
  public Estimate delta() {
    return Estimate.exact(spent().map(Spent::delta).orElse(0.0));
  }
}
