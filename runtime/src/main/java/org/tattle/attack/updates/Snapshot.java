package org.tattle.attack.updates;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Work;
import org.tattle.attack.membership.Controls;
import org.tattle.attack.membership.Membership;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.federated.Federation;
import org.tattle.federated.Onlooker;
import org.tattle.federated.look.Look;
import org.tattle.model.Access;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.UpdateFaults;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;

/**
 * Takes the model that there is in the middle of a federation: the server's after a round, which
 * all clients have, or what a client's update makes of the model that it was sent, which whoever
 * sees single updates has. It is a target of its own, and so all attacks on models work on it; here
 * rows are ranked by their loss (Yeom et al. 2018), a client's own among rows that nobody has.
 */
@Component(
    name = "snapshot",
    doc = "Takes the model of a round, or what one client made of it: a target of its own.",
    paper = "Nasr et al. 2019, Comprehensive Privacy Analysis of Deep Learning",
    example = "attack snapshot on fed with client=3 as third")
public record Snapshot(
    @Param(doc = "which round, from 1; if not given, the last", min = 1, max = 1_000_000)
        Optional<Integer> round,
    @Param(
            doc = "whose model, by the number of the client, from 0; if not given, the server's",
            min = 0,
            max = 100_000)
        Optional<Integer> client)
    implements Attack<Federation> {
  public Snapshot() {
    this(Optional.empty(), Optional.empty());
  }

  @Override
  public Class<Federation> on() {
    return Federation.class;
  }

  @Override
  public Class<SnapshotTaken> finds() {
    return SnapshotTaken.class;
  }

  @Override
  public boolean tellsOfMembers() {
    return true;
  }

  @Override
  public Set<Access> needs() {
    return client.isPresent() ? Set.of(Access.UPDATES) : Set.of();
  }

  private Optional<Look> look() {
    return client.map(it -> Look.at(round, it));
  }

  @Override
  public Work work(Prospect target, Context context) {
    return look()
        .flatMap(it -> new Onlooker(it).order(target, context.trainer()))
        .map(order -> Work.NOTHING.probing(List.of(order)))
        .orElse(Work.NOTHING);
  }

  @Override
  public SnapshotTaken run(Federation federation, Context context) {
    Target model = model(federation, context);
    return new SnapshotTaken(model, ranked(model));
  }

  private Target model(Federation federation, Context context) {
    if (look().isPresent()) {
      return federation.client(
          new Onlooker(look().get()).sees(federation, context.trainer(), context.control()).get(0));
    }
    int number = round.orElse(federation.length());
    if (number > federation.length()) {
      throw Fault.of(UpdateFaults.NO_SUCH_ROUND, federation.length(), number).at("round");
    }
    return federation.after(number);
  }

  private static Membership ranked(Target model) {
    double[] scores =
        IntStream.range(0, model.answers().size())
            .mapToDouble(i -> -model.answers().loss(i))
            .toArray();
    return Membership.of(model, scores, List.of());
  }

  /** On rows that nobody has, half of them called members. */
  @Override
  public Optional<Counterpart> control(Federation federation, Context context) {
    Target untrained = Controls.untrained(model(federation, context));
    return Optional.of(Controls.nothing(ranked(untrained).roc().auc(0.99)));
  }
}
