package org.tattle.federated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.component.Schema;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.defense.AggregationDefense;
import org.tattle.defense.Defense;
import org.tattle.model.Model;
import org.tattle.model.NetworkModel;
import org.tattle.nn.network.Network;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Key;
import org.tattle.run.Seed;
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
   * @throws Fault R570 if the model has no weights
   */
  static FederationRecipe of(
      Dataset data, Split split, FederationMethod method, Optional<Model> model, Federating how) {
    Model what = model.orElseThrow();
    if (!(what instanceof NetworkModel)) {
      throw Fault.of(FederationFaults.NO_NETWORK, Schema.of(((Record) what).getClass()).name())
          .at("model");
    }
    return new FederationRecipe(
        data, split, method, what, how, List.of(), List.of(), Optional.empty());
  }

  Network network() {
    return ((NetworkModel) model).network(data.shape(), data.truth().outputs());
  }

  /** The rows of each client. */
  int[][] clients(Seed root) {
    int[][] whole = ClientRows.of(data, split.whole().members(), how, seed(root).split("clients"));
    if (split.forgotten().length == 0) {
      return whole;
    }
    return Stream.of(whole)
        .map(rows -> IntStream.of(rows).filter(this::in).toArray())
        .filter(rows -> rows.length > 0)
        .toArray(int[][]::new);
  }

  private int count() {
    return ClientRows.count(data, split.whole().members(), how);
  }

  private boolean in(int row) {
    return Arrays.binarySearch(split.forgotten(), row) < 0;
  }

  /** Which clients are the attacker's: the same for a federation and its defended copies. */
  boolean[] attackers(int clients, Seed root) {
    boolean[] theirs = new boolean[clients];
    int[] order = PermutationSampler.natural(clients);
    PermutationSampler.shuffle(seed(root).split("attacker").random(), order);
    bad.ifPresent(it -> IntStream.of(order).limit(it.clients()).forEach(i -> theirs[i] = true));
    return theirs;
  }

  /** Of all that is drawn for it. */
  Seed seed(Seed root) {
    return lineage().seed(root);
  }

  /** What its rounds train. */
  FederationOrder order(Trainer trainer) {
    return new FederationOrder(this, trainer.root());
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
   * @throws Fault D450 if that needs more clients
   */
  @Override
  public FederationRecipe with(Defense defense) {
    if (defense instanceof AggregationDefense rule) {
      rule.fits(how.answering(count()));
    }
    List<Defense> all = Stream.concat(defenses.stream(), Stream.of(defense)).toList();
    return new FederationRecipe(data, split, method, model, how, all, planted, bad);
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
    if (attacker.clients() >= count()) {
      throw Fault.of(FederationFaults.TOO_MANY_BAD, attacker.clients(), count()).at("clients");
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
