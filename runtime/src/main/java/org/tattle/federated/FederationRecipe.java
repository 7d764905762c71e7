package org.tattle.federated;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tattle.component.Schema;
import org.tattle.data.Dataset;
import org.tattle.data.Persons;
import org.tattle.data.Split;
import org.tattle.defense.AggregationDefense;
import org.tattle.defense.Crowd;
import org.tattle.defense.Defense;
import org.tattle.defense.aggregation.SecAgg;
import org.tattle.federated.client.BadClients;
import org.tattle.federated.client.Federating;
import org.tattle.federated.round.FederationOrder;
import org.tattle.federated.round.FederationTerms;
import org.tattle.model.Access;
import org.tattle.model.Model;
import org.tattle.model.NetworkModel;
import org.tattle.privacy.account.Expense;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Spent;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Key;
import org.tattle.run.catalogue.FederationFaults;
import org.tattle.subject.Planted;
import org.tattle.subject.Recipe;
import org.tattle.subject.train.Order;
import org.tattle.subject.train.Trainer;

/**
 * How a federation is made.
 *
 * @param data the rows that there are
 * @param split whose rows clients have: the members'
 * @param method what the server does
 * @param model what is trained
 * @param how who the clients are, and how they learn
 * @param defenses what the server does against bad clients, in the order in which scripts said it
 * @param planted what is slipped into the rows before they are dealt
 * @param bad the attacker's clients, or none
 */
record FederationRecipe(
    Dataset data,
    Split split,
    FederationMethod method,
    Model model,
    Federating how,
    List<Defense> defenses,
    List<Planted> planted,
    Optional<BadClients> bad)
    implements Recipe<Federation> {
  FederationRecipe {
    defenses = List.copyOf(defenses);
    planted = List.copyOf(planted);
  }

  /**
   * @throws Fault R570 if the model has no weights, or those after all rounds are more than there
   *     is room for
   */
  static FederationRecipe of(
      Dataset data, Split split, FederationMethod method, Optional<Model> model, Federating how) {
    Model what = model.orElseThrow();
    if (!(what instanceof NetworkModel)) {
      throw Fault.of(FederationFaults.NO_NETWORK, Schema.of(((Record) what).getClass()).name())
          .at("model");
    }
    FederationRecipe recipe =
        new FederationRecipe(
            data, split, method, what, how, List.of(), List.of(), Optional.empty());
    return recipe.remembered();
  }

  /** The same, if there is room for what is kept of all rounds. */
  private FederationRecipe remembered() {
    FederationTerms terms = terms();
    long weights = terms.network().weights();
    long clients = terms.count();
    List<Long> kept = new ArrayList<>(List.of(weights, method.kept(weights, clients)));
    terms.rules().forEach(rule -> kept.add(rule.kept(weights, clients)));
    long numbers = kept.stream().mapToLong(it -> it).sum();
    long room = Runtime.getRuntime().maxMemory() / 2;
    if (kept.stream().anyMatch(it -> it > Integer.MAX_VALUE / 2)
        || Float.BYTES * numbers * how.rounds() > room) {
      throw Fault.of(FederationFaults.TOO_MANY_ROUNDS, how.rounds(), numbers).at("rounds");
    }
    return this;
  }

  /** What whoever looks at one sees. */
  Set<Access> access() {
    return Defense.left(method.shows(data.truth().kind()), defenses);
  }

  /** What its rounds have to know. */
  FederationTerms terms() {
    List<AggregationDefense> rules =
        defenses.stream()
            .map(AggregationDefense.class::cast)
            .sorted(Comparator.comparing(AggregationDefense::place))
            .toList();
    return new FederationTerms(data, split, method, (NetworkModel) model, how, rules, bad);
  }

  private static void refuse(Fault fault) {
    throw fault;
  }

  @Override
  public Optional<Spent> spends(Trainer trainer) {
    FederationTerms terms = terms();
    Crowd crowd = terms.crowd(trainer.root());
    Optional<SecAgg> masks = terms.masks();
    return terms
        .privacy()
        .map(it -> it.spent(crowd, it.noise(crowd, masks), masks))
        .map(spent -> trainer.seeded() ? spent.fromSeed() : spent);
  }

  /**
   * A row, or a person all of whose rows one client has, changes what one client sends: it is there
   * with another value, which is twice as far as being there or not, or once there and once not. A
   * client that is a person is hidden as such; and of persons whose rows several clients have
   * nothing is proved.
   */
  @Override
  public Optional<Expense> costs(Trainer trainer) {
    Optional<String> person = data.persons().map(Persons::column);
    return spends(trainer)
        .map(
            spent -> {
              if (person.isPresent() && person.equals(how.column())) {
                return spent.expense();
              }
              if (person.isPresent()) {
                return Expense.UNBOUNDED;
              }
              return Expense.of(
                  new Guarantee(
                      2 * spent.epsilon(),
                      Math.min(1, spent.delta() * (1 + Math.exp(spent.epsilon())))));
            });
  }

  /** What its rounds train. */
  FederationOrder order(Trainer trainer) {
    return new FederationOrder(
        terms(), rows(trainer.root()), key(), trainer.root(), trainer.draws());
  }

  @Override
  public List<Order> orders(Trainer trainer) {
    return List.of(order(trainer));
  }

  @Override
  public Federation make(Trainer trainer, Control control) {
    return new Federation(this, trainer, control);
  }

  @Override
  public FederationRecipe on(Dataset rows, Split parts) {
    return new FederationRecipe(rows, parts, method, model, how, defenses, planted, bad);
  }

  @Override
  public FederationRecipe without(int... rows) {
    return on(data, split.without(rows));
  }

  /**
   * @throws Fault D450 if that needs more clients, D451 if what it must see is withheld, D453 if
   *     clients send more than it treats, D454 if it reads rows that are to be hidden, R570 if
   *     there is no room for what it keeps
   */
  @Override
  public FederationRecipe with(Defense defense) {
    if (method.numbers() > 1) {
      throw Fault.of(
          FederationFaults.MORE_IS_SENT,
          Schema.of(((Record) method).getClass()).name(),
          Schema.of(((Record) defense).getClass()).name());
    }
    for (Defense before : defenses) {
      defense.conflict(before).ifPresent(FederationRecipe::refuse);
    }
    if (defense instanceof AggregationDefense rule) {
      rule.joins(defenses);
      rule.fits(terms().crowd(how.rounds()));
    }
    List<Defense> all = Stream.concat(defenses.stream(), Stream.of(defense)).toList();
    return new FederationRecipe(data, split, method, model, how, all, planted, bad).remembered();
  }

  @Override
  public FederationRecipe with(Planted more) {
    List<Planted> all = Stream.concat(planted.stream(), Stream.of(more)).toList();
    return new FederationRecipe(data, split, method, model, how, defenses, all, bad);
  }

  /**
   * The same where some clients are an attacker's.
   *
   * @throws Fault R570 if none would be left that is not
   */
  FederationRecipe with(BadClients attacker) {
    int clients = terms().count();
    if (attacker.clients() >= clients) {
      throw Fault.of(FederationFaults.TOO_MANY_BAD, attacker.clients(), clients).at("clients");
    }
    return new FederationRecipe(
        data, split, method, model, how, defenses, planted, Optional.of(attacker));
  }

  @Override
  public List<Record> components() {
    return Stream.concat(
            defenses.stream().map(Record.class::cast),
            Stream.of(how, (Record) method, (Record) model))
        .toList();
  }

  @Override
  public Key lineage() {
    return Key.of(
        "lineage", data.digest(), split.whole().members(), (Record) method, (Record) model, how);
  }

  /** Only what is out of the ordinary is told besides. */
  @Override
  public Key key() {
    List<Object> made = new ArrayList<>(List.of(lineage(), defenses));
    if (!planted.isEmpty()) {
      made.add(planted);
    }
    bad.ifPresent(it -> made.add(it));
    if (split.forgotten().length > 0) {
      made.addAll(List.of("without", split.forgotten()));
    }
    return Key.of("federation", made.toArray());
  }
}
