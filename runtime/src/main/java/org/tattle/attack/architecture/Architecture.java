package org.tattle.attack.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Work;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.ParameterFault;
import org.tattle.model.Access;
import org.tattle.nn.network.Layer;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;

/**
 * Tells how a network is built by what it answers (Oh, Augustin, Schiele and Fritz 2018, section 3,
 * “kennen-o”, at small scale):
 *
 * <ol>
 *   <li>train models of random designs of a family, each on rows drawn anew and otherwise as the
 *       target was;
 *   <li>ask each the same questions: rows of the attacker's, and rows that lie three times as far
 *       out, where functions that level off and those that do not part;
 *   <li>fit a {@link Recogniser} of each trait on the answers;
 *   <li>how often it tells all traits rightly is tried on as many models that it has not seen, and
 *       what it says of the target is its design.
 * </ol>
 *
 * <p>Which design a model has was dealt by lot, so guessing is right as often as the commonest is
 * there. Beside it stands who knows two numbers of each model alone: how often it is right about
 * these rows, and how sure it is.
 */
@Component(
    name = "architecture",
    doc = "Tells which of a family of networks the target is, by its answers.",
    paper = "Oh et al. 2018, Towards Reverse-Engineering Black-Box Neural Networks",
    example = "attack architecture with layers=[1, 2] units=[16, 128] shadows=40")
public record Architecture(
    @Param(doc = "numbers of hidden layers that are told apart", min = 1, max = 16)
        List<Integer> layers,
    @Param(doc = "units of each hidden layer that are told apart", min = 1, max = 4096)
        List<Integer> units,
    @Param(doc = "functions after each hidden layer that are told apart")
        List<Layer.Function> activations,
    @Param(doc = "models to learn from, and as many to be tried on", min = 20, max = 100_000)
        int shadows,
    @Param(doc = "questions that each is asked", min = 2, max = 100_000) int queries)
    implements Attack<Target> {

  public Architecture() {
    this(
        List.of(1, 2),
        List.of(16, 128),
        List.of(Layer.Function.RELU, Layer.Function.TANH),
        100,
        200);
  }

  public Architecture {
    layers = List.copyOf(layers);
    units = List.copyOf(units);
    activations = List.copyOf(activations);
    int designs = Design.all(layers, units, activations).size();
    if (designs < 2) {
      throw new ParameterFault(
          "one design is told from no other: give two `units`, such as `units=[16, 128]`", "units");
    }
    if (shadows < 2 * designs) {
      throw new ParameterFault(
          "%s designs are not learned from so few models: give `shadows=%s` or more"
              .formatted(designs, 2 * designs),
          "shadows");
    }
  }

  @Override
  public Class<Target> on() {
    return Target.class;
  }

  @Override
  public Class<DesignTold> finds() {
    return DesignTold.class;
  }

  @Override
  public Set<Access> needs() {
    return Set.of(
        Access.LABELS, Access.PROBABILITIES, Access.QUERIES, Access.TRAINING, Access.STEPS);
  }

  @Override
  public Work work(Prospect target, Context context) {
    return target instanceof ModelRecipe<?> how
        ? Work.copies(models(how, context).recipes())
        : Work.NOTHING;
  }

  private Lineup models(ModelRecipe<?> target, Context context) {
    return Lineup.of(target, Design.all(layers, units, activations), 2 * shadows, queries, context);
  }

  @Override
  public DesignTold run(Target target, Context context) {
    ModelRecipe<?> recipe = (ModelRecipe<?>) target.recipe().orElseThrow();
    Lineup models = models(recipe, context);
    List<Lineup.Seen> seen = models.seen();
    Lineup.Seen here = models.look(target);
    Recogniser whole = models.recogniser(seen, Lineup.Seen::answers, models.designs());
    Recogniser brief = models.recogniser(seen, Lineup.Seen::brief, models.designs());
    List<DesignTold.Tried> tried = new ArrayList<>();
    for (int i = shadows; i < 2 * shadows; i++) {
      tried.add(
          new DesignTold.Tried(
              models.designs().get(i),
              whole.of(seen.get(i).answers()),
              brief.of(seen.get(i).brief())));
    }
    return new DesignTold(
        models.family(), tried, whole.of(here.answers()), Design.of(recipe.model()));
  }

  /** The same learned from designs that are no model's own: then none can be told. */
  @Override
  public Optional<Counterpart> control(Target target, Context context) {
    Lineup models = models((ModelRecipe<?>) target.recipe().orElseThrow(), context);
    List<Lineup.Seen> seen = models.seen();
    Design[] dealt = models.designs().toArray(Design[]::new);
    int[] order = new int[dealt.length];
    Arrays.setAll(order, i -> i);
    PermutationSampler.shuffle(context.seed().split("control").random(), order);
    Arrays.setAll(dealt, i -> models.designs().get(order[i]));
    Recogniser recogniser = models.recogniser(seen, Lineup.Seen::answers, List.of(dealt));
    List<DesignTold.Tried> tried = new ArrayList<>();
    for (int i = shadows; i < 2 * shadows; i++) {
      var said = recogniser.of(seen.get(i).answers());
      tried.add(new DesignTold.Tried(dealt[i], said, said));
    }
    return Optional.of(
        new Counterpart(
            DesignTold.against(tried),
            AttackFaults.CONTROL_DESIGNS,
            "on designs dealt to the models by lot, where guessing is right",
            "The control of “%s” failed: it also tells designs apart that were dealt to models by"
                + " lot (%s), so what it found may be by chance."));
  }
}
