package org.tattle.attack.updates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.federated.Federation;
import org.tattle.federated.look.Look;
import org.tattle.federated.look.SeenUpdate;
import org.tattle.model.Access;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.UpdateFaults;

/** Tells how many rows of each class clients have, by the biases of the last layer. */
@Component(
    name = "labels",
    doc = "Tells how many rows of each class clients have, by what they send.",
    paper = "Zhao et al. 2020, iDLG: Improved Deep Leakage from Gradients",
    example = "attack labels on fed")
public record LabelAttack(
    @Param(
            doc = "rounds that are looked at, evenly from the first to the last",
            min = 1,
            max = 1000)
        int rounds,
    @Param(doc = "clients of each round that are looked at, who are drawn", min = 1, max = 10_000)
        int clients,
    @Param(doc = "who looks: the server, or a client, who sees how the model moves") Look.View view)
    implements LookingAttack {

  public LabelAttack() {
    this(3, 4, Look.View.SERVER);
  }

  @Override
  public Look look() {
    return new Look(view, rounds, clients);
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.UPDATE_SUM, Access.LABELS);
  }

  @Override
  public Class<LabelsTold> finds() {
    return LabelsTold.class;
  }

  /**
   * @throws Fault T306 if the model predicts numbers
   */
  @Override
  public LabelsTold run(Federation federation, Context context) {
    return told(federation, seen(federation, context), context.control());
  }

  private static LabelsTold told(Federation federation, List<SeenUpdate> updates, Control control) {
    OwnRows known = OwnRows.of(federation.data(), federation.split());
    if (!known.classes()) {
      throw Fault.of(UpdateFaults.NO_CLASSES);
    }
    List<LabelsTold.Update> told = new ArrayList<>();
    for (SeenUpdate seen : updates) {
      control.check();
      told.add(LabelsTold.held(seen, LabelCounts.of(seen, known, control), known));
    }
    return new LabelsTold(told);
  }

  /** The same of updates that are random numbers, as long in each layer. */
  @Override
  public Optional<Counterpart> control(Federation federation, Context context) {
    List<SeenUpdate> random =
        seen(federation, context).stream()
            .map(it -> LookingAttack.random(it, context.seed().split("nothing")))
            .toList();
    return Optional.of(
        new Counterpart(
            told(federation, random, context.control()).against(),
            UpdateFaults.CONTROL_RANDOM_LABELS,
            "of updates of random numbers, of which nothing can be read",
            "The control of “%s” failed: labels are told from random updates as well (%s of them),"
                + " so what it told may be guessed."));
  }
}
