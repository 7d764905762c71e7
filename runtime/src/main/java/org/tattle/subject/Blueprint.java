package org.tattle.subject;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.defense.Defense;
import org.tattle.model.Model;
import org.tattle.model.Training;
import org.tattle.privacy.account.Spent;
import org.tattle.run.Control;
import org.tattle.run.Key;
import org.tattle.run.Seed;
import org.tattle.subject.answer.Shadow;
import org.tattle.subject.answer.Truth;
import org.tattle.subject.train.Fitting;
import org.tattle.subject.train.Order;
import org.tattle.subject.train.Preparation;
import org.tattle.subject.train.Trainer;

/**
 * Everything that makes a target what it is, whatever scripts call it: equal blueprints make equal
 * targets.
 *
 * @param data the rows
 * @param split which of them are members, and what the attacker has
 * @param model the architecture
 * @param training how it is fitted
 * @param defenses in the order in which scripts gave them
 * @param counted how many members defenses reckon with, if not with those there are
 * @param planted what is slipped into the data before it is defended and trained on; answers are
 *     measured on the data as they are without
 */
public record Blueprint(
    Dataset data,
    Split split,
    Model model,
    Training training,
    List<Defense> defenses,
    OptionalInt counted,
    List<Planted> planted)
    implements ModelRecipe<Target> {

  public Blueprint {
    defenses = List.copyOf(defenses);
    planted = List.copyOf(planted);
  }

  /** A blueprint whose defenses reckon with the members that there are. */
  public Blueprint(
      Dataset data, Split split, Model model, Training training, List<Defense> defenses) {
    this(data, split, model, training, defenses, OptionalInt.empty(), List.of());
  }

  @Override
  public Blueprint on(Dataset rows, Split parts) {
    return new Blueprint(rows, parts, model, training, defenses, OptionalInt.of(rows()), planted);
  }

  /** How many members defenses reckon with. */
  int rows() {
    return counted.orElse(split.members().length);
  }

  @Override
  public Blueprint with(Defense defense) {
    return new Blueprint(
        data,
        split,
        model,
        training,
        Stream.concat(defenses.stream(), Stream.of(defense)).toList(),
        counted,
        planted);
  }

  @Override
  public Blueprint with(Planted more) {
    return new Blueprint(
        data,
        split,
        model,
        training,
        defenses,
        counted,
        Stream.concat(planted.stream(), Stream.of(more)).toList());
  }

  /** What is true of the rows of the target. */
  Truth truth() {
    return new Truth(data, data.truth().groups(), split);
  }

  /**
   * The key of the target before its defenses: what it shares with its defended copies, and so what
   * their seeds are made from.
   */
  @Override
  public Key lineage() {
    return Key.of("lineage", data.digest(), split.members(), (Record) model, training);
  }

  /** The key of the target. */
  @Override
  public Key key() {
    return planted.isEmpty()
        ? Key.of("target", lineage(), defenses)
        : Key.of("target", lineage(), defenses, planted);
  }

  @Override
  public List<Record> components() {
    return Stream.concat(
            defenses.stream().map(Record.class::cast), Stream.of(training, (Record) model))
        .toList();
  }

  /** What is to be trained, with what is planted and after the defenses of the data. */
  private Preparation prepared(Trainer trainer) {
    Seed seed = lineage().seed(trainer.root());
    Seed planting = seed.split("planted");
    Dataset rows = data;
    for (int i = 0; i < planted.size(); i++) {
      rows = planted.get(i).into(rows, split, planting.split(i));
    }
    Fitting fitting = new Fitting(model, training, defenses, counted);
    return new Preparation(trainer, seed, data, rows, split, fitting);
  }

  @Override
  public Order order(Trainer trainer) {
    return prepared(trainer).order();
  }

  @Override
  public List<Order> orders(Trainer trainer) {
    return prepared(trainer).orders();
  }

  @Override
  public Optional<Spent> spends(Trainer trainer) {
    return prepared(trainer).spent();
  }

  @Override
  public List<Order> orderShadows(int count, Trainer trainer) {
    return List.of(prepared(trainer).orderShadows(count));
  }

  @Override
  public List<Shadow> shadows(int count, Trainer trainer, Control control) {
    return prepared(trainer).shadows(count, control);
  }

  @Override
  public Target make(Trainer trainer, Control control) {
    Preparation prepared = prepared(trainer.atMost(() -> orders(trainer)));
    Origin origin = Origin.trained(prepared.spent(), trainer.seeded());
    Truth trainedOn = truth().with(split.keeping(prepared.members()));
    return TargetKinds.of(this, trainedOn, prepared.guarded(control), origin, control);
  }
}
