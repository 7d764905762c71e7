package org.tattle.attack.updates;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.membership.Controls;
import org.tattle.attack.membership.Membership;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.federated.Federation;
import org.tattle.federated.look.Look;
import org.tattle.federated.look.SeenUpdate;
import org.tattle.subject.Target;

/**
 * Tells who is among the clients' rows by how far updates go the way that a row would have them go,
 * over several rounds: of each round what fits best counts, and rounds are added up.
 */
@Component(
    name = "update_membership",
    doc = "Tells which rows clients have, by what they send over several rounds.",
    paper = "Nasr et al. 2019, Comprehensive Privacy Analysis of Deep Learning",
    example = "attack update_membership on fed with rounds=3")
public record UpdateMembership(
    @Param(
            doc = "rounds that are looked at, evenly from the first to the last",
            min = 1,
            max = 1000)
        int rounds,
    @Param(doc = "clients of each round that are looked at, who are drawn", min = 1, max = 10_000)
        int clients,
    @Param(doc = "who looks: the server, or a client, who sees how the model moves") Look.View view)
    implements LookingAttack {

  public UpdateMembership() {
    this(3, 10_000, Look.View.SERVER);
  }

  @Override
  public Look look() {
    return new Look(view, rounds, clients);
  }

  @Override
  public boolean tellsOfMembers() {
    return true;
  }

  @Override
  public Class<Membership> finds() {
    return Membership.class;
  }

  @Override
  public Membership run(Federation federation, Context context) {
    return told(federation, federation.model(), context);
  }

  private Membership told(Federation federation, Target target, Context context) {
    List<SeenUpdate> updates = seen(federation, context);
    OwnRows known = OwnRows.of(federation.data(), federation.split());
    int[] rows =
        IntStream.range(0, target.answers().size()).map(i -> target.answers().row(i)).toArray();
    double[][] fits = new RowFit(known, updates).of(rows, context.control());
    double[] scores = Arrays.stream(fits).mapToDouble(fit -> sum(fit, updates)).toArray();
    return Membership.of(target, scores, List.of());
  }

  /** Of each round the best fit, added up. */
  private static double sum(double[] fits, List<SeenUpdate> updates) {
    Map<Integer, Double> best = new HashMap<>();
    for (int u = 0; u < fits.length; u++) {
      best.merge(updates.get(u).round(), fits[u], Math::max);
    }
    return best.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** The same of rows that no client has, half of which are called members. */
  @Override
  public Optional<Counterpart> control(Federation federation, Context context) {
    if (federation.split().nonmembers().length < 4) {
      return Optional.empty();
    }
    Target nobody = Controls.untrained(federation.model());
    return Optional.of(Controls.nothing(told(federation, nobody, context).roc().auc(0.99)));
  }
}
