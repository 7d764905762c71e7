package org.tattle.federated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tattle.federated.look.Look;
import org.tattle.federated.look.LookOrder;
import org.tattle.federated.look.SeenUpdate;
import org.tattle.federated.look.Supposed;
import org.tattle.federated.look.SupposedOrder;
import org.tattle.federated.round.FederationOrder;
import org.tattle.federated.round.ServerState;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;
import org.tattle.subject.Prospect;
import org.tattle.subject.train.Order;
import org.tattle.subject.train.Trainer;

/**
 * Somebody who looks at what is sent in a federation.
 *
 * @param told what the server sends in the first round, by the model that it begins with, if it
 *     deceives
 */
public record Onlooker(Look look, Optional<UnaryOperator<Trained>> told) {

  /** One who touches nothing. */
  public Onlooker(Look look) {
    this(look, Optional.empty());
  }

  /** What is trained for that, so that a plan can tell; nothing of what is no federation. */
  public Optional<Order> order(Prospect federation, Trainer trainer) {
    return federation instanceof FederationRecipe recipe
        ? Optional.of(order(recipe.order(trainer)))
        : Optional.empty();
  }

  private LookOrder order(FederationOrder federation) {
    Trained fresh = Trained.fresh(federation.attendance().like());
    return new LookOrder(federation, look, told.map(it -> it.apply(fresh).weights()));
  }

  /** What is trained where clients are supposed to have other rows. */
  public static Optional<Order> order(Prospect federation, Supposed supposed, Trainer trainer) {
    return federation instanceof FederationRecipe recipe
        ? Optional.of(new SupposedOrder(recipe.order(trainer), supposed))
        : Optional.empty();
  }

  /** What would be seen then, {@code [rounds][cases][weights]}. */
  public static float[][][] sees(
      Federation federation, Supposed supposed, Trainer trainer, Control control) {
    SupposedOrder order = new SupposedOrder(federation.order(), supposed);
    List<ServerState> states = new ArrayList<>(List.of(federation.order().first()));
    states.addAll(federation.rounds());
    return trainer.made(order, (workers, cache) -> order.seen(states, workers, cache, control));
  }

  /**
   * What is seen, which is made again where it is not kept: nothing that clients send is stored
   * when a federation is trained.
   */
  public List<SeenUpdate> sees(Federation federation, Trainer trainer, Control control) {
    LookOrder looking = order(federation.order());
    List<ServerState> states = new ArrayList<>(List.of(federation.order().first()));
    states.addAll(federation.rounds());
    return trainer.made(looking, (workers, cache) -> looking.seen(states, workers, cache, control));
  }
}
