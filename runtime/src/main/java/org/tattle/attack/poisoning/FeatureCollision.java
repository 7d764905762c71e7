package org.tattle.attack.poisoning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Work;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.model.Access;
import org.tattle.nn.train.Trained;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;

/**
 * Poisons a last layer with rows that are called what they look like (Shafahi, Huang, Najibi,
 * Suciu, Studer, Dumitras and Goldstein 2018, Poison Frogs!, algorithm 1):
 *
 * <ol>
 *   <li>t is a row that the attacker wants misjudged, b a row of the class that it is to get, and f
 *       what the last hidden layer of the network says, which the victim takes over as it is;
 *   <li>from x = b on, towards the target's features and back towards the base: {@code x ← x - λ
 *       ∇‖f(x) - f(t)‖²}, then {@code x ← (x + λβb) / (1 + λβ)}, with {@code β = near (width of f /
 *       width of x)²};
 *   <li>the victim trains a new last layer on the members with x in the place of b, and with others
 *       of that class that were moved likewise. It calls x by b's class, rightly as people see it,
 *       and so what has x's features, which is t.
 * </ol>
 *
 * <p>Each trial has a target, bases and a last layer of its own; what counts is how many targets
 * get the bases' class where the layer that learned from the bases as they were does not give it.
 * Where all layers are trained anew so few rows do little, as the paper says, and where a last
 * layer has few weights for many rows one row is not enough.
 */
@Component(
    name = "feature_collision",
    doc =
        "Moves rightly labelled rows, so that a last layer that learns from them misjudges another row.",
    paper = "Shafahi et al. 2018, Poison Frogs! Targeted Clean-Label Poisoning Attacks",
    example = "attack feature_collision with trials=5 poisons=5")
public record FeatureCollision(
    @Param(doc = "targets, each with bases and a last layer of its own", min = 1, max = 10_000)
        int trials,
    @Param(doc = "rows that are moved towards each target", min = 1, max = 10_000) int poisons,
    @Param(doc = "steps towards the target's features", min = 1, max = 100_000) int steps,
    @Param(doc = "how strongly a poison is held to what its base looks like", min = 0, max = 1000)
        double near)
    implements Attack<Target> {

  public FeatureCollision() {
    this(20, 5, 300, 0.25);
  }

  @Override
  public Class<Target> on() {
    return Target.class;
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.GRADIENTS, Access.TRAINING);
  }

  @Override
  public Class<Collided> finds() {
    return Collided.class;
  }

  @Override
  public Work work(Prospect target, Context context) {
    return ModelRecipe.of(target)
        .filter(how -> how.layers().isPresent())
        .map(how -> Work.NOTHING.learning(List.of(LastLayer.planned(how, trials + 2, context))))
        .orElse(Work.NOTHING);
  }

  @Override
  public Collided run(Target target, Context context) {
    LastLayer layer = new LastLayer(target, context);
    Collision collision = new Collision(layer, steps, near, context.control());
    Trained clean = layer.clean(0);
    List<Collided.Trial> all = new ArrayList<>();
    double usual = layer.accuracy(clean);
    for (Collision.Aim aim : collision.aims(trials, poisons, context.seed())) {
      List<float[]> moved =
          aim.bases().stream().map(base -> collision.poison(base, aim.target())).toList();
      Trained poisoned = layer.with(aim.bases(), moved);
      int first = aim.bases().get(0);
      all.add(
          new Collided.Trial(
              aim,
              moved.get(0),
              layer.says(poisoned, aim.target()),
              layer.says(clean, aim.target()),
              collision.features(moved.get(0), first, aim.target()),
              collision.looks(moved.get(0), first, aim.target()),
              layer.accuracy(poisoned),
              usual));
    }
    return new Collided(target.data(), layer.members().length, all);
  }

  /** What a layer that learned from no poison loses where it is trained once more. */
  @Override
  public Optional<Counterpart> control(Target target, Context context) {
    LastLayer layer = new LastLayer(target, context);
    Collision collision = new Collision(layer, steps, near, context.control());
    Trained clean = layer.clean(0);
    Trained again = layer.clean(1);
    List<Collision.Aim> aims = collision.aims(trials, poisons, context.seed());
    return Optional.of(
        Collided.unmoved(
            (int) aims.stream().filter(it -> layer.says(again, it.target()) == it.aim()).count(),
            (int) aims.stream().filter(it -> layer.says(clean, it.target()) == it.aim()).count(),
            aims.size()));
  }
}
