package org.tattle.federated;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tattle.component.Detail;
import org.tattle.component.Metric;
import org.tattle.component.Param;
import org.tattle.component.Schema;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.defense.AggregationDefense;
import org.tattle.federated.client.BadClients;
import org.tattle.federated.course.LinearWeights;
import org.tattle.federated.course.Participation;
import org.tattle.federated.course.RoundAxis;
import org.tattle.federated.course.Weighed;
import org.tattle.federated.look.SeenUpdate;
import org.tattle.federated.round.FederationOrder;
import org.tattle.federated.round.ServerState;
import org.tattle.measure.Estimate;
import org.tattle.model.Access;
import org.tattle.nn.train.Trained;
import org.tattle.privacy.account.Spent;
import org.tattle.run.Control;
import org.tattle.subject.Classifier;
import org.tattle.subject.MadeSubject;
import org.tattle.subject.OverRounds;
import org.tattle.subject.Prospect;
import org.tattle.subject.Recipe;
import org.tattle.subject.Regressor;
import org.tattle.subject.SubjectKind;
import org.tattle.subject.Target;
import org.tattle.subject.TargetKinds;
import org.tattle.subject.answer.TrainedService;
import org.tattle.subject.answer.Truth;
import org.tattle.subject.part.Part;
import org.tattle.subject.train.Trainer;

/**
 * Clients who train one model together, each on rows of its own, and send their server how the
 * weights changed. The rounds are a simulation, of real rows and real training.
 */
@SubjectKind(noun = "federation", trained = true, stages = AggregationDefense.class)
public final class Federation extends MadeSubject<Federation, FederationRecipe> {
  private final FederationOrder order;
  private final List<ServerState> rounds;
  private final Target model;
  private final Optional<Spent> spent;

  Federation(FederationRecipe recipe, Trainer trainer, Control control) {
    super(recipe);
    order = recipe.order(trainer);
    rounds = trainer.made(order, (workers, cache) -> order.rounds(workers, cache, control));
    model = after(rounds.size());
    spent = recipe.spends(trainer);
  }

  /** The model as it was after that round, from 1. */
  public Target after(int round) {
    return target(rounds.get(round - 1).weights(), recipe.split());
  }

  private Target target(float[] weights, Split whose) {
    Dataset data = recipe.data();
    Trained trained = Trained.elsewhere(order.attendance().network(), weights);
    TrainedService service =
        new TrainedService(data, rows -> rows, trained, order.attendance().like());
    Truth truth = new Truth(data, data.truth().groups(), whose);
    return TargetKinds.elsewhere(service, truth, Optional.empty());
  }

  /** What a client's update makes of the model that it was sent: its rows are the members. */
  public Target client(SeenUpdate seen) {
    float[] weights = seen.before().weights();
    for (int i = 0; i < weights.length; i++) {
      weights[i] += seen.change()[i];
    }
    int[] members = seen.rows()[0];
    Split whole = recipe.split();
    Split own = new Split(whole.adversary(), members, whole.nonmembers(), new int[0]);
    return target(weights, own);
  }

  FederationOrder order() {
    return order;
  }

  /** What the server has after each of them. */
  List<ServerState> rounds() {
    return rounds;
  }

  @Override
  public Set<Access> access() {
    return recipe.access();
  }

  /** How the same is made where some clients are an attacker's, if it is a federation. */
  public static Optional<Recipe<Federation>> with(Prospect federation, BadClients attacker) {
    return federation instanceof FederationRecipe recipe
        ? Optional.of(recipe.with(attacker))
        : Optional.empty();
  }

  /** How many clients answer in a round, if it is a federation; else one. */
  public static int seats(Prospect federation) {
    return federation instanceof FederationRecipe recipe
        ? recipe.how().answering(recipe.terms().count())
        : 1;
  }

  /** Whether a defense of clients makes of the last layer's changes what misleads. */
  public boolean spoilsLast() {
    return recipe.terms().rules().stream().anyMatch(AggregationDefense::spoilsLast);
  }

  /** How many clients there are. */
  public int clientCount() {
    return order.attendance().clients().length;
  }

  /** The same where some clients are an attacker's. */
  public Federation with(BadClients attacker, Trainer trainer, Control control) {
    return recipe.with(attacker).make(trainer, control);
  }

  @Override
  public Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(
        "federates",
        "%s rounds among %s clients; each that is asked sends %s numbers"
            .formatted(
                rounds.size(),
                order.attendance().clients().length,
                order.attendance().network().weights()));
    for (AggregationDefense rule : recipe.terms().rules()) {
      String name = Schema.of(rule.getClass().asSubclass(Record.class)).name();
      rule.excludes().ifPresent(it -> facts.put(name + " excludes", it));
    }
    return facts;
  }

  @Part(
      doc = "the model at the end",
      shows = {
        Access.LABELS,
        Access.MEMBERS,
        Access.LOSSES,
        Access.PROBABILITIES,
        Access.GRADIENTS,
        Access.QUERIES
      })
  public Target model() {
    return model;
  }

  /** How often the model was right after that round, of rows that no client has. */
  public Optional<Estimate> accuracyAfter(int round) {
    return after(round) instanceof Classifier it ? it.accuracy() : Optional.empty();
  }

  /** How many rounds it took. */
  public int length() {
    return rounds.size();
  }

  @Metric(
      doc = "share of non-members that the model at the end classifies rightly",
      share = true,
      headline = true,
      worth = 1)
  public Optional<Estimate> accuracy() {
    return model instanceof Classifier it ? it.accuracy() : Optional.empty();
  }

  @Metric(
      doc = "root of the mean square by which the model at the end is off, on non-members",
      headline = true,
      worth = 2)
  public Optional<Estimate> rmse() {
    return model instanceof Regressor it ? it.rmse() : Optional.empty();
  }

  @Metric(
      doc = "share of non-members that the model classifies rightly after a round",
      share = true)
  public Optional<Estimate> accuracyAt(
      @Param(doc = "which round, from 1", min = 1, max = 1_000_000) double round) {
    return round > rounds.size() ? Optional.empty() : accuracyAfter((int) round);
  }

  @Metric(
      doc =
          "how far apart the changes are that clients send, over all rounds: 0 where all pull one"
              + " way, 1 where they cancel out",
      share = true,
      worth = 4)
  public Estimate drift() {
    return Estimate.exact(
        rounds.stream().mapToDouble(ServerState::drift).average().orElse(Double.NaN));
  }

  @Override
  public Optional<Spent> spent() {
    return spent;
  }

  /** Whose number its delta is held to. */
  @Override
  public int hidden() {
    return clientCount();
  }

  @Override
  public boolean drawnAnew() {
    return spent.filter(it -> !it.seeded()).isPresent();
  }

  @Metric(doc = "epsilon that a client spends; infinite without differential privacy", paid = true)
  public Estimate eps() {
    return Estimate.exact(spent.map(Spent::epsilon).orElse(Double.POSITIVE_INFINITY));
  }

  @Metric(doc = "delta that a client spends", paid = true)
  public Estimate delta() {
    return Estimate.exact(spent.map(Spent::delta).orElse(0.0));
  }

  @Detail(
      doc = "a client: its rows, the rounds that it took part in, and the epsilon these cost it")
  public List<Participation> participation() {
    return Participation.of(rounds, order.attendance(), eps().value());
  }

  @Detail(doc = "of a model that is one sum of a few columns, a weight after some of the rounds")
  public List<Weighed> weights() {
    LinearWeights line = LinearWeights.of(order.attendance().network(), data());
    return line == null ? List.of() : Weighed.of(rounds, line);
  }

  @Override
  public Map<String, Supplier<OverRounds>> overRounds(Control control) {
    RoundAxis axis = new RoundAxis(rounds, control);
    Map<String, Supplier<OverRounds>> all = new LinkedHashMap<>();
    if (model instanceof Classifier) {
      all.put("accuracy", () -> axis.worth("accuracy", true, this::accuracyAfter));
    } else {
      all.put("rmse", () -> axis.worth("rmse", false, this::rmseAfter));
    }
    all.putAll(
        axis.all(LinearWeights.of(order.attendance().network(), data()), order.attendance()));
    return all;
  }

  private Optional<Estimate> rmseAfter(int round) {
    return after(round) instanceof Regressor it ? it.rmse() : Optional.empty();
  }

  @Metric(doc = "clients that rows were dealt to", worth = 3)
  public Estimate clients() {
    return Estimate.exact(clientCount());
  }

  @Metric(doc = "bytes that all clients sent in all rounds")
  public Estimate bytes() {
    return Estimate.exact(rounds.stream().mapToLong(ServerState::sent).sum());
  }

  @Metric(doc = "bytes that clients sent, over those of the rows that they kept to themselves")
  public Estimate bytesOverRows() {
    double rows = (double) Float.BYTES * recipe.split().members().length * data().shape().size();
    return Estimate.exact(bytes().value() / rows);
  }
}
