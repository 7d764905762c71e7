package org.tattle.attack.updates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.federated.Federation;
import org.tattle.federated.look.Look;
import org.tattle.federated.look.SeenUpdate;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/**
 * Makes up the rows of clients from what they send. Each row that is behind an update is held to
 * what was made up for it; beside that stands how near the mean of the attacker's own rows of its
 * class comes, for which nobody needs an update.
 */
@Component(
    name = "gradients",
    doc = "Rebuilds clients' rows from the updates that they send.",
    paper =
        "Phong et al. 2017, Privacy-Preserving Deep Learning via Additively Homomorphic"
            + " Encryption",
    example = "attack gradients on fed with clients=4")
public record UpdateInversion(
    @Param(
            doc =
                "how rows are rebuilt: read off a first layer that is dense; looked for, until they"
                    + " make the same gradient (`dlg`), or one of the same direction and a smooth"
                    + " picture (`inverting`)")
        Method method,
    @Param(
            doc = "rounds that are looked at, evenly from the first to the last",
            min = 1,
            max = 1000)
        int rounds,
    @Param(doc = "clients of each round that are looked at, who are drawn", min = 1, max = 10_000)
        int clients,
    @Param(
            doc =
                "how near a row counts as recovered: peak signal-to-noise ratio, in dB; 20 is a"
                    + " tenth of the range off",
            min = 0,
            max = 200)
        double close,
    @Param(doc = "steps of a search at most, for each update", min = 1, max = 1_000_000) int steps,
    @Param(doc = "how much `inverting` draws neighbours in a picture together", min = 0) double tv,
    @Param(doc = "who looks: the server, or a client, who sees how the model moves") Look.View view,
    @Param(
            doc =
                "whether a search leaves out what a defense of clients spoils, as `soteria` does the"
                    + " last layer")
        boolean adaptive)
    implements LookingAttack {

  /** How rows are rebuilt. */
  public enum Method {
    ANALYTIC,
    DLG,
    INVERTING
  }

  public UpdateInversion() {
    this(Method.ANALYTIC, 3, 4, 20, 2400, 0.2, Look.View.SERVER, true);
  }

  @Override
  public Look look() {
    return new Look(view, rounds, clients);
  }

  @Override
  public Class<RowsRegained> finds() {
    return RowsRegained.class;
  }

  @Override
  public RowsRegained run(Federation federation, Context context) {
    return regained(federation, seen(federation, context), context.seed(), context.control());
  }

  private Inverter inverter(Federation federation) {
    boolean blind = adaptive && federation.spoilsLast();
    return switch (method) {
      case ANALYTIC -> new Analytic();
      case DLG -> new DeepLeakage(steps, blind);
      case INVERTING -> new InvertingGradients(steps, tv, blind);
    };
  }

  private RowsRegained regained(
      Federation federation, List<SeenUpdate> updates, Seed seed, Control control) {
    OwnRows known = OwnRows.of(federation.data(), federation.split());
    Inverter inverter = inverter(federation);
    List<RowsRegained.Row> rows = new ArrayList<>();
    for (SeenUpdate seen : updates) {
      control.check();
      Seed own = seed.split("round", seen.round(), "client", seen.clients()[0]);
      rows.addAll(RowsRegained.held(seen, inverter.rows(seen, known, own, control), known));
    }
    return new RowsRegained(rows, close, known.shape(), known.least(), known.range());
  }

  /**
   * The same of updates that are random numbers, as long in each layer. A search tries the first
   * alone: it takes as long as the attack itself.
   */
  @Override
  public Optional<Counterpart> control(Federation federation, Context context) {
    List<SeenUpdate> random =
        seen(federation, context).stream()
            .limit(method == Method.ANALYTIC ? Long.MAX_VALUE : 1)
            .map(it -> LookingAttack.random(it, context.seed().split("nothing")))
            .toList();
    RowsRegained found = regained(federation, random, context.seed(), context.control());
    return Optional.of(RowsRegained.nothing(found));
  }
}
