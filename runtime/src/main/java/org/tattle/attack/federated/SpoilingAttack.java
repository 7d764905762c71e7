package org.tattle.attack.federated;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Work;
import org.tattle.federated.Federation;
import org.tattle.federated.client.BadClients;
import org.tattle.model.Access;
import org.tattle.run.Control;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.subject.Prospect;

/**
 * An attack by some clients of a federation, who send what spoils the model. The federation is made
 * again with them, by the same server and the same honest clients; what counts is how many rows the
 * model gets wrong that it got right without them, less those that it got wrong without them.
 *
 * <p>The control is what a round more does by itself, of honest clients. The weaker explanation is
 * that these clients' rows are missed: the same clients stay away.
 */
interface SpoilingAttack extends Attack<Federation>, BadClients {

  @Override
  default Class<Federation> on() {
    return Federation.class;
  }

  @Override
  default Class<Spoiled> finds() {
    return Spoiled.class;
  }

  @Override
  default Set<Access> needs() {
    return Set.of(Access.LABELS);
  }

  @Override
  default Work work(Prospect target, Context context) {
    return Federation.with(target, this).map(Work::copy).orElse(Work.NOTHING);
  }

  @Override
  default Spoiled run(Federation federation, Context context) {
    return spoiled(federation, this, context);
  }

  private static Spoiled spoiled(Federation federation, BadClients by, Context context) {
    Federation after = federation.with(by, context.trainer(), context.control());
    return Spoiled.of(
        federation.model(),
        after.model(),
        by.clients(),
        federation.clientCount(),
        () ->
            Optional.ofNullable(after.overRounds(Control.here()).get("accuracy"))
                .map(Supplier::get));
  }

  @Override
  default Optional<Counterpart> control(Federation federation, Context context) {
    if (federation.length() < 2) {
      return Optional.empty();
    }
    Spoiled chance =
        Spoiled.of(
            federation.after(federation.length() - 1),
            federation.model(),
            0,
            federation.clientCount(),
            Optional::empty);
    return Optional.of(
        new Counterpart(
            chance.surely(),
            AttackFaults.CONTROL_ROUND,
            "by the last round of honest clients, which should lose nothing",
            "The control of “%s” failed: the last round of honest clients loses rows as well (%s"
                + " of them), so a loss may be the model's own unrest."));
  }

  @Override
  default Work explaining(Prospect target, Context context) {
    return Federation.with(target, new Absent(clients())).map(Work::copy).orElse(Work.NOTHING);
  }

  @Override
  default Optional<Counterpart> explanation(Federation federation, Context context) {
    return Optional.of(
        new Counterpart(
            spoiled(federation, new Absent(clients()), context).leaks().get(0),
            AttackFaults.CLIENTS_ARE_MISSED,
            "where the same clients stay away",
            "“%s” may have a simpler reason: where the same clients stay away, rows are lost as"
                + " well (%s of them)."));
  }

  /** Clients who stay away. */
  record Absent(int clients) implements BadClients {
    @Override
    public float[][] send(float[][] own, int all, UniformRandomProvider random) {
      return new float[0][];
    }
  }
}
