package org.tattle.attack.poisoning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Work;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.measure.Roc;
import org.tattle.model.Access;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Prospect;
import org.tattle.subject.Recipe;
import org.tattle.subject.Target;

/**
 * Poisons the training so that it tells more of other people's rows (Tramèr, Shokri, San Joaquin,
 * Le, Jagielski, Hong and Carlini 2022, Truth Serum, section 4.2):
 *
 * <ol>
 *   <li>of some rows, half of them members, one would know which are; rows of the attacker's own
 *       become copies of them that are called another class;
 *   <li>a model that learned from the copies alone gives a row its wrong class; one that had the
 *       row itself among its training stands apart from that more than it would have before;
 *   <li>shadow models, with the same copies, say how far: a row is the likelier a member the
 *       likelier its answer is among those that had it (LiRA, {@link TwinTrial}).
 * </ol>
 *
 * <p>What counts is by how much the area under the ROC rises over the same attack on the target as
 * it is, with as many shadow models. The weaker explanation is that any wrong labels would do: the
 * paper's untargeted attack is as many copies of other rows.
 */
@Component(
    name = "privacy_poison",
    doc =
        "Plants mislabelled copies of other people's rows, so that the model tells who was in it.",
    paper =
        "Tramèr et al. 2022, Truth Serum: Poisoning Machine Learning Models to Reveal Their Secrets",
    example = "attack privacy_poison with rows=10 copies=4")
public record PrivacyPoison(
    @Param(doc = "rows that one would know of, half of them members", min = 4, max = 100_000)
        int rows,
    @Param(doc = "mislabelled copies of each that are planted", min = 1, max = 1000) int copies,
    @Param(doc = "shadow models to train with the copies, and as many without", min = 2, max = 1024)
        int shadows,
    @Param(doc = "other numbers of copies to plant as well, for a curve", min = 1, max = 1000)
        List<Integer> at)
    implements Attack<Target> {

  public PrivacyPoison() {
    this(50, 8, 8, List.of());
  }

  public PrivacyPoison {
    at = List.copyOf(at);
  }

  @Override
  public Class<Target> on() {
    return Target.class;
  }

  @Override
  public boolean tellsOfMembers() {
    return true;
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.PROBABILITIES, Access.TRAINING);
  }

  @Override
  public Class<Betrayed> finds() {
    return Betrayed.class;
  }

  @Override
  public Work work(Prospect target, Context context) {
    return ModelRecipe.of(target)
        .map(how -> Work.copies(copies(how, context)))
        .orElse(Work.NOTHING);
  }

  private List<Recipe<?>> copies(ModelRecipe<?> how, Context context) {
    Victims victims = Victims.of(how, rows, context);
    List<Recipe<?>> all = new ArrayList<>(victims.shadows(how, shadows));
    List<Twins> planted = new ArrayList<>();
    numbers().forEach(count -> planted.add(victims.twins(how, count)));
    planted.add(victims.elsewhere(how, copies));
    for (Twins twins : planted) {
      ModelRecipe<?> poisoned = how.with(twins);
      all.add(poisoned);
      all.addAll(victims.shadows(poisoned, shadows));
    }
    return all;
  }

  /** All numbers of copies to plant, ascending. */
  private Set<Integer> numbers() {
    Set<Integer> all = new TreeSet<>(at);
    all.add(copies);
    return all;
  }

  @Override
  public Betrayed run(Target target, Context context) {
    Victims victims = Victims.of(target.made(), rows, context);
    List<Betrayed.Reached> curve = new ArrayList<>();
    PoisonTrial own = null;
    for (int count : numbers()) {
      PoisonTrial trial = PoisonTrial.of(target, victims.twins(target.made(), count), context);
      curve.add(new Betrayed.Reached(count, told(trial.model(), victims, context), trial.clean()));
      own = count == copies ? trial : own;
    }
    return new Betrayed(
        own,
        copies,
        curve,
        told(target, victims, context),
        told(elsewhere(target, victims, context), victims, context));
  }

  private Target elsewhere(Target target, Victims victims, Context context) {
    return target
        .made()
        .with(victims.elsewhere(target.made(), copies))
        .make(context.trainer(), context.control());
  }

  private Roc told(Target model, Victims victims, Context context) {
    List<Target> others =
        victims.shadows(model.made(), shadows).stream()
            .map(how -> how.make(context.trainer(), context.control()))
            .toList();
    return new TwinTrial(victims.rows(), model, others).roc(context.control());
  }

  @Override
  public Optional<Counterpart> control(Target target, Context context) {
    Victims victims = Victims.of(target.made(), rows, context);
    return Optional.of(
        Betrayed.untargeted(
            told(elsewhere(target, victims, context), victims, context),
            told(target, victims, context)));
  }
}
