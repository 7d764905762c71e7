package org.tattle.subject;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.tattle.component.Metric;
import org.tattle.data.recorded.Recorded;
import org.tattle.defense.DataDefense;
import org.tattle.defense.Defense;
import org.tattle.defense.InputDefense;
import org.tattle.defense.OutputDefense;
import org.tattle.defense.TrainDefense;
import org.tattle.defense.sieve.Sifted;
import org.tattle.measure.Caveat;
import org.tattle.measure.Estimate;
import org.tattle.model.Access;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Trained;
import org.tattle.privacy.account.Spent;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Key;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.ForgettingFaults;
import org.tattle.run.catalogue.ModelFaults;
import org.tattle.subject.answer.Guarded;
import org.tattle.subject.answer.GuardedAnswers;
import org.tattle.subject.answer.Service;
import org.tattle.subject.answer.Shadow;
import org.tattle.subject.answer.TrainedService;
import org.tattle.subject.train.Trainer;
import org.tattle.unlearning.Unlearning;
import org.tattle.unlearning.receipt.ForgottenRows;

/**
 * A model that answers: who answers, what is true of its rows, and how to make more like it if that
 * is known. It may have been trained here, or elsewhere and be known by what was recorded of it;
 * nothing asks which, but what is there.
 */
@SubjectKind(
    noun = "model",
    trained = true,
    stages = {DataDefense.class, TrainDefense.class, InputDefense.class, OutputDefense.class})
public abstract class Target extends AskedTarget {

  /**
   * All that there is of a target.
   *
   * @param asked what whoever asks it now is told
   * @param recipe how to make another like it, if it was trained here
   */
  record State(
      Key key, GuardedAnswers asked, Optional<ModelRecipe<Target>> recipe, Origin origin) {}

  private final Key key;
  private final Optional<ModelRecipe<Target>> recipe;
  private final Origin origin;

  Target(State state) {
    super(state.asked());
    key = state.key();
    recipe = state.recipe();
    origin = state.origin();
  }

  /** One of the same class, of which other things hold. */
  abstract Target like(State state);

  /** The same, where whoever asks now is told that. */
  private Target telling(GuardedAnswers now) {
    return now == asked ? this : like(new State(key, now, recipe, origin));
  }

  /** One that is known by who answers for it, and that nobody knows how to make again. */
  private Target known(Guarded by, Origin from) {
    Key of = by.service().key(by.defenses());
    GuardedAnswers now = GuardedAnswers.of(asked.truth(), by, Control.here());
    return like(new State(of, now, Optional.empty(), from));
  }

  /**
   * This model, where others of the rows that it answered for are called its members.
   *
   * @param members which answers, by their numbers, ascending
   * @param others which are called non-members', ascending
   */
  public Target calling(int[] members, int[] others) {
    return telling(asked.calling(members, others));
  }

  /**
   * This target as one attacker meets it who begins now: with its gates, if it is defended by what
   * watches or limits queries.
   */
  @Override
  public Target visited(Seed seed) {
    return telling(asked.visited(seed));
  }

  /** This target as whoever owns it meets it: asking costs nothing, and nothing is refused. */
  public Target owned() {
    return telling(asked.owned());
  }

  /**
   * A model that somebody made of this one's answers: asked about the same rows, of which the same
   * are members of this one's training.
   */
  public Target copied(Trained trained, Job job) {
    Service copy = new TrainedService(asked.truth().data(), UnaryOperator.identity(), trained, job);
    return known(
        new Guarded(copy, List.of(), List.of()), Origin.unknown(List.of(), Optional.empty()));
  }

  /**
   * What somebody made of this one's weights, who has its file and nothing that stands before it.
   */
  public Target reweighted(Trained other, Job job) {
    Service changed = new TrainedService(asked.truth().data(), this::seen, other, job);
    return known(
        new Guarded(changed, List.of(), List.of()), Origin.unknown(List.of(), Optional.empty()));
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
    return origin.seeded()
        ? drawing().stream().filter(defense -> !defense.charged()).toList()
        : List.of();
  }

  @Override
  public Key key() {
    return key;
  }

  @Override
  public Set<Access> access() {
    Set<Access> shown = EnumSet.copyOf(guarded.service().shows());
    shown.addAll(recipe.map(ModelRecipe::allows).orElseGet(origin::allows));
    return Defense.left(shown, guarded.defenses());
  }

  @Override
  public Optional<ModelRecipe<Target>> recipe() {
    return recipe;
  }

  @Override
  public Prospect prospect() {
    if (recipe.isPresent()) {
      return recipe.get();
    }
    return new FoundTarget(
        guarded.service(),
        guarded.defenses(),
        asked.truth().data(),
        asked.truth().split(),
        origin.shadows(),
        origin.like(),
        told(),
        Optional.empty());
  }

  /**
   * How another like it is made.
   *
   * @throws IllegalStateException if it does not give {@link Access#TRAINING}
   */
  public ModelRecipe<Target> made() {
    return recipe.orElseThrow(() -> new IllegalStateException("nobody knows how it was made"));
  }

  /** What was read of it, if it was trained elsewhere. */
  @Override
  public Optional<Recorded> recorded() {
    return origin.recorded();
  }

  /** What its sieves made of the rows that it was to be trained on. */
  public List<Sifted> sifted() {
    return origin.sifted();
  }

  /** Models like it that came with it, behind its defenses. */
  public List<Shadow> shadows() {
    return behind(origin.shadows());
  }

  private List<Shadow> behind(List<Shadow> made) {
    return made.stream().map(shadow -> shadow.behind(guarded.limits())).toList();
  }

  /** The first {@code count} models like it; fewer if fewer came with it. */
  public List<Shadow> shadows(int count, Trainer trainer, Control control) {
    return recipe.isPresent()
        ? recipe.get().shadows(count, trainer, control)
        : behind(origin.shadows(count, trainer, control));
  }

  /**
   * @throws Fault T308 if it does not show what the defense needs, T305 if the defense needs a
   *     training that nobody can repeat
   */
  @Override
  public Target defended(Defense defense, Trainer trainer, Control control) {
    Set<Access> lacking = EnumSet.noneOf(Access.class);
    lacking.addAll(defense.needs());
    lacking.removeAll(access());
    if (!lacking.isEmpty()) {
      throw Fault.of(
          ModelFaults.DEFENSE_NEEDS_MORE,
          lacking.stream().map(Access::noun).collect(Collectors.joining(" and ")));
    }
    if (recipe.isPresent()) {
      ModelRecipe<Target> how = recipe.get();
      return how.with(defense).make(trainer, control);
    }
    return new LaterDefense(guarded, asked.truth(), origin.shadows(), key.seed(trainer.root()))
        .by(defense, trainer, control)
        .map(by -> known(by, origin.drawing(trainer.seeded())))
        .orElseThrow(() -> Fault.of(ModelFaults.DEFENSE_TRAINS));
  }

  /**
   * A copy of it that has forgotten some of its members.
   *
   * @throws Fault T317 if it cannot forget so
   */
  public Target unlearned(Unlearning by, int[] rows, Trainer trainer, Control control) {
    return recipe
        .orElseThrow(() -> Fault.of(ForgettingFaults.ELSEWHERE))
        .forgetting(by, rows)
        .make(trainer, control);
  }

  @Metric(
      doc =
          "rows that were trained on again to forget, each counted once for every epoch of a whole"
              + " training")
  public Optional<Estimate> retrained() {
    return origin.forgot().map(it -> Estimate.exact(it.retrained()));
  }

  /** What is promised of what it has forgotten, a sentence without a full stop. */
  public Optional<String> promised() {
    return origin.forgot().map(Forgot::promise);
  }

  /**
   * The rows that it has forgotten, to give a receipt for.
   *
   * @throws Fault R575 if it has forgotten none
   */
  public ForgottenRows forgottenRows() {
    int[] gone = split().forgotten();
    if (gone.length == 0 || recipe.isEmpty()) {
      throw Fault.of(ForgettingFaults.NOTHING_TO_GIVE_A_RECEIPT_FOR);
    }
    return new ForgottenRows(
        made().whole().key(), key, made().ways(), promised().orElse(""), data(), gone);
  }

  @Override
  public boolean defends(Subject other) {
    return other instanceof Target that
        && recipe.isPresent()
        && that.recipe.isPresent()
        && made().defends(that.made());
  }

  /** Whether somebody said who is a member, by a column or a file; else they were drawn here. */
  public boolean told() {
    return origin.recorded().isPresent() || asked.truth().data().members().isPresent();
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

  @Metric(
      doc = "share of members that are alone in a leaf of at least one of its trees",
      share = true)
  public Optional<Estimate> loneMembers() {
    return leaves().map(counts -> Estimate.exact(counts.lone()));
  }

  @Metric(doc = "members that come to a leaf, over all leaves of its trees that any comes to")
  public Optional<Estimate> leafRows() {
    return leaves().map(counts -> Estimate.exact(counts.each()));
  }
}
