package org.tattle.target;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.component.Metric;
import org.tattle.data.Recorded;
import org.tattle.data.Split;
import org.tattle.defense.Defense;
import org.tattle.defense.Limit;
import org.tattle.defense.QueryLimit;
import org.tattle.measure.Caveat;
import org.tattle.measure.Estimate;
import org.tattle.model.Access;
import org.tattle.nn.Job;
import org.tattle.nn.Trained;
import org.tattle.privacy.Spent;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.run.Seed;

/**
 * A trained model with everything that made it: what attacks attack. One that was trained elsewhere
 * is known by its recorded answers alone, and {@link #access} says so.
 */
public final class Target {
  private final Key key;
  private final Split split;
  private final Set<Access> access;
  private final Answers answers;
  private final Optional<Made> made;
  private final Optional<Transcript> transcript;
  private final Optional<Visit> visit;
  private final boolean seeded;

  private record Made(
      Blueprint blueprint, Job job, Trained trained, List<Limit> limits, Optional<Spent> spent) {}

  /**
   * A target that was trained here.
   *
   * @param seeded whether its defenses draw from a seed that was set
   */
  Target(
      Blueprint blueprint,
      Job job,
      Trained trained,
      List<Limit> limits,
      Answers answers,
      Optional<Spent> spent,
      boolean seeded) {
    this.key = blueprint.key();
    this.split = blueprint.split();
    this.access = blueprint.access();
    this.answers = answers;
    this.made = Optional.of(new Made(blueprint, job, trained, limits, spent));
    this.transcript = Optional.empty();
    this.visit = Optional.empty();
    this.seeded = seeded;
  }

  /** A target that was trained elsewhere. */
  Target(Transcript transcript, boolean seeded) {
    this.key = transcript.key();
    this.split = transcript.split();
    this.access = transcript.access();
    this.answers = transcript.answers();
    this.made = Optional.empty();
    this.transcript = Optional.of(transcript);
    this.visit = Optional.empty();
    this.seeded = seeded;
  }

  private Target(Target whole, Split split, Answers answers, Optional<Visit> visit) {
    this.key = whole.key;
    this.split = split;
    this.access = whole.access;
    this.answers = answers;
    this.made = whole.made;
    this.transcript = whole.transcript;
    this.visit = visit;
    this.seeded = whole.seeded;
  }

  /**
   * A null target: this model and its non-members, half of which, drawn at random, are called
   * members. It was trained on none of them, so nobody can tell the two halves apart but by chance.
   */
  public Target untrained() {
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
    return new Target(this, halves, answers.take(both), visit);
  }

  private static int[] sorted(int[] order, int from, int to) {
    return IntStream.of(order).skip(from).limit(to - from).sorted().toArray();
  }

  /**
   * This target as one attacker meets it who begins now: with its limit on queries, if it is
   * defended by one.
   */
  public Target visited(Seed seed) {
    List<Limit> limits = transcript.map(Transcript::limits).orElseGet(() -> made().limits());
    for (Limit limit : limits) {
      if (limit instanceof QueryLimit query) {
        Visit begun = new Visit(new Meter(query), seed.split("visit"));
        return new Target(this, split, answers.metered(begun), Optional.of(begun));
      }
    }
    return this;
  }

  /** How far whoever visits it got against its limit on queries, if it has one. */
  public Optional<Queries> queries() {
    return visit.map(v -> v.meter().queries());
  }

  /** The target that answered so. */
  public static Target of(Recorded recorded) {
    return new Target(new Transcript(recorded), false);
  }

  /** Its defenses that draw what nobody must be able to compute. */
  private List<Defense> drawing() {
    return Stream.concat(
            made.stream().flatMap(it -> it.blueprint().defenses().stream()),
            transcript.stream().flatMap(it -> it.defenses().stream()))
        .filter(Defense::draws)
        .toList();
  }

  /** Whether another run would make another one, since its defenses draw anew. */
  public boolean drawnAnew() {
    return !seeded && !drawing().isEmpty();
  }

  /** Its defenses whose draws can be computed by whoever knows the seed that was set. */
  public List<Defense> foreseen() {
    return seeded ? drawing() : List.of();
  }

  /** What it is, as a name: equal targets have equal keys. */
  public Key key() {
    return key;
  }

  /** Which rows it was trained on. */
  public Split split() {
    return split;
  }

  /** What an attacker can ask of it. */
  public Set<Access> access() {
    return Set.copyOf(access);
  }

  /**
   * What it was made from.
   *
   * @throws IllegalStateException if it does not give {@link Access#TRAINING}
   */
  public Blueprint blueprint() {
    return made().blueprint();
  }

  /** Whether it is a defended copy of the other: the same training, and more defenses. */
  public boolean defends(Target other) {
    return made.isPresent() && other.made.isPresent() && blueprint().defends(other.blueprint());
  }

  /**
   * The model behind the answers.
   *
   * @throws IllegalStateException if it was trained elsewhere
   */
  public Trained trained() {
    return made().trained();
  }

  /**
   * What its model was trained by.
   *
   * @throws IllegalStateException if it was trained elsewhere
   */
  public Job job() {
    return made().job();
  }

  private Made made() {
    return made.orElseThrow(() -> new IllegalStateException("this target was trained elsewhere"));
  }

  /** What is known of it if it was trained elsewhere. */
  public Optional<Transcript> transcript() {
    return transcript;
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
   * @throws IllegalStateException if it was trained elsewhere
   */
  public Answers ask(INDArray features, int[] labels, Control control) {
    Said said = new Said.Computed(trained().outputs(features, control));
    Answers given = Answers.of(said, labels, made().limits());
    return visit.map(given::metered).orElse(given);
  }

  /** Whether answer {@code i} is for a row that it was trained on. */
  public boolean member(int i) {
    return i < split.members().length;
  }

  /** Whether somebody said who is a member, by a column or a file; else they were drawn here. */
  public boolean told() {
    return transcript.isPresent() || blueprint().data().members().isPresent();
  }

  /** The differential privacy that its training spent, if it gives any. */
  public Optional<Spent> spent() {
    return made.flatMap(Made::spent);
  }

  @Metric(doc = "share of non-members that it classifies rightly", share = true, headline = true)
  public Estimate accuracy() {
    return right(false);
  }

  @Metric(doc = "share of members that it classifies rightly", share = true)
  public Estimate trainAccuracy() {
    return right(true);
  }

  @Metric(doc = "share of non-members that it classifies rightly", share = true)
  public Estimate testAccuracy() {
    return right(false);
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

  private Estimate right(boolean members) {
    int correct = 0;
    int asked = 0;
    for (int i = 0; i < answers.size(); i++) {
      if (member(i) == members) {
        asked++;
        correct += answers.correct(i) ? 1 : 0;
      }
    }
    return Estimate.proportion(correct, asked);
  }
}
