package org.tattle.federated;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tattle.component.Metric;
import org.tattle.component.Param;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.defense.AggregationDefense;
import org.tattle.defense.Defense;
import org.tattle.measure.Estimate;
import org.tattle.model.Access;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.subject.Classifier;
import org.tattle.subject.Prospect;
import org.tattle.subject.Recipe;
import org.tattle.subject.Regressor;
import org.tattle.subject.Subject;
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
public final class Federation implements Subject {
  private final FederationRecipe recipe;
  private final FederationOrder order;
  private final List<ServerState> rounds;
  private final Target model;

  Federation(FederationRecipe recipe, Trainer trainer, Control control) {
    this.recipe = recipe;
    order = recipe.order(trainer);
    rounds = trainer.made(order, (workers, cache) -> order.rounds(workers, cache, control));
    model = after(rounds.size());
  }

  /** The model as it was after that round, from 1. */
  public Target after(int round) {
    Dataset data = recipe.data();
    Trained trained = Trained.elsewhere(order.network(), rounds.get(round - 1).weights());
    TrainedService service = new TrainedService(data, rows -> rows, trained, order.like());
    Truth truth = new Truth(data, data.truth().groups(), recipe.split());
    return TargetKinds.elsewhere(service, truth, Optional.empty());
  }

  FederationOrder order() {
    return order;
  }

  @Override
  public Key key() {
    return recipe.key();
  }

  @Override
  public Set<Access> access() {
    return EnumSet.of(Access.UPDATES);
  }

  @Override
  public Optional<FederationRecipe> recipe() {
    return Optional.of(recipe);
  }

  @Override
  public Dataset data() {
    return recipe.data();
  }

  @Override
  public Split split() {
    return recipe.split();
  }

  @Override
  public List<Defense> defenses() {
    return recipe.defenses();
  }

  @Override
  public Federation defended(Defense defense, Trainer trainer, Control control) {
    return recipe.with(defense).make(trainer, control);
  }

  @Override
  public boolean defends(Subject other) {
    return other instanceof Federation that && recipe.defends(that.recipe);
  }

  /** How the same is made where some clients are an attacker's, if it is a federation. */
  public static Optional<Recipe<Federation>> with(Prospect federation, BadClients attacker) {
    return federation instanceof FederationRecipe recipe
        ? Optional.of(recipe.with(attacker))
        : Optional.empty();
  }

  /** How many clients there are. */
  public int clientCount() {
    return order.clients().length;
  }

  /** The same where some clients are an attacker's. */
  public Federation with(BadClients attacker, Trainer trainer, Control control) {
    return recipe.with(attacker).make(trainer, control);
  }

  @Override
  public Map<String, String> facts() {
    return Map.of(
        "federates",
        "%s rounds among %s clients; each that is asked sends %s numbers"
            .formatted(rounds.size(), order.clients().length, order.network().weights()));
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

  @Metric(doc = "root of the mean square by which the model at the end is off, on non-members")
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
      worth = 3)
  public Estimate drift() {
    return Estimate.exact(
        rounds.stream().mapToDouble(ServerState::drift).average().orElse(Double.NaN));
  }

  @Metric(doc = "clients that rows were dealt to", worth = 2)
  public Estimate clients() {
    return Estimate.exact(clientCount());
  }

  @Metric(doc = "bytes that all clients sent in all rounds")
  public Estimate bytes() {
    long each = (long) Float.BYTES * order.network().weights();
    long sent = 0;
    for (int round = 0; round < rounds.size(); round++) {
      sent += each * order.round(round).clients().length;
    }
    return Estimate.exact(sent);
  }

  @Metric(doc = "bytes that clients sent, over those of the rows that they kept to themselves")
  public Estimate bytesOverRows() {
    double rows = (double) Float.BYTES * recipe.split().members().length * data().shape().size();
    return Estimate.exact(bytes().value() / rows);
  }
}
