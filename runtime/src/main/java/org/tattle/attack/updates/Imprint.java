package org.tattle.attack.updates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Work;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.federated.Federation;
import org.tattle.federated.Onlooker;
import org.tattle.federated.look.Look;
import org.tattle.federated.look.SeenUpdate;
import org.tattle.model.Access;
import org.tattle.run.Seed;
import org.tattle.subject.Prospect;

/**
 * A server that sends a trap in the place of its model ({@link Trap}). What two neighbouring units
 * changed differs by the rows between their thresholds, so a row that is alone there is read off,
 * also where the changes of many clients were added up: hiding single updates does not help against
 * it. It holds for clients who take one step; a second step begins with what the first made of the
 * trap.
 */
@Component(
    name = "imprint",
    doc = "A server that sends a trap instead of its model reads rows off what clients send back.",
    paper =
        "Fowl et al. 2022, Robbing the Fed: Directly Obtaining Private Data in Federated Learning",
    example = "attack imprint on fed with clients=4")
public record Imprint(
    @Param(doc = "clients that are looked at, who are drawn", min = 1, max = 10_000) int clients,
    @Param(
            doc = "how near a row counts as recovered: peak signal-to-noise ratio, in dB",
            min = 0,
            max = 200)
        double close)
    implements Attack<Federation> {

  public Imprint() {
    this(4, 20);
  }

  private Look look() {
    return new Look(Look.View.SERVER, 1, clients);
  }

  @Override
  public Class<Federation> on() {
    return Federation.class;
  }

  @Override
  public Class<RowsRegained> finds() {
    return RowsRegained.class;
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.UPDATE_SUM);
  }

  private Onlooker deceiver(Prospect target, Context context) {
    Trap trap = new Trap(OwnRows.of(target.data(), target.split()), context.seed().split("trap"));
    return new Onlooker(look(), Optional.of(trap::laid));
  }

  @Override
  public Work work(Prospect target, Context context) {
    return deceiver(target, context)
        .order(target, context.trainer())
        .map(order -> Work.NOTHING.probing(List.of(order)))
        .orElse(Work.NOTHING);
  }

  private List<SeenUpdate> seen(Federation federation, Context context) {
    return deceiver(federation.prospect(), context)
        .sees(federation, context.trainer(), context.control());
  }

  @Override
  public RowsRegained run(Federation federation, Context context) {
    return regained(federation, seen(federation, context), context);
  }

  private RowsRegained regained(Federation federation, List<SeenUpdate> updates, Context context) {
    OwnRows known = OwnRows.of(federation.data(), federation.split());
    List<RowsRegained.Row> rows = new ArrayList<>();
    for (SeenUpdate seen : updates) {
      context.control().check();
      rows.addAll(RowsRegained.held(seen, caught(seen, known), known));
    }
    return new RowsRegained(rows, close, known.shape(), known.least(), known.range());
  }

  /** What lies between neighbouring units, as far as it can be a row. */
  private static List<double[]> caught(SeenUpdate seen, OwnRows known) {
    int in = known.shape().size();
    int units = seen.before().network().slots().get(0).out().size();
    List<double[]> caught = new ArrayList<>();
    for (int unit = 0; unit < units && caught.size() < seen.count(); unit++) {
      double bias = between(seen.change(), unit, in, in, units);
      if (bias != 0) {
        int at = unit;
        double[] row = new double[in];
        Arrays.setAll(row, i -> between(seen.change(), at, i, in, units) / bias);
        double[] boxed = known.boxed(row);
        if (known.apart(row, boxed) < Analytic.OUTSIDE) {
          caught.add(boxed);
        }
      }
    }
    return caught;
  }

  private static double between(float[] change, int unit, int i, int in, int units) {
    double own = change[unit * (in + 1) + i];
    return unit + 1 < units ? own - change[(unit + 1) * (in + 1) + i] : own;
  }

  /** The same of updates that are random numbers, as long in each layer. */
  @Override
  public Optional<Counterpart> control(Federation federation, Context context) {
    Seed nothing = context.seed().split("nothing");
    List<SeenUpdate> random =
        seen(federation, context).stream().map(it -> LookingAttack.random(it, nothing)).toList();
    return Optional.of(RowsRegained.nothing(regained(federation, random, context)));
  }
}
